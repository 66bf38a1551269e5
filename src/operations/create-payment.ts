import { DomainError } from '../domain/errors.ts';
import type { Actor } from '../domain/roles.ts';
import type { NewPayment } from '../protocol/payments.ts';
import { insertPayment, listPaymentsOfOrder } from '../storage/payments.ts';
import type { Transaction } from '../storage/storage.ts';
import type { ReachedPayment } from './payment-on-wire.ts';
import { receivedAmount } from './received-amount.ts';
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
  if (order.paymentStatus === 'paid')
    throw new DomainError('conflict', 'The order is paid.', { payment_status: order.paymentStatus });
  const received = await receivedAmount(tx.db, order.id);
  const open = (await listPaymentsOfOrder(tx.db, order.id)).find(({ status }) => status === 'pending');
  const wanted = {
    method: request.payment_method,
    amount: order.finalAmount - received,
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
  });
  const told = await tellOrder(tx, { payment, order, store, actor, paymentStatus: 'pending' });
  return { payment, order: told, store };
}
