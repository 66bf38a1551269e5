import { coerceError } from '../domain/errors.ts';
import { takeShare } from '../operations/people/take-share.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Logger } from '../runtime/logger.ts';
import type { Storage } from '../storage/storage.ts';
import { tooMany } from './limiter.ts';

export interface SharedLimiter {
  /** Counts one use. @throws DomainError `too_many` with `retry_after` (s) when the window's share is used up */
  use(name: string): Promise<void>;
}

export interface SharedLimiterOptions {
  readonly storage: Pick<Storage, 'write'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Goes before the names in the database. */
  readonly kind: string;
  /** At most so many uses of a name by all processes in `windowMs`. */
  readonly limit: () => number;
  readonly windowMs: number;
}

/** A sixth at a time: a write for every sixth use, and at most that much lies unused with another process. */
const portions = 6;

/**
 * A limit that holds for all processes together: each takes portions of it from the database and counts them down by itself.
 * Who is over the limit is refused without a write. Without the database (its disk is full) each counts for itself.
 */
export function createSharedLimiter(options: SharedLimiterOptions): SharedLimiter {
  const { storage, clock, logger, kind, windowMs } = options;
  const held = new Map<string, Holding>();
  const underWay = new Map<string, Promise<void>>();

  const fetch = async (name: string): Promise<void> => {
    const limit = options.limit();
    const portion = Math.ceil(limit / portions);
    const request = { name: `${kind}:${name}`, limit, windowMs, count: portion };
    try {
      const { granted, until } = await storage.write((tx) => takeShare(tx, request));
      held.set(name, { left: granted, isLast: granted < portion, until: until.getTime() });
    } catch (thrown) {
      logger.warn({ err: coerceError(thrown) }, 'A limit is counted by this process alone');
      held.set(name, { left: limit, isLast: true, until: clock.now().getTime() + windowMs });
    }
  };
  /** Callers that come at once wait for the same portion. */
  const fetchOnce = (name: string): Promise<void> => {
    const running = underWay.get(name) ?? fetch(name).finally(() => underWay.delete(name));
    underWay.set(name, running);
    return running;
  };
  /** A window that ends later than the longest was begun before the clock was set back. */
  const isOver = ({ until }: Holding, now: number) => until <= now || until > now + windowMs;

  return {
    use: async (name) => {
      for (;;) {
        const now = clock.now().getTime();
        // About in the order in which they end: the first live one ends the sweep.
        for (const [old, holding] of held) {
          if (!isOver(holding, now)) break;
          held.delete(old);
        }
        const holding = held.get(name);
        if (holding && !isOver(holding, now)) {
          if (holding.left > 0) return void holding.left--;
          if (holding.isLast) throw tooMany(holding.until - now);
        }
        await fetchOnce(name);
      }
    },
  };
}

interface Holding {
  left: number;
  /** Nothing more is to be had in its window. */
  readonly isLast: boolean;
  /** When the window ends, ms since 1970. */
  readonly until: number;
}
