import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ExecutionContext } from 'ava';
import { cleanEnvironment, cliProgram } from './run-cli.ts';

export interface PtyOptions {
  readonly columns: number;
  readonly rows: number;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly onData: (text: string) => void;
}

export interface PtyProgram {
  /** Of the program itself. */
  readonly pid: number;
  /** Presses keys. */
  type(keys: string): void;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
}

/** Runs restaurantctl in a pseudo-terminal of that size, as a person does; needs `script` of util-linux. */
export async function startInPty(
  t: Pick<ExecutionContext, 'teardown'>,
  args: readonly string[],
  { columns, rows, env, onData }: PtyOptions,
): Promise<PtyProgram> {
  const program = [process.execPath, cliProgram, ...args].map(quote).join(' ');
  // The program takes the place of the shell that has told its number.
  const command = `stty cols ${columns} rows ${rows}; echo "pid $$"; exec ${program}`;
  const child = spawn('script', ['-qefc', command, '/dev/null'], {
    env: { ...cleanEnvironment(), LANG: 'C.UTF-8', TERM: 'xterm-256color', SHELL: '/bin/sh', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close').then(([code]: (number | null)[]) => code ?? null);
  t.teardown(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const pid = await readPid(child, onData);
  return { pid, ended, type: (keys) => void child.stdin?.write(keys) };
}

/** The first line is the number; all after it is the program's. */
function readPid({ stdout }: ChildProcess, onData: (text: string) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    let head: string | undefined = '';
    stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (head === undefined) return onData(text);
      head += text;
      const [, pid, rest = ''] = /^pid (\d+)\r?\n(.*)$/s.exec(head) ?? [];
      if (pid === undefined) return;
      head = undefined;
      resolve(Number(pid));
      if (rest !== '') onData(rest);
    });
    stdout?.once('end', () => reject(new Error(`The terminal ended at once: ${head}`)));
  });
}

function quote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
