import { DomainError } from '../domain/errors.ts';
import { dueAmount, isSettled } from '../domain/order-account.ts';
import type { Actor } from '../domain/roles.ts';
import type { NewPayment } from '../protocol/payments.ts';
import { insertPayment } from '../storage/payments.ts';
import type { Transaction } from '../storage/storage.ts';
import type { ReachedPayment } from './payment-on-wire.ts';
import { readAccount } from './read-account.ts';
import { tellOrder } from './record-payment.ts';
import { requireOrderForChange } from './require-order.ts';

/**
 * Asks for what is left to pay of an order. The same wish again gets the payment that is still open.
 * @throws DomainError `not_found`, `conflict` for an order that is cancelled, paid, or being paid another way
 */
export async function createPayment(
  tx: Transaction,
  { request, actor }: { readonly request: NewPayment; readonly actor: Actor },
): Promise<ReachedPayment> {
  const { order, store } = await requireOrderForChange(tx, actor, request.order_id);
  if (order.status === 'cancelled')
    throw new DomainError('conflict', 'The order is cancelled.', { status: order.status });
  if (isSettled(order))
    throw new DomainError('conflict', `The order is ${order.paymentStatus}.`, {
      payment_status: order.paymentStatus,
    });
  const account = await readAccount(tx.db, order);
  const open = account.payments.find(({ status }) => status === 'pending');
  const wanted = {
    method: request.payment_method,
    amount: dueAmount(account),
    customerPhone: request.customer_phone ?? order.customerPhone,
  };
  if (open && open.method === wanted.method && open.amount === wanted.amount)
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
    provider: null,
    transactionId: null,
    tendered: null,
    paidAt: null,
    refundedAt: null,
    refundedAmount: 0,
    refundPending: 0,
    shareId: null,
  });
  const told = await tellOrder(tx, { payment, order, store, actor });
  return { payment, order: told, store };
}
