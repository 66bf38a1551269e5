import test from 'ava';
import { checkConsistency, describeFindings, type Findings } from '../helpers/check-consistency.ts';
import { crashRun } from '../helpers/crash-run.ts';
import { plantBug, type Bug } from '../helpers/plant-bug.ts';

// A checker that has never failed proves nothing: each of these puts a real bug into a copy of the program and runs it.

const finds = test.macro(
  async (
    t,
    bug: Bug,
    victims: readonly ('api' | 'hub' | 'printd')[],
    found: (findings: Findings) => number,
  ) => {
    t.timeout(240_000);
    const program = await plantBug(t, bug);
    const findings = checkConsistency(
      await crashRun(t, { kills: 6, seed: 7, victims, printerSpeed: 150, program }),
    );
    t.log(describeFindings(findings));
    t.true(found(findings) > 0, 'the checker saw nothing');
  },
);

test(
  'the checker finds orders that are acknowledged before they are committed',
  finds,
  'ack-before-commit',
  ['api'],
  ({ lost }) => lost,
);
test(
  'the checker finds a resume that forgets an event',
  finds,
  'resume-skips-one',
  ['hub'],
  ({ gaps }) => gaps,
);
test(
  'the checker finds tickets printed again without a mark',
  finds,
  'crash-means-pending',
  ['printd'],
  ({ ticketsDoubled }) => ticketsDoubled,
);
