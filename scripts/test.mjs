// Type check, lint, then the tests. Ends with the plain line `N passed, N failed`.
// `--fast` leaves out the tests that start the whole product; further arguments go to ava.
import { spawn } from 'node:child_process';
import { bin, endWith, finished, root, runAva } from './run-ava.mjs';

const fast = process.argv.includes('--fast');
const avaArguments = process.argv.slice(2).filter((argument) => argument !== '--fast');

const lint = await finished(spawn(bin('oxlint'), ['--type-aware'], { cwd: root, stdio: 'inherit' }));
if (lint !== 0) process.stdout.write('lint failed\n');
const all = { passed: lint === 0 ? 1 : 0, failed: lint === 0 ? 0 : 1 };
for (const part of partsToRun()) {
  const { passed, failed } = await runAva(avaArguments, { TEST_PART: part });
  all.passed += passed;
  all.failed += failed;
}
endWith(all);

/** Files named on the command line run together; otherwise the single parts first, then the whole product. */
function partsToRun() {
  if (avaArguments.length > 0) return [''];
  return fast ? ['fast'] : ['parts', 'whole', 'pages'];
}
