import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const bin = (name) => join(root, 'node_modules', '.bin', name);

/**
 * Runs ava: results are shown as they come, and counted. A run that ends badly without a failed test counts as one. Not in TAP form:
 * there ava breaks off at the first error without a stack, as SQLite's are, and what failed stays untold.
 */
export async function runAva(args, env) {
  const child = spawn(bin('ava'), args, {
    cwd: root,
    env: { ...process.env, FORCE_COLOR: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = finished(child);
  let passed = 0;
  let failed = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (/^ *[✔√] /.test(line)) passed++;
    if (/^ *[✘×] \[fail\]:/.test(line)) failed++;
    process.stdout.write(`${line}\n`);
  }
  const code = await exit;
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

/** @returns the exit code of a program that was started */
export async function finished(child) {
  const [code] = await once(child, 'close');
  return code ?? 1;
}

/** The last line of every check, and its exit code. */
export function endWith({ passed, failed }) {
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exit(failed === 0 ? 0 : 1);
}
