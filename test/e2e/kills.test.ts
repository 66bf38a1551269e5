import test from 'ava';
import { checkConsistency, describeFindings } from '../helpers/check-consistency.ts';
import { crashRun } from '../helpers/crash-run.ts';

test('30 kills of api, hub and printd under a rush: nothing lost, nothing doubled, no gap, every ticket on paper', async (t) => {
  t.timeout(600_000);
  const history = await crashRun(t, { kills: 30, seed: 20260108, printerSpeed: 1500, orders: 50 });
  const findings = checkConsistency(history);
  t.log(describeFindings(findings));
  t.deepEqual(findings.problems, []);
  t.true(findings.acked >= 50, 'a rush worth the name');
});
