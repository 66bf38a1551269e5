import type { Order } from '../../domain/placed-order.ts';
import type { Store } from '../../domain/places.ts';
import type { Actor } from '../../domain/roles.ts';
import { moveState } from '../../domain/transitions.ts';
import { chargeTransitions } from '../../domain/payment.ts';
import { isRemote } from '../../domain/payment-provider.ts';
import { listPaymentsOfOrder } from '../../storage/payments.ts';
import { queueProviderTask } from '../../storage/provider-tasks.ts';
import type { Transaction } from '../../storage/storage.ts';
import type { ReachedPayment } from './payment-on-wire.ts';
import { recordPayment } from './record-payment.ts';
import { requirePaymentForChange } from './require-payment.ts';
import { returnExcess } from './return-money.ts';
import { sentencesIn } from '../sentences/sentences-in.ts';

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
  { order, reason, ...change }: OrderPayments & { readonly reason?: string | undefined },
): Promise<Order> {
  const withdrawn = await withdrawOpenPayments(tx, { order, ...change });
  const becomes: Order = { ...withdrawn, status: 'cancelled' };
  const { orderCancelled } = sentencesIn(change.store.language).refundReasons;
  return returnExcess(tx, { ...change, reason: reason ?? orderCancelled, order: withdrawn, becomes });
}

/** For an order whose amount changes: what the payers were asked for is no longer what is due. */
export async function withdrawOpenPayments(
  tx: Transaction,
  { order, store, actor }: OrderPayments,
): Promise<Order> {
  let withdrawn = order;
  for (const payment of await listPaymentsOfOrder(tx.db, order.id)) {
    if (payment.status !== 'pending') continue;
    withdrawn = (await close(tx, { payment, order: withdrawn, store, actor })).order;
  }
  return withdrawn;
}

interface OrderPayments {
  readonly order: Order;
  readonly store: Store;
  readonly actor: Actor;
}

/** Nobody is asked for it any more, and at its provider nobody may pay it. */
async function close(
  tx: Transaction,
  { payment, ...reached }: ReachedPayment & { readonly actor: Actor },
): Promise<ReachedPayment> {
  const status = moveState('payment', chargeTransitions, payment.status, 'cancelled');
  if (isRemote(payment))
    await queueProviderTask(tx, { kind: 'close', paymentId: payment.id, idemKey: `close-${payment.id}` });
  return recordPayment(tx, { ...reached, payment: { ...payment, status } });
}
