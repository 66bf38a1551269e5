import { DomainError } from '../../domain/errors.ts';
import { moveItem, orderStatusAfterItems, orderSteps } from '../../domain/order.ts';
import { isEnded, type Order, withItems } from '../../domain/placed-order.ts';
import type { Actor } from '../../domain/roles.ts';
import type { Transaction } from '../../storage/storage.ts';
import { requireItem } from './change-item-status.ts';
import { withdrawOpenPayments } from '../payments/cancel-payment.ts';
import { paymentStatusNow } from './read-account.ts';
import { endSplit } from '../payments/read-bill.ts';
import { recordOrder } from './record-order.ts';
import { type ReachedOrder, requireOrderForChange, requireStaffUnlessPending } from './require-order.ts';
import { returnExcess } from '../payments/return-money.ts';
import { advanceSaga } from '../saga/advance-saga.ts';
import { sentencesIn } from '../sentences/sentences-in.ts';
import { restoreStocks } from '../menu/take-stocks.ts';

export interface VoidRequest {
  readonly id: number;
  readonly itemId: number;
  readonly actor: Actor;
  readonly reason?: string | undefined;
}

/**
 * Takes a dish off an order: stock comes back, the kitchen is told. The owner may while the order is pending, staff later
 * with a reason. With its last dish the order is cancelled.
 * @throws DomainError `not_found`, `conflict`, `illegal_transition`, `invalid` without the reason
 */
export async function voidItem(
  tx: Transaction,
  { id, itemId, actor, reason }: VoidRequest,
): Promise<ReachedOrder> {
  const { order: reached, store } = await requireOrderForChange(tx, actor, id);
  const item = requireItem(reached, itemId);
  if (isEnded(reached))
    throw new DomainError('conflict', `The order is ${reached.status}.`, { status: reached.status });
  requireStaffUnlessPending(reached, actor);
  if (reached.status !== 'pending' && reason === undefined)
    throw new DomainError('invalid', 'Say why: the kitchen already has the order.', {
      errors: [{ path: 'reason', message: 'is required once the order is confirmed' }],
    });
  await endSplit(tx, reached);
  const voided = { ...item, status: moveItem(item.status, 'cancelled', { mayRecall: false }) };
  await restoreStocks(tx, { store, order: reached, items: [item], kind: 'void', actor });
  const items = reached.items.map((each) => (each === item ? voided : each));
  const states = items.map((each) => each.status);
  const isLast = states.every((status) => status === 'cancelled');
  const becomes = withItems(reached, items);
  // What was paid for the last dish goes back with the cancellation.
  const order = isLast
    ? reached
    : await returnDifference(tx, { order: reached, store, actor, reason, becomes });
  const status = orderStatusAfterItems(order.status, states);
  const steps = orderSteps(order.status, status);
  const left = withItems(order, items);
  const after = await recordOrder(tx, {
    store,
    before: order,
    after: { ...left, status, paymentStatus: await paymentStatusNow(tx.db, { ...left, status }) },
    actor,
    reason,
    events: [
      { type: 'order_item_update', itemId },
      ...(steps.length > 0 ? [{ type: 'order_status_update' as const }] : []),
    ],
    history: [{ itemId, status: voided.status }, ...steps.map((step) => ({ itemId: null, status: step }))],
  });
  const told = isLast
    ? await advanceSaga(tx, { order: after, store, actor, reason, isCancelling: true })
    : after;
  return { order: told, store };
}

/** For an order that costs less than before: nobody is asked for too much, and what was paid too much goes back. */
export async function returnDifference(
  tx: Transaction,
  { order, reason, ...change }: Parameters<typeof returnExcess>[1],
): Promise<Order> {
  const withdrawn = await withdrawOpenPayments(tx, { order, ...change });
  const { dishVoided } = sentencesIn(change.store.language).refundReasons;
  return returnExcess(tx, { ...change, order: withdrawn, reason: reason ?? dishVoided });
}
