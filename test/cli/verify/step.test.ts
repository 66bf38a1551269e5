import test from 'ava';
import { createTry, mustAgree, type Step, StepFailed } from '../../../src/cli/verify/step.ts';

test('what works is told with what came of it; what fails is told with its reason, and ends the course', async (t) => {
  const told: Step[] = [];
  const tryStep = createTry((step) => told.push(step));
  t.is(await tryStep('points', async () => 76, String), 76);
  await t.throwsAsync(
    tryStep('reports', async () => mustAgree('net_revenue', 75, 76)),
    { instanceOf: StepFailed },
  );
  t.like(told[0], { step: 'points', ok: true, detail: '76' });
  t.like(told[1], { step: 'reports', ok: false, detail: 'net_revenue: 75, not 76' });
  t.true(told.every(({ ms }) => ms >= 0));
});
