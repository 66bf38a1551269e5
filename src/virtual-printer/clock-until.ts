import type { Clock } from '../runtime/clock.ts';

/** The same clock up to the `end`; who sleeps then is never woken, so nothing happens after a close. */
export function createClockUntil(end: AbortSignal, clock: Clock): Clock {
  return {
    now: () => clock.now(),
    monotonic: () => clock.monotonic(),
    sleep: async (ms, signal) => {
      await clock.sleep(ms, signal ? AbortSignal.any([signal, end]) : end);
      if (end.aborted) await never;
    },
  };
}

const never = new Promise<void>(() => {});
