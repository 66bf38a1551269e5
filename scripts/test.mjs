// Type check, lint, then the tests. Ends with the plain line `N passed, N failed`.
// `--fast` leaves out the tests that start the whole product; further arguments go to ava.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => join(root, 'node_modules', '.bin', name);
const fast = process.argv.includes('--fast');
const avaArguments = process.argv.slice(2).filter((argument) => argument !== '--fast');

const lint = await finished(spawn(bin('oxlint'), ['--type-aware'], { cwd: root, stdio: 'inherit' }));
const tests = { passed: 0, failed: 0, code: 0 };
for (const part of partsToRun()) {
  const { passed, failed, code } = await runAva(part);
  tests.passed += passed;
  tests.failed += failed;
  tests.code ||= code;
}
const failed = tests.failed + (lint === 0 ? 0 : 1);
if (lint !== 0) process.stdout.write('lint failed\n');
process.stdout.write(`${tests.passed + (lint === 0 ? 1 : 0)} passed, ${failed} failed\n`);
process.exit(failed === 0 && tests.code === 0 ? 0 : 1);

/** Files named on the command line run together; otherwise the single parts first, then the whole product. */
function partsToRun() {
  if (avaArguments.length > 0) return [''];
  return fast ? ['fast'] : ['parts', 'whole'];
}

/** Runs ava in TAP form: results are shown as they come, and counted. */
async function runAva(part) {
  const env = { ...process.env, FORCE_COLOR: '0', TEST_PART: part };
  const child = spawn(bin('ava'), ['--tap', ...avaArguments], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = finished(child);
  let passed = 0;
  let failed = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('ok ') && !/# (SKIP|TODO)/.test(line)) passed++;
    if (line.startsWith('not ok ')) failed++;
    process.stdout.write(`${line}\n`);
  }
  const code = await exit;
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, code };
}

async function finished(child) {
  const [code] = await once(child, 'close');
  return code ?? 1;
}
