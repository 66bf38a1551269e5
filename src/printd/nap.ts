import type { Clock } from '../runtime/clock.ts';

/** Waiting that something may cut short. What comes while nobody waits counts for the next wait. */
export interface Nap {
  /** Ends at the next `wake` or `hurry`. */
  sleep(ms: number, until?: AbortSignal): Promise<void>;
  /** Ends at the next `hurry` only: new work is no reason to try a printer that is away again. */
  pause(ms: number, until?: AbortSignal): Promise<void>;
  wake(): void;
  hurry(): void;
}

export function createNap(clock: Clock, stopping: AbortSignal): Nap {
  let isWoken = false;
  let isHurried = false;
  let current: { readonly end: AbortController; readonly isPause: boolean } | undefined;
  const rest = async (ms: number, isPause: boolean, until?: AbortSignal): Promise<void> => {
    if (!isHurried && (isPause || !isWoken)) {
      current = { end: new AbortController(), isPause };
      const signals = [current.end.signal, stopping, ...(until ? [until] : [])];
      await clock.sleep(ms, AbortSignal.any(signals));
      current = undefined;
    }
    isHurried = false;
    if (!isPause) isWoken = false;
  };
  return {
    sleep: (ms, until) => rest(ms, false, until),
    pause: (ms, until) => rest(ms, true, until),
    wake: () => {
      isWoken = true;
      if (!current?.isPause) current?.end.abort();
    },
    hurry: () => {
      isHurried = true;
      current?.end.abort();
    },
  };
}
