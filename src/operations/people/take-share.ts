import { findThrottles, saveThrottles } from '../../storage/throttles.ts';
import type { Transaction } from '../../storage/storage.ts';

export interface ShareRequest {
  readonly name: string;
  /** What all processes together may use in a window of this length, ms. */
  readonly limit: number;
  readonly windowMs: number;
  /** At most so many. */
  readonly count: number;
}

export interface Share {
  /** 0 when nothing is left. */
  readonly granted: number;
  /** The window ends, and what was granted with it. */
  readonly until: Date;
}

/** Takes some of what a name may still use in its present window; what one process took no other can use. */
export async function takeShare(
  tx: Transaction,
  { name, limit, windowMs, count }: ShareRequest,
): Promise<Share> {
  const known = (await findThrottles(tx.db, [name])).get(name);
  // One that begins later than now is from before the clock was set back.
  const current = known && known.since <= tx.now && known.expiresAt > tx.now ? known : undefined;
  const since = current?.since ?? tx.now;
  const until = new Date(since.getTime() + windowMs);
  const taken = current?.tries ?? 0;
  const granted = Math.max(0, Math.min(count, limit - taken));
  if (granted > 0)
    await saveThrottles(tx, [{ name, tries: taken + granted, since, until: null, expiresAt: until }]);
  return { granted, until };
}
