import test from 'ava';
import { checkConsistency, describeFindings, type Findings } from '../helpers/check-consistency.ts';
import { type CrashRunOptions, crashRun } from '../helpers/crash-run.ts';
import { type Bug, plantBug } from '../helpers/plant-bug.ts';

// A checker that has never failed proves nothing: each of these puts a real bug into a copy of the program and runs it.

const finds = test.macro(
  async (t, bug: Bug, run: Partial<CrashRunOptions>, found: (findings: Findings) => number) => {
    t.timeout(900_000);
    const program = await plantBug(t, bug);
    // A kill must fall on the moment at which the bug bites; how likely that is depends on the machine.
    for (let seed = 7; seed < 12; seed++) {
      const findings = checkConsistency(await crashRun(t, { kills: 6, seed, ...run, program }));
      t.log(describeFindings(findings));
      if (found(findings) > 0) return t.pass();
    }
    t.fail('the checker saw nothing');
  },
);

test.serial(
  'the checker finds orders that are acknowledged before they are committed',
  finds,
  'ack-before-commit',
  { victims: ['api'], pauseMs: 0 },
  ({ lost }) => lost,
);
test.serial(
  'the checker finds a resume that forgets an event',
  finds,
  'resume-skips-one',
  { victims: ['hub'], kills: 2 },
  ({ gaps }) => gaps,
);
test.serial(
  'the checker finds tickets printed again without a mark',
  finds,
  'crash-means-pending',
  { victims: ['printd'], printerSpeed: 150 },
  ({ ticketsDoubled }) => ticketsDoubled,
);
