// What `npm test` does in short, at length: more sequences of faults, every crash of the printer service with every kind of printer. Ends with the plain line `N passed, N failed`.
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
endWith(await runAva(['--timeout=60m', ...files], settings));
