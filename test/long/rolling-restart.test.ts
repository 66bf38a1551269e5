import test from 'ava';
import { createControlClient } from '../../src/client/control-client.ts';
import { serviceNames } from '../../src/domain/child-process.ts';
import { dataPaths } from '../../src/runtime/data-dir.ts';
import { checkConsistency, describeFindings } from '../helpers/check-consistency.ts';
import { crashRun } from '../helpers/crash-run.ts';

test('each service is restarted under a rush: no order lost or doubled, no gap on a screen, no paper in doubt', async (t) => {
  t.timeout(300_000);
  const history = await crashRun(t, {
    kills: serviceNames.length,
    seed: 20260109,
    // Slow enough that a ticket is under way when its service is restarted.
    printerSpeed: 1500,
    pauseMs: 1000,
    orders: 20,
    disturb: async ({ dataDir }, _, round) => {
      await createControlClient({ runDir: dataPaths(dataDir).run }).restart(serviceNames[round]);
    },
  });
  const findings = checkConsistency(history);
  t.log(describeFindings(findings));
  t.deepEqual(findings.problems, []);
  // Who restarts in order finishes the paper in hand: nothing was printed a second time.
  t.is(history.papers.filter(({ marked }) => marked).length, 0);
  t.true(findings.acked >= 20, 'a rush worth the name');
});
