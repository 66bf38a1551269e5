/** A limit per second with a burst after quiet times. */
export interface TokenBucket {
  /** Takes one; false when there is none left. */
  take(now: number): boolean;
}

export interface TokenBucketOptions {
  readonly perSecond: number;
  readonly burst: number;
  /** Now on a clock that never jumps, ms. */
  readonly now: number;
}

export function createTokenBucket({ perSecond, burst, now: start }: TokenBucketOptions): TokenBucket {
  let tokens = burst;
  let filledAt = start;
  return {
    take: (now) => {
      tokens = Math.min(burst, tokens + ((now - filledAt) / 1000) * perSecond);
      filledAt = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
