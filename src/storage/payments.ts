import type { ChargeStatus, Payment } from '../domain/payment.ts';
import type { PaymentMethod } from '../domain/order.ts';
import type { Queryable } from './database.ts';
import { forgetDayOfOrder } from './day-figures.ts';
import type { Transaction } from './writer.ts';

interface PaymentRow {
  readonly id: number;
  readonly order_id: number;
  readonly store_id: number;
  readonly amount: number;
  readonly currency: string;
  readonly method: PaymentMethod;
  readonly status: ChargeStatus;
  readonly customer_phone: string | null;
  readonly provider: string | null;
  readonly transaction_id: string | null;
  readonly tendered: number | null;
  readonly created_at: string;
  readonly paid_at: string | null;
  readonly refunded_at: string | null;
  readonly refunded_amount: number;
  readonly refund_pending: number;
  readonly share_id: number | null;
}

export async function findPayment(db: Queryable, id: number): Promise<Payment | undefined> {
  const row: PaymentRow | undefined = await db('payment').where({ id }).first();
  return row && toPayment(row);
}

/** Oldest first. */
export async function listPaymentsOfOrder(db: Queryable, orderId: number): Promise<Payment[]> {
  const rows: PaymentRow[] = await db('payment').where({ order_id: orderId }).orderBy('id');
  return rows.map(toPayment);
}

export async function findPaymentByTransaction(
  db: Queryable,
  provider: string,
  transactionId: string,
): Promise<Payment | undefined> {
  const row: PaymentRow | undefined = await db('payment')
    .where({ provider, transaction_id: transactionId })
    .first();
  return row && toPayment(row);
}

export async function insertPayment(
  tx: Transaction,
  payment: Omit<Payment, 'id' | 'createdAt'>,
): Promise<Payment> {
  // Its order may have been placed in this very transaction.
  await tx.settle();
  const createdAt = tx.now.toISOString();
  const rows: { id: number }[] = await tx
    .db('payment')
    .insert({ ...toRow(payment), created_at: createdAt })
    .returning('id');
  if (!rows[0]) throw new Error('The payment was not inserted');
  if (payment.status !== 'pending') await forgetDayOfOrder(tx, payment.orderId);
  return { ...payment, id: rows[0].id, createdAt };
}

export async function updatePayment(tx: Transaction, payment: Payment): Promise<void> {
  await tx.db('payment').where({ id: payment.id }).update(toRow(payment));
  if (payment.status !== 'pending') await forgetDayOfOrder(tx, payment.orderId);
}

/**
 * Remembers that a signed message was taken.
 * @param expiresAt ISO 8601, UTC: from then on its signature is too old anyway
 * @returns false when it was taken before
 */
export async function takeNonce(tx: Transaction, nonce: string, expiresAt: string): Promise<boolean> {
  await deleteExpiredNonces(tx);
  const taken: unknown[] = await tx
    .db('payment_callback_nonce')
    .insert({ nonce, expires_at: expiresAt })
    .onConflict('nonce')
    .ignore()
    .returning('nonce');
  return taken.length > 0;
}

function toPayment(row: PaymentRow): Payment {
  return {
    id: row.id,
    orderId: row.order_id,
    storeId: row.store_id,
    amount: row.amount,
    currency: row.currency,
    method: row.method,
    status: row.status,
    customerPhone: row.customer_phone,
    provider: row.provider,
    transactionId: row.transaction_id,
    tendered: row.tendered,
    createdAt: row.created_at,
    paidAt: row.paid_at,
    refundedAt: row.refunded_at,
    refundedAmount: row.refunded_amount,
    refundPending: row.refund_pending,
    shareId: row.share_id,
  };
}

function toRow(payment: Omit<Payment, 'id' | 'createdAt'>): Omit<PaymentRow, 'id' | 'created_at'> {
  return {
    order_id: payment.orderId,
    store_id: payment.storeId,
    amount: payment.amount,
    currency: payment.currency,
    method: payment.method,
    status: payment.status,
    customer_phone: payment.customerPhone,
    provider: payment.provider,
    transaction_id: payment.transactionId,
    tendered: payment.tendered,
    paid_at: payment.paidAt,
    refunded_at: payment.refundedAt,
    refunded_amount: payment.refundedAmount,
    refund_pending: payment.refundPending,
    share_id: payment.shareId,
  };
}

export async function deleteExpiredNonces(tx: Transaction): Promise<number> {
  return tx.db('payment_callback_nonce').where('expires_at', '<', tx.now.toISOString()).delete();
}
