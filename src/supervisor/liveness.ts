import type { Clock } from '../runtime/clock.ts';
import type { FromDaemon } from '../runtime/daemon-messages.ts';
import type { Child } from './child.ts';
import { didNotAnswer, wasHeldUp } from './reasons.ts';

type Pong = Extract<FromDaemon, { type: 'pong' }>;

const allowedMisses = 3;

/**
 * Pings a process until the signal aborts. `onStuck` is called once, with the reason, when it left three
 * pings in a row unanswered or its event loop was held up for longer than two intervals.
 * @returns takes the answers
 */
export function watchLiveness(options: {
  readonly child: Child;
  readonly intervalMs: () => number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onStuck: (reason: string) => void;
}): (pong: Pong) => void {
  const { child, intervalMs, clock, signal, onStuck } = options;
  let sent = 0;
  let answered = 0;
  const watch = async () => {
    while (!signal.aborted) {
      if (sent - answered >= allowedMisses) return onStuck(didNotAnswer(allowedMisses));
      sent += 1;
      child.send({ type: 'ping', id: sent });
      await clock.sleep(intervalMs(), signal);
    }
  };
  void watch();
  return (pong) => {
    answered = Math.max(answered, pong.id);
    if (pong.lag_ms > 2 * intervalMs() && !signal.aborted) onStuck(wasHeldUp(pong.lag_ms));
  };
}
