import { type Clock, systemClock } from '../../src/runtime/clock.ts';

/** A clock that runs `factor` times faster than the wall's, for programs that talk over real sockets. */
export function createScaledClock(factor: number): Clock {
  const startedAt = systemClock.now().getTime();
  const monotonic = () => systemClock.monotonic() * factor;
  const origin = monotonic();
  return {
    now: () => new Date(startedAt + monotonic() - origin),
    monotonic,
    sleep: (ms, signal) => systemClock.sleep(ms / factor, signal),
  };
}
