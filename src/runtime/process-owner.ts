import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

const own = new Set<string>();

/** Names this process in leases: `pid@host/…`, another one after every start. */
export function nameThisProcess(): string {
  const name = `${process.pid}@${hostname()}/${randomUUID()}`;
  own.add(name);
  return name;
}

/** True when the owner was a process of this machine that has ended: nobody has to wait for its lease to run out. */
export function isProcessGone(owner: string): boolean {
  const match = /^(\d+)@([^/]*)\//.exec(owner);
  if (!match || match[2] !== hostname()) return false;
  // In a container the process that comes back often has the same number.
  if (Number(match[1]) === process.pid) return !own.has(owner);
  try {
    process.kill(Number(match[1]), 0);
    return false;
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'ESRCH';
  }
}
