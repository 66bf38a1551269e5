import { DomainError } from '../domain/errors.ts';
import type { Clock } from '../runtime/clock.ts';

export interface Limiter {
  /** Counts one use. @throws DomainError `too_many` with `retry_after` (s) when the window's share is used up */
  use(name: string): void;
}

interface Window {
  readonly startedAt: number;
  uses: number;
}

/** At most `limit` uses of a name in `windowMs`; names are forgotten with their window. */
export function createLimiter({
  limit,
  windowMs,
  clock,
}: {
  readonly limit: number;
  readonly windowMs: number;
  readonly clock: Clock;
}): Limiter {
  const windows = new Map<string, Window>();
  const current = (name: string): Window => {
    const now = clock.monotonic();
    for (const [old, { startedAt }] of windows) {
      // Oldest first: the first live one ends the sweep.
      if (now - startedAt < windowMs) break;
      windows.delete(old);
    }
    const window = windows.get(name) ?? { startedAt: now, uses: 0 };
    windows.set(name, window);
    return window;
  };
  return {
    use: (name) => {
      const window = current(name);
      if (window.uses >= limit) throw tooMany(window.startedAt + windowMs - clock.monotonic());
      window.uses++;
    },
  };
}

/** @param waitMs until the window ends */
export function tooMany(waitMs: number): DomainError {
  const seconds = Math.ceil(waitMs / 1000);
  return new DomainError('too_many', `Too many tries. Try again in ${seconds} s.`, { retry_after: seconds });
}
