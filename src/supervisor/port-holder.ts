import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

export interface PortHolder {
  readonly pid: number;
  readonly command: string;
}

/** The process that listens on a TCP port, where the system shows it (Linux, a process of the same user or root). */
export function findPortHolder(port: number): PortHolder | undefined {
  const sockets = listeningSockets(port);
  if (sockets.size === 0) return undefined;
  const pid = listNumbers('/proc').find((pid) =>
    listNumbers(`/proc/${pid}/fd`).some((fd) => sockets.has(readLink(`/proc/${pid}/fd/${fd}`))),
  );
  return pid === undefined ? undefined : { pid, command: readCommand(pid) };
}

/** Links like `socket:[1234]` of the sockets that listen on the port (proc(5): local address, state 0A, inode). */
function listeningSockets(port: number): ReadonlySet<string> {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => readText(table).split('\n').slice(1));
  const fields = rows.map((row) => row.trim().split(/\s+/));
  const listening = fields.filter(([, address, , state]) => address?.endsWith(wanted) && state === '0A');
  return new Set(listening.map((row) => `socket:[${row[9]}]`));
}

function readCommand(pid: number): string {
  const command = readText(`/proc/${pid}/cmdline`).split('\0').join(' ').trim();
  return command.length > 120 ? `${command.slice(0, 119)}…` : command;
}

function listNumbers(folder: string): number[] {
  try {
    return readdirSync(folder).map(Number).filter(Number.isInteger);
  } catch {
    // Not Linux, gone meanwhile, or not ours to see.
    return [];
  }
}

function readLink(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
