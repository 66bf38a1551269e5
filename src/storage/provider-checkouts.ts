import type { Checkout, OpenedCheckout, RemoteProvider } from '../domain/payment-provider.ts';
import type { Queryable } from './database.ts';
import type { Transaction } from './writer.ts';

/** What a provider will be asked to collect, on disk before it is asked. */
export async function insertCheckout(
  tx: Transaction,
  checkout: Pick<Checkout, 'paymentId' | 'provider' | 'tradeNo' | 'expiresAt'>,
): Promise<void> {
  await tx.db('provider_checkout').insert({
    payment_id: checkout.paymentId,
    provider: checkout.provider,
    trade_no: checkout.tradeNo,
    created_at: tx.now.toISOString(),
    expires_at: checkout.expiresAt,
  });
}

/** Keeps what the provider answered. */
export async function openCheckout(
  tx: Transaction,
  paymentId: number,
  { reference, qrCode, paymentUrl }: OpenedCheckout,
): Promise<void> {
  await tx.db('provider_checkout').where({ payment_id: paymentId }).update({
    reference,
    qr_code: qrCode,
    payment_url: paymentUrl,
    opened_at: tx.now.toISOString(),
  });
}

export async function findCheckout(db: Queryable, paymentId: number): Promise<Checkout | undefined> {
  const row: CheckoutRow | undefined = await selectCheckouts(db).where({ payment_id: paymentId }).first();
  return row && toCheckout(row);
}

export async function findCheckoutByTradeNo(db: Queryable, tradeNo: string): Promise<Checkout | undefined> {
  const row: CheckoutRow | undefined = await selectCheckouts(db).where({ trade_no: tradeNo }).first();
  return row && toCheckout(row);
}

/** Those of a store's payments asked for between two moments, oldest first. */
export async function listCheckouts(
  db: Queryable,
  { storeId, from, to }: { readonly storeId: number; readonly from: Date; readonly to: Date },
): Promise<Checkout[]> {
  const rows: CheckoutRow[] = await selectCheckouts(db)
    .where({ store_id: storeId })
    .where('provider_checkout.created_at', '>=', from.toISOString())
    .where('provider_checkout.created_at', '<', to.toISOString())
    .orderBy('payment_id');
  return rows.map(toCheckout);
}

interface CheckoutRow {
  readonly payment_id: number;
  readonly provider: RemoteProvider;
  readonly trade_no: string;
  readonly amount: number;
  readonly currency: string;
  readonly reference: string | null;
  readonly qr_code: string | null;
  readonly payment_url: string | null;
  readonly created_at: string;
  readonly expires_at: string;
  readonly opened_at: string | null;
}

function selectCheckouts(db: Queryable) {
  return db('provider_checkout')
    .join('payment', 'payment.id', 'provider_checkout.payment_id')
    .select('provider_checkout.*', 'payment.amount', 'payment.currency');
}

function toCheckout(row: CheckoutRow): Checkout {
  return {
    paymentId: row.payment_id,
    provider: row.provider,
    tradeNo: row.trade_no,
    amount: row.amount,
    currency: row.currency,
    reference: row.reference,
    qrCode: row.qr_code,
    paymentUrl: row.payment_url,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    openedAt: row.opened_at,
  };
}
