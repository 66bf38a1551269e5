import test from 'ava';
import { type Step, type StreamPosition, stepTo } from '../../src/client/stream-position.ts';
import type { ServerFrame } from '../../src/protocol/frames.ts';

const steps = test.macro({
  title: (_, what: string) => what,
  exec: (
    t,
    _: string,
    from: StreamPosition,
    frame: ServerFrame,
    isComplete: boolean,
    verdict: Step['verdict'],
    seq: number | undefined,
  ) => {
    const step = stepTo(from, frame, isComplete);
    t.is(step.verdict, verdict);
    t.is(step.position.seq, seq);
  },
});

const at5 = { seq: 5, epoch: 'a' };
const nowhere = { seq: undefined, epoch: undefined };

test(steps, 'the next message is applied', at5, { type: 'new_order', seq: 6 }, true, 'apply', 6);
test(steps, 'the same message is not', at5, { type: 'new_order', seq: 5 }, true, 'none', 5);
test(steps, 'an older message is not', at5, { type: 'new_order', seq: 1 }, true, 'none', 5);
test(steps, 'a jump means a loss and moves nothing', at5, { type: 'new_order', seq: 7 }, true, 'missed', 5);
test(steps, 'a jump is normal in a filtered stream', at5, { type: 'new_order', seq: 9 }, false, 'apply', 9);
test(steps, 'a heartbeat ahead means a loss', at5, { type: 'heartbeat', seq: 6 }, true, 'missed', 5);
test(steps, 'a heartbeat at the position is fine', at5, { type: 'heartbeat', seq: 5 }, true, 'none', 5);
test(steps, 'a heartbeat moves a filtered stream', at5, { type: 'heartbeat', seq: 9 }, false, 'none', 9);
test(
  steps,
  'the greeting sets the first position',
  nowhere,
  { type: 'connected', seq: 9, epoch: 'a' },
  true,
  'none',
  9,
);
test(steps, 'the greeting skips nothing', at5, { type: 'connected', seq: 9, epoch: 'a' }, true, 'none', 5);
test(steps, 'a resync moves anywhere', at5, { type: 'resync', seq: 2, epoch: 'b' }, true, 'resync', 2);
test(steps, 'a pong means nothing', at5, { type: 'pong' }, true, 'none', 5);

test('the epoch is learned from the greeting and changed by a resync', (t) => {
  t.is(stepTo(nowhere, { type: 'connected', seq: 9, epoch: 'a' }, true).position.epoch, 'a');
  t.is(stepTo(at5, { type: 'connected', seq: 9, epoch: 'b' }, true).position.epoch, 'a');
  t.is(stepTo(at5, { type: 'resync', seq: 9, epoch: 'b' }, true).position.epoch, 'b');
});
