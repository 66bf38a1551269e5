/** A back-off policy: the first delay, the factor, the ceiling and the share of jitter, all in milliseconds. */
export interface Backoff {
  readonly first: number;
  readonly factor: number;
  readonly max: number;
  /** 0.2 spreads each delay evenly over ±20 %. */
  readonly jitter: number;
}

/** The delay in ms before attempt `attempt` (0 is the first retry). */
export function backoffDelay(policy: Backoff, attempt: number, random: () => number = Math.random): number {
  const delay = Math.min(policy.max, policy.first * policy.factor ** attempt);
  return Math.round(delay * (1 + policy.jitter * (2 * random() - 1)));
}
