import { type Clock, systemClock } from '../../src/runtime/clock.ts';

export interface SettableClock extends Clock {
  /** Moves both clocks on; who sleeps is not woken. */
  pass(ms: number): void;
}

/** A clock that stands still until time is passed by hand; sleeping takes real time. */
export function createSettableClock(start = '2026-01-08T10:00:00.000Z'): SettableClock {
  let passed = 0;
  return {
    now: () => new Date(Date.parse(start) + passed),
    monotonic: () => passed,
    sleep: systemClock.sleep,
    pass: (ms) => {
      passed += ms;
    },
  };
}
