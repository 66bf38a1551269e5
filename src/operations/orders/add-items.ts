import { DomainError } from '../../domain/errors.ts';
import { maxAmount } from '../../domain/money.ts';
import { orderStatusAfterItems, orderSteps } from '../../domain/order.ts';
import { isEnded, withItems } from '../../domain/placed-order.ts';
import type { Actor } from '../../domain/roles.ts';
import type { Transaction } from '../../storage/storage.ts';
import { withdrawOpenPayments } from '../payments/cancel-payment.ts';
import { priceItems, type RequestedItem } from '../menu/price-items.ts';
import { paymentStatusNow } from './read-account.ts';
import { endSplit } from '../payments/read-bill.ts';
import { recordOrder } from './record-order.ts';
import { type ReachedOrder, requireOrderForChange, requireStaffUnlessPending } from './require-order.ts';

const mostItems = 200;

/**
 * Adds dishes (加单): the owner while the order is pending, staff until it has ended. The kitchen is told the new ones only.
 * @throws DomainError `not_found`, `conflict`, and what pricing throws
 */
export async function addItems(
  tx: Transaction,
  {
    id,
    items,
    actor,
  }: { readonly id: number; readonly items: readonly RequestedItem[]; readonly actor: Actor },
): Promise<ReachedOrder> {
  const { order: reached, store } = await requireOrderForChange(tx, actor, id);
  if (isEnded(reached))
    throw new DomainError('conflict', `The order is ${reached.status}. Place a new one.`, {
      status: reached.status,
    });
  requireStaffUnlessPending(reached, actor);
  if (reached.items.length + items.length > mostItems)
    throw new DomainError('invalid', `An order has at most ${mostItems} dishes.`);
  await endSplit(tx, reached);
  const added = await priceItems(tx, { store, orderId: id, requested: items, actor });
  const order = await withdrawOpenPayments(tx, { order: reached, store, actor });
  const filled = withItems(order, [...order.items, ...added]);
  if (filled.totalAmount > maxAmount) throw new DomainError('invalid', 'The order is above 1,000,000.');
  const status = orderStatusAfterItems(
    order.status,
    filled.items.map((item) => item.status),
  );
  const steps = orderSteps(order.status, status);
  const after = await recordOrder(tx, {
    store,
    before: order,
    after: { ...filled, status, paymentStatus: await paymentStatusNow(tx.db, filled) },
    actor,
    events: [
      ...added.map((item) => ({ type: 'order_item_update' as const, itemId: item.id })),
      ...(steps.length > 0 ? [{ type: 'order_status_update' as const }] : []),
    ],
    history: [
      ...added.map((item) => ({ itemId: item.id, status: item.status })),
      ...steps.map((step) => ({ itemId: null, status: step })),
    ],
  });
  return { order: after, store };
}
