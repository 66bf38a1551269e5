import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ExecutionContext } from 'ava';

/** Runs a fixture program of `test/fixtures` to its end; rejects when it exits with anything but 0. */
export function runFixture(path: string, ...args: string[]): Promise<{ stdout: string; stderr: string }> {
  return promisify(execFile)(process.execPath, ['--enable-source-maps', programOf(path), ...args]);
}

/** Starts a fixture program that goes on until the end of the test. */
export function startFixture(
  t: Pick<ExecutionContext, 'teardown'>,
  path: string,
  ...args: string[]
): ChildProcessByStdio<null, Readable, null> {
  const child = spawn(process.execPath, ['--enable-source-maps', programOf(path), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.teardown(async () => {
    const gone = once(child, 'close');
    child.kill('SIGKILL');
    await gone;
  });
  return child;
}

function programOf(path: string): string {
  return fileURLToPath(new URL(`../fixtures/${path}.js`, import.meta.url));
}
