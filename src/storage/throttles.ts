import type { Queryable } from './database.ts';
import type { Transaction } from './writer.ts';

/** Tries counted under a name. */
export interface Throttle {
  readonly name: string;
  readonly tries: number;
  /** When the counted window began. */
  readonly since: Date;
  /** Refused until then. */
  readonly until: Date | null;
  /** Forgotten then. */
  readonly expiresAt: Date;
}

interface ThrottleRow {
  readonly name: string;
  readonly tries: number;
  readonly since: string;
  readonly until: string | null;
  readonly expires_at: string;
}

export async function findThrottles(
  db: Queryable,
  names: readonly string[],
): Promise<ReadonlyMap<string, Throttle>> {
  const rows: ThrottleRow[] = await db('throttle').whereIn('name', names);
  return new Map(rows.map((row) => [row.name, toThrottle(row)]));
}

export async function saveThrottles(tx: Transaction, throttles: readonly Throttle[]): Promise<void> {
  const rows: ThrottleRow[] = throttles.map(({ name, tries, since, until, expiresAt }) => ({
    name,
    tries,
    since: since.toISOString(),
    until: until?.toISOString() ?? null,
    expires_at: expiresAt.toISOString(),
  }));
  await tx.db('throttle').insert(rows).onConflict('name').merge();
}

export async function deleteThrottle(tx: Transaction, name: string): Promise<void> {
  await tx.db('throttle').where({ name }).delete();
}

export async function deleteExpiredThrottles(tx: Transaction): Promise<number> {
  return tx.db('throttle').where('expires_at', '<', tx.now.toISOString()).delete();
}

function toThrottle({ name, tries, since, until, expires_at }: ThrottleRow): Throttle {
  return {
    name,
    tries,
    since: new Date(since),
    until: until === null ? null : new Date(until),
    expiresAt: new Date(expires_at),
  };
}
