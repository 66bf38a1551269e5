import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ExecutionContext } from 'ava';
import { packageRoot } from '../../src/runtime/package-root.ts';

const program = join(packageRoot, 'test', 'fixtures', 'transports', 'pty-printer.py');

export interface PtyPrinter {
  /** Of the terminal that leads to the printer. */
  readonly path: string;
  /** Pulls the cable out. */
  unplug(): Promise<void>;
}

/** A device file with the virtual printer of that port behind it; needs Python. */
export async function startPtyPrinter(
  t: Pick<ExecutionContext, 'teardown'>,
  port: number,
): Promise<PtyPrinter> {
  const child = spawn('python3', [program, String(port)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  t.teardown(() => child.kill('SIGKILL'));
  const [path]: string[] = await once(createInterface({ input: child.stdout }), 'line');
  if (path === undefined) throw new Error('The terminal has no path');
  return {
    path,
    unplug: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
