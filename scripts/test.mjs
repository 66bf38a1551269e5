// Lint beside the tests; the type check was done when they were compiled. Ends with the plain line `N passed, N failed`.
// `--fast` leaves out the tests that start the whole product; further arguments go to ava.
import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { text } from 'node:stream/consumers';
import { gatherPureTests } from './gather-pure-tests.mjs';
import { bin, endWith, finished, root, runAva } from './run-ava.mjs';

const fast = process.argv.includes('--fast');
const avaArguments = process.argv.slice(2).filter((argument) => argument !== '--fast');

const linting = lint();
gatherPureTests();
const tests = await runAva(avaArguments, { TEST_PART: partToRun() });
const linted = await linting;
process.stdout.write(linted.said);
if (!linted.ok) process.stdout.write('lint failed\n');
endWith({ passed: tests.passed + (linted.ok ? 1 : 0), failed: tests.failed + (linted.ok ? 0 : 1) });

/** Files named on the command line run whatever they are. */
function partToRun() {
  if (avaArguments.length > 0) return '';
  return fast ? 'fast' : 'short';
}

/** Takes the time that waiting tests leave over. Rules that need types take longer than all fast tests together. */
async function lint() {
  const child = spawn(bin('oxlint'), fast ? [] : ['--type-aware'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  setPriority(child.pid, 10);
  const [code, said] = await Promise.all([finished(child), text(child.stdout)]);
  return { ok: code === 0, said };
}
