// What `npm test` does in short, at length: more sequences of faults, every crash of the printer service with every kind of printer,
// a minute of a cut network; and what takes its time: a whole dinner, restarts under a rush, planted bugs that must be found. Ends
// with the plain line `N passed, N failed`.
// `npm run soak -- 4` makes it four times as long.
import { endWith, runAva } from './run-ava.mjs';

const factor = Number(process.argv[2] ?? 1);
if (!(factor > 0)) {
  process.stderr.write('How many times as long? A number above 0, e.g. npm run soak -- 4\n');
  process.exit(2);
}
const files = [
  'build/test/driver/random-faults.test.js',
  'build/test/printd/crash-matrix.test.js',
  'build/test/web/cut-network.test.js',
];
const settings = {
  SOAK_SEQUENCES: String(Math.round(2000 * factor)),
  SOAK_SECONDS: String(Math.round(60 * factor)),
  CRASH_MATRIX: 'whole',
};
const atLength = await runAva(['--timeout=60m', ...files], settings);
const long = await runAva(['--timeout=60m'], { TEST_PART: 'long' });
endWith({ passed: atLength.passed + long.passed, failed: atLength.failed + long.failed });
