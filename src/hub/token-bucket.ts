import type { Config } from '../runtime/config/schema.ts';

/** A limit per second with a burst after quiet times. */
export interface TokenBucket {
  /** Takes one; false when there is none left. */
  take(now: number): boolean;
}

export type TokenBucketRates = Readonly<Pick<Config['hub'], 'messages_per_second' | 'message_burst'>>;

/**
 * @param rates are looked at with each take
 * @param start now on a clock that never jumps, ms
 */
export function createTokenBucket(rates: TokenBucketRates, start: number): TokenBucket {
  let tokens = rates.message_burst;
  let filledAt = start;
  return {
    take: (now) => {
      const { messages_per_second: perSecond, message_burst: burst } = rates;
      tokens = Math.min(burst, tokens + ((now - filledAt) / 1000) * perSecond);
      filledAt = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
