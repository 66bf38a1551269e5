import type { Minor } from '../domain/money.ts';
import type { Refund, RefundStatus } from '../domain/refund.ts';
import type { Queryable } from './database.ts';
import type { Transaction } from './writer.ts';

interface RefundRow {
  readonly id: number;
  readonly payment_id: number;
  readonly order_id: number;
  readonly amount: number;
  readonly allowance: number;
  readonly lines: string;
  readonly reason: string;
  readonly actor: string;
  readonly status: RefundStatus;
  readonly idem_key: string;
  readonly provider_refund_id: string | null;
  readonly attempts: number;
  readonly created_at: string;
  readonly done_at: string | null;
}

export async function findRefund(db: Queryable, id: number): Promise<Refund | undefined> {
  const row: RefundRow | undefined = await db('refund').where({ id }).first();
  return row && toRefund(row);
}

export async function findRefundByKey(db: Queryable, idemKey: string): Promise<Refund | undefined> {
  const row: RefundRow | undefined = await db('refund').where({ idem_key: idemKey }).first();
  return row && toRefund(row);
}

/** Oldest first. */
export async function listRefundsOfOrder(db: Queryable, orderId: number): Promise<Refund[]> {
  const rows: RefundRow[] = await db('refund').where({ order_id: orderId }).orderBy('id');
  return rows.map(toRefund);
}

/** Oldest first. */
export async function listRefundsOfPayment(db: Queryable, paymentId: number): Promise<Refund[]> {
  const rows: RefundRow[] = await db('refund').where({ payment_id: paymentId }).orderBy('id');
  return rows.map(toRefund);
}

/** A store's refunds that are promised, or that the provider refused; oldest first. */
export async function listUnfinishedRefunds(db: Queryable, storeId: number): Promise<Refund[]> {
  const rows: RefundRow[] = await db('refund')
    .join('payment', 'payment.id', 'refund.payment_id')
    .where({ 'payment.store_id': storeId })
    .whereNot({ 'refund.status': 'done' })
    .orderBy('refund.id')
    .select('refund.*');
  return rows.map(toRefund);
}

/** A refund the provider refused and nobody has tried again. */
export interface RefusedRefund {
  readonly orderId: number;
  readonly orderNumber: string;
  readonly amount: Minor;
  /** IANA name. */
  readonly timeZone: string;
  /** ISO 8601, UTC. */
  readonly since: string;
}

export async function findRefusedRefunds(
  db: Queryable,
  storeIds: readonly number[],
): Promise<RefusedRefund[]> {
  const again = db('refund as later')
    .whereRaw('later.payment_id = refund.payment_id')
    .whereRaw('later.id > refund.id');
  const rows: {
    order_id: number;
    order_number: string;
    amount: number;
    timezone: string;
    created_at: string;
  }[] = await db('refund')
    .join('orders', 'orders.id', 'refund.order_id')
    .join('store', 'store.id', 'orders.store_id')
    .whereIn('orders.store_id', storeIds)
    .where({ 'refund.status': 'failed' })
    .whereNotExists(again)
    .orderBy('refund.id')
    .select('refund.order_id', 'orders.order_number', 'refund.amount', 'store.timezone', 'refund.created_at');
  return rows.map((row) => ({
    orderId: row.order_id,
    orderNumber: row.order_number,
    amount: row.amount,
    timeZone: row.timezone,
    since: row.created_at,
  }));
}

export async function insertRefund(
  tx: Transaction,
  refund: Omit<Refund, 'id' | 'createdAt'>,
): Promise<Refund> {
  const createdAt = tx.now.toISOString();
  const rows: { id: number }[] = await tx
    .db('refund')
    .insert({
      payment_id: refund.paymentId,
      order_id: refund.orderId,
      amount: refund.amount,
      allowance: refund.allowance,
      lines: JSON.stringify(refund.lines),
      reason: refund.reason,
      actor: refund.actor,
      idem_key: refund.idemKey,
      created_at: createdAt,
      ...toProgress(refund),
    })
    .returning('id');
  if (!rows[0]) throw new Error('The refund was not inserted');
  return { ...refund, id: rows[0].id, createdAt };
}

/** How far it is; what it is for never changes. */
export async function updateRefund(tx: Transaction, refund: Refund): Promise<void> {
  await tx.db('refund').where({ id: refund.id }).update(toProgress(refund));
}

function toProgress({ status, providerRefundId, attempts, doneAt }: Omit<Refund, 'id' | 'createdAt'>) {
  return { status, provider_refund_id: providerRefundId, attempts, done_at: doneAt };
}

function toRefund(row: RefundRow): Refund {
  return {
    id: row.id,
    paymentId: row.payment_id,
    orderId: row.order_id,
    amount: row.amount,
    allowance: row.allowance,
    lines: JSON.parse(row.lines),
    reason: row.reason,
    actor: row.actor,
    status: row.status,
    idemKey: row.idem_key,
    providerRefundId: row.provider_refund_id,
    attempts: row.attempts,
    createdAt: row.created_at,
    doneAt: row.done_at,
  };
}
