import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Runs a fixture program of `test/fixtures` to its end; rejects when it exits with anything but 0. */
export function runFixture(path: string, ...args: string[]): Promise<{ stdout: string; stderr: string }> {
  const program = fileURLToPath(new URL(`../fixtures/${path}.js`, import.meta.url));
  return promisify(execFile)(process.execPath, ['--enable-source-maps', program, ...args]);
}
