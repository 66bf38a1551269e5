import type { BillShare, SplitKind } from '../domain/bill-share.ts';
import type { Queryable } from './database.ts';
import type { Transaction } from './writer.ts';

interface ShareRow {
  readonly id: number;
  readonly order_id: number;
  readonly number: number;
  readonly kind: SplitKind;
  readonly amount: number;
  readonly items: string;
  readonly created_at: string;
}

/** The shares of an order's bill in their order; none while it is not split. */
export async function listShares(db: Queryable, orderId: number): Promise<BillShare[]> {
  const rows: ShareRow[] = await db('bill_share')
    .where({ order_id: orderId, removed_at: null })
    .orderBy('number');
  return rows.map(toShare);
}

/** The number of every share that an order's bill ever had, by its id. */
export async function readShareNumbers(db: Queryable, orderId: number): Promise<ReadonlyMap<number, number>> {
  const rows: Pick<ShareRow, 'id' | 'number'>[] = await db('bill_share')
    .where({ order_id: orderId })
    .select('id', 'number');
  return new Map(rows.map(({ id, number }) => [id, number]));
}

export async function insertShares(
  tx: Transaction,
  shares: readonly Omit<BillShare, 'id' | 'createdAt'>[],
): Promise<BillShare[]> {
  const rows: ShareRow[] = await tx
    .db('bill_share')
    .insert(
      shares.map(({ orderId, number, kind, amount, items }) => ({
        order_id: orderId,
        number,
        kind,
        amount,
        items: JSON.stringify(items),
        created_at: tx.now.toISOString(),
      })),
    )
    .returning('*');
  return rows.map(toShare).toSorted((one, other) => one.number - other.number);
}

/** Payments that were asked for keep naming their share. */
export async function removeShares(tx: Transaction, orderId: number): Promise<void> {
  await tx
    .db('bill_share')
    .where({ order_id: orderId, removed_at: null })
    .update({ removed_at: tx.now.toISOString() });
}

function toShare(row: ShareRow): BillShare {
  return {
    id: row.id,
    orderId: row.order_id,
    number: row.number,
    kind: row.kind,
    amount: row.amount,
    items: JSON.parse(row.items),
    createdAt: row.created_at,
  };
}
