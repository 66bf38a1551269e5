import type { Order } from '../domain/placed-order.ts';
import type { Store } from '../domain/places.ts';
import type { Actor } from '../domain/roles.ts';
import { moveState } from '../domain/transitions.ts';
import { chargeTransitions } from '../domain/payment.ts';
import { listPaymentsOfOrder } from '../storage/payments.ts';
import type { Transaction } from '../storage/storage.ts';
import type { ReachedPayment } from './payment-on-wire.ts';
import { recordPayment } from './record-payment.ts';
import { refundPayment } from './refund-payment.ts';
import { requirePaymentForChange } from './require-payment.ts';

/**
 * Gives up a payment that is still open; a cancelled one stays as it is.
 * @throws DomainError `not_found`, `illegal_transition` once it has an outcome
 */
export async function cancelPayment(
  tx: Transaction,
  { id, actor }: { readonly id: number; readonly actor: Actor },
): Promise<ReachedPayment> {
  const reached = await requirePaymentForChange(tx, actor, id);
  if (reached.payment.status === 'cancelled') return reached;
  return close(tx, { ...reached, actor });
}

/** For an order that is cancelled: what is open is given up, what was paid is given back. */
export async function releasePayments(
  tx: Transaction,
  { order, store, actor }: { readonly order: Order; readonly store: Store; readonly actor: Actor },
): Promise<Order> {
  let released = await withdrawOpenPayment(tx, { order, store, actor });
  for (const payment of await listPaymentsOfOrder(tx.db, order.id)) {
    if (payment.status !== 'success') continue;
    released = (await refundPayment(tx, { payment, order: released, store, actor })).order;
  }
  return released;
}

/** For an order whose amount changes: what the payer was asked for is no longer what is due. */
export async function withdrawOpenPayment(
  tx: Transaction,
  { order, store, actor }: { readonly order: Order; readonly store: Store; readonly actor: Actor },
): Promise<Order> {
  if (order.paymentStatus !== 'pending') return order;
  const open = (await listPaymentsOfOrder(tx.db, order.id)).find(({ status }) => status === 'pending');
  return open ? (await close(tx, { payment: open, order, store, actor })).order : order;
}

function close(
  tx: Transaction,
  { payment, ...reached }: ReachedPayment & { readonly actor: Actor },
): Promise<ReachedPayment> {
  const status = moveState('payment', chargeTransitions, payment.status, 'cancelled');
  return recordPayment(tx, { ...reached, payment: { ...payment, status }, paymentStatus: 'unpaid' });
}
