import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../src/runtime/clock.ts';

export interface ManualClock extends Clock {
  /** Moves time on, waking sleepers in order; each may go back to sleep within the span. */
  advance(ms: number): Promise<void>;
}

/** A clock that stands still until it is told to move. */
export function createManualClock(): ManualClock {
  let time = 0;
  let sleepers: { due: number; wake: () => void }[] = [];

  async function advance(ms: number): Promise<void> {
    const end = time + ms;
    await setImmediate();
    for (let next = takeNext(end); next; next = takeNext(end)) {
      time = Math.max(time, next.due);
      next.wake();
      await setImmediate();
    }
    time = end;
  }

  function takeNext(end: number): { due: number; wake: () => void } | undefined {
    const [next] = sleepers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
    sleepers = sleepers.filter((sleeper) => sleeper !== next);
    return next;
  }

  return {
    now: () => new Date(Date.UTC(2026, 0, 1) + time),
    monotonic: () => time,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const wake = () => {
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        sleepers.push({ due: time + ms, wake });
        signal?.addEventListener('abort', wake);
      }),
    advance,
  };
}
