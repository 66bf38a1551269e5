import { shareDue } from '../../domain/bill-share.ts';
import { DomainError } from '../../domain/errors.ts';
import { dueAmount, isSettled } from '../../domain/order-account.ts';
import { nextQueryAt, type PaymentProvider, tradeNumber } from '../../domain/payment-provider.ts';
import type { Actor } from '../../domain/roles.ts';
import type { NewPayment } from '../../protocol/payments.ts';
import { insertPayment } from '../../storage/payments.ts';
import { insertCheckout } from '../../storage/provider-checkouts.ts';
import { queueProviderTask } from '../../storage/provider-tasks.ts';
import type { Transaction } from '../../storage/storage.ts';
import { chooseShare } from './choose-share.ts';
import type { ReachedPayment } from './payment-on-wire.ts';
import { readBill } from './read-bill.ts';
import { tellOrder } from './record-payment.ts';
import { requireOrderForChange } from '../orders/require-order.ts';

export interface PaymentWish {
  readonly request: NewPayment;
  readonly actor: Actor;
  /** Who will be asked to collect it, after the commit, and for how long; a person or the simulation without one. */
  readonly collector?: { readonly provider: PaymentProvider; readonly expireMinutes: number } | undefined;
}

/**
 * Asks for what is left to pay of an order, or of a share of it where its bill is split. The same wish again gets the payment
 * that is still open. What a provider is to collect is on the list of things to ask for from this moment on.
 * @throws DomainError `not_found`, `conflict` for an order or share that is cancelled, paid, or being paid another way and for a
 * split bill without a share, `invalid` for a currency the provider doesn't take
 */
export async function createPayment(
  tx: Transaction,
  { request, actor, collector }: PaymentWish,
): Promise<ReachedPayment> {
  const { order, store } = await requireOrderForChange(tx, actor, request.order_id);
  if (order.status === 'cancelled')
    throw new DomainError('conflict', 'The order is cancelled.', { status: order.status });
  if (isSettled(order)) {
    const sentence = order.paymentStatus === 'paid' ? 'The order is paid.' : 'The order is refunded.';
    throw new DomainError('conflict', sentence, { payment_status: order.paymentStatus });
  }
  const bill = await readBill(tx.db, order);
  const share = chooseShare(bill, request.share_id);
  const shareId = share?.id ?? null;
  const open = bill.account.payments.find(
    (payment) => payment.status === 'pending' && payment.shareId === shareId,
  );
  const wanted = {
    method: request.payment_method,
    amount: share ? shareDue(share, bill.account) : dueAmount(bill.account),
    shareId,
    customerPhone: request.customer_phone ?? order.customerPhone,
  };
  const provider = collector?.provider.name ?? null;
  if (collector && !collector.provider.takes(store.currency))
    throw new DomainError('invalid', `${request.payment_method} does not take ${store.currency}.`, {
      errors: [{ path: 'payment_method', message: `does not take ${store.currency}` }],
    });
  if (open && open.method === wanted.method && open.amount === wanted.amount && open.provider === provider)
    return { payment: open, order, store };
  if (open)
    throw new DomainError(
      'conflict',
      `The order is being paid (${open.method}). Cancel that payment first.`,
      {
        status: open.status,
        payment_id: open.id,
      },
    );
  const payment = await insertPayment(tx, {
    ...wanted,
    orderId: order.id,
    storeId: order.storeId,
    currency: store.currency,
    status: 'pending',
    provider,
    transactionId: null,
    tendered: null,
    paidAt: null,
    refundedAt: null,
    refundedAmount: 0,
    refundPending: 0,
  });
  if (collector) await expectPayment(tx, { payment, order, store }, collector);
  const told = await tellOrder(tx, { payment, order, store, actor });
  return { payment, order: told, store };
}

async function expectPayment(
  tx: Transaction,
  { payment, order }: ReachedPayment,
  { provider, expireMinutes }: NonNullable<PaymentWish['collector']>,
): Promise<void> {
  const expiresAt = new Date(tx.now.getTime() + expireMinutes * 60_000).toISOString();
  await insertCheckout(tx, {
    paymentId: payment.id,
    provider: provider.name,
    tradeNo: tradeNumber(order.orderNumber, payment.id),
    expiresAt,
  });
  await queueProviderTask(tx, {
    kind: 'query',
    paymentId: payment.id,
    idemKey: `query-${payment.id}`,
    runAt: nextQueryAt({ createdAt: payment.createdAt, expiresAt }, tx.now),
  });
}
