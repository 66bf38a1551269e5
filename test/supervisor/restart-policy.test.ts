import test from 'ava';
import { type CrashHistory, decideRestart, noCrashes } from '../../src/supervisor/restart-policy.ts';

const settings = {
  backoff_first_ms: 200,
  backoff_max_ms: 30_000,
  max_crashes: 10,
  crash_window_ms: 120_000,
  healthy_after_ms: 60_000,
};
const middle = () => 0.5;

test('pauses double from 0.2 s; ten crashes within the window are enough', (t) => {
  const delays: number[] = [];
  let at = 0;
  for (let history: CrashHistory = noCrashes; ; ) {
    const decision = decideRestart({ at, ranMs: 10, exitCode: 1, reason: 'x' }, history, settings, middle);
    if (decision.action === 'give_up') break;
    delays.push(decision.delayMs);
    at += 10 + decision.delayMs;
    history = decision.history;
  }
  t.deepEqual(delays, [200, 400, 800, 1600, 3200, 6400, 12_800, 25_600, 30_000]);
});

test('a pause is spread by a fifth to both sides', (t) => {
  const delay = (random: number) => {
    const decision = decideRestart(
      { at: 0, ranMs: 0, exitCode: 1, reason: 'x' },
      noCrashes,
      settings,
      () => random,
    );
    return decision.action === 'retry' ? decision.delayMs : undefined;
  };
  t.is(delay(0), 160);
  t.is(delay(1), 240);
});

test('who crashes slowly enough is never given up and, once healthy, starts over with the first pause', (t) => {
  let history: CrashHistory = noCrashes;
  for (let hour = 0; hour < 100; hour++) {
    const decision = decideRestart(
      { at: hour * 3_600_000, ranMs: 3_599_000, exitCode: 1, reason: 'x' },
      history,
      settings,
      middle,
    );
    if (decision.action === 'give_up') return t.fail();
    t.is(decision.delayMs, 200);
    history = decision.history;
  }
});

for (const exitCode of [75, 78])
  test(`exit code ${exitCode} is never answered by a new start`, (t) => {
    const decision = decideRestart({ at: 0, ranMs: 0, exitCode, reason: 'wrong port' }, noCrashes, settings);
    t.deepEqual(decision, { action: 'give_up', reason: 'wrong port' });
  });
