import type { Queryable } from './database.ts';

/** The right to go on with one saga. Whoever takes it in hand later gets a higher fence; writes with an older one are refused. */
export interface SagaLease {
  readonly sagaId: number;
  readonly orderId: number;
  readonly fence: number;
}

export interface SagaClaim {
  /** Names the process: `pid@host/…`. */
  readonly owner: string;
  readonly now: Date;
  /** ms */
  readonly duration: number;
  readonly limit: number;
  /** Whether a holder is known to be dead, so that there is nothing to wait for. */
  readonly isGone: (owner: string) => boolean;
}

/** When the next saga is due, ISO 8601, UTC; undefined when none is. */
export async function findNextDue(db: Queryable): Promise<string | undefined> {
  const row: { next_run_at: string } | undefined = await db('saga')
    .whereNotNull('next_run_at')
    .orderBy('next_run_at')
    .first('next_run_at');
  return row?.next_run_at;
}

/** Takes the sagas that are due and in nobody's hand, the longest due first, with one statement. */
export async function claimDueSagas(db: Queryable, claim: SagaClaim): Promise<SagaLease[]> {
  const { owner, duration, limit, isGone } = claim;
  const now = claim.now.toISOString();
  const holders: string[] = await db('saga').whereNotNull('lease_owner').distinct().pluck('lease_owner');
  const rows: { id: number; order_id: number; fence: number }[] = await db('saga')
    .whereIn(
      'id',
      db('saga')
        .where('next_run_at', '<=', now)
        .where((free) => {
          free
            .whereNull('lease_owner')
            .orWhere('lease_until', '<=', now)
            .orWhereIn('lease_owner', holders.filter(isGone));
        })
        .orderBy('next_run_at')
        .limit(limit)
        .select('id'),
    )
    .update({
      lease_owner: owner,
      lease_until: new Date(claim.now.getTime() + duration).toISOString(),
      fence: db.raw('fence + 1'),
    })
    .returning(['id', 'order_id', 'fence']);
  return rows.map(({ id, order_id, fence }) => ({ sagaId: id, orderId: order_id, fence }));
}

/** @returns how many are still held */
export async function renewSagaLeases(
  db: Queryable,
  leases: readonly SagaLease[],
  { now, duration }: Pick<SagaClaim, 'now' | 'duration'>,
): Promise<number> {
  const until = new Date(now.getTime() + duration).toISOString();
  let held = 0;
  for (const { sagaId, fence } of leases) {
    const renewed: number = await db('saga')
      .where({ id: sagaId, fence })
      .whereNotNull('lease_owner')
      .update({ lease_until: until });
    held += renewed;
  }
  return held;
}
