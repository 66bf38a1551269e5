import test from 'ava';
import { lookAtRunning } from '../../../src/cli/verify/look-at-running.ts';
import { createTry, type Step, StepFailed } from '../../../src/cli/verify/step.ts';
import { openCli } from '../../helpers/open-cli.ts';
import { startRunningSystem } from '../../helpers/running-system.ts';

test('the restaurant that runs is looked at, and nothing of it changes', async (t) => {
  const system = await startRunningSystem(t);
  const { api, dataDir } = system;
  const cli = await openCli('en', '--data-dir', dataDir);
  const connection = { api, config: (await cli.loadSettings()).config, close: async () => {} };
  const look = async () => {
    const steps: Step[] = [];
    const tryStep = createTry((step) => steps.push(step));
    const failure = await lookAtRunning(cli, connection, tryStep).catch((thrown: unknown) => thrown);
    return { steps, failure };
  };
  const before = await api.listOrders({ query: { store_id: 1 } });
  const { steps, failure } = await look();
  t.is(failure, undefined);
  t.deepEqual(
    steps.map(({ step, ok }) => [step, ok]),
    [
      ['services', true],
      ['streams', true],
      ['figures', true],
      ['printing', true],
    ],
  );
  const after = await api.listOrders({ query: { store_id: 1 } });
  t.deepEqual([after.seq, after.total], [before.seq, before.total]);
  t.deepEqual((await api.listScreens({ query: {} })).items, [], 'it counts as no screen');

  await system.hub().stop();
  const down = await look();
  t.true(down.failure instanceof StepFailed);
  t.like(down.steps.at(-1), { step: 'streams', ok: false });
});
