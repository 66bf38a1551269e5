import { type Backoff, backoffDelay } from '../../runtime/retry.ts';

const retries: Backoff = { first: 1_000, factor: 2, max: 60_000, jitter: 0.2 };

/** When a step is tried again that failed so often before, ISO 8601, UTC. */
export function retryAt(now: Date, attempt: number, random: () => number = Math.random): string {
  return new Date(now.getTime() + backoffDelay(retries, attempt, random)).toISOString();
}
