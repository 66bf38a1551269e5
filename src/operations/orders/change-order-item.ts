import { DomainError } from '../../domain/errors.ts';
import { maxAmount } from '../../domain/money.ts';
import { isEnded, type Order, type OrderItem, subtotal, withItems } from '../../domain/placed-order.ts';
import { givenBackOf } from '../../domain/refund.ts';
import type { Actor } from '../../domain/roles.ts';
import { recallMenuItems } from '../../storage/menu-items.ts';
import { listRefundsOfOrder } from '../../storage/refunds.ts';
import type { Transaction } from '../../storage/storage.ts';
import { requireItem } from './change-item-status.ts';
import { paymentStatusNow } from './read-account.ts';
import { endSplit } from '../payments/read-bill.ts';
import { recordOrder } from './record-order.ts';
import { type ReachedOrder, requireOrderForChange, requireStaffUnlessPending } from './require-order.ts';
import { restoreStocks, takeStocks } from '../menu/take-stocks.ts';
import { returnDifference } from './void-item.ts';

export interface ItemChange {
  readonly id: number;
  readonly itemId: number;
  readonly actor: Actor;
  /** Empty: no note any more. */
  readonly note?: string | undefined;
  readonly quantity?: number | undefined;
  readonly reason?: string | undefined;
}

/**
 * Changes the note or the quantity of a dish that is not ready yet; the kitchen is told the difference, money and stock follow.
 * Fewer portions need a reason once the kitchen has the order.
 * @throws DomainError `not_found`, `conflict`, `sold_out`, `invalid`
 */
export async function changeOrderItem(tx: Transaction, change: ItemChange): Promise<ReachedOrder> {
  const { id, itemId, actor, reason } = change;
  const { order: reached, store } = await requireOrderForChange(tx, actor, id);
  const item = requireItem(reached, itemId);
  refuseTooLate(reached, item, actor);
  const changed: OrderItem = {
    ...item,
    note: change.note === undefined ? item.note : change.note || null,
    quantity: change.quantity ?? item.quantity,
  };
  if (changed.note === item.note && changed.quantity === item.quantity) return { order: reached, store };
  const items = reached.items.map((each) => (each === item ? changed : each));
  const becomes = withItems(reached, items);
  if (changed.quantity !== item.quantity) {
    await refuseAmbiguous(tx, { order: reached, item, changed, reason });
    if (subtotal(changed) > maxAmount || becomes.totalAmount > maxAmount)
      throw new DomainError('invalid', 'The order is above 1,000,000.');
    await moveStock(tx, { order: reached, store }, { item, changed, actor });
  }
  const order =
    changed.quantity === item.quantity
      ? reached
      : await returnDifference(tx, { order: reached, store, actor, becomes, reason });
  const left = withItems(order, items);
  const after = await recordOrder(tx, {
    store,
    before: order,
    after: { ...left, paymentStatus: await paymentStatusNow(tx.db, left) },
    actor,
    reason,
    events: [{ type: 'order_item_update', itemId }],
    history: [{ itemId, status: 'changed' }],
  });
  return { order: after, store };
}

function refuseTooLate(order: Order, item: OrderItem, actor: Actor): void {
  if (isEnded(order))
    throw new DomainError('conflict', `The order is ${order.status}.`, { status: order.status });
  requireStaffUnlessPending(order, actor);
  if (item.status !== 'pending' && item.status !== 'preparing')
    throw new DomainError('conflict', `${item.menuItemName} is ${item.status}: add another one instead.`, {
      status: item.status,
    });
}

/** Portions that are refunded or belong to somebody's share can't come and go. */
async function refuseAmbiguous(
  tx: Transaction,
  {
    order,
    item,
    changed,
    reason,
  }: { order: Order; item: OrderItem; changed: OrderItem; reason?: string | undefined },
): Promise<void> {
  if (changed.quantity < item.quantity && order.status !== 'pending' && reason === undefined)
    throw new DomainError('invalid', 'Say why: the kitchen already has the order.', {
      errors: [{ path: 'reason', message: 'is required once the order is confirmed' }],
    });
  await endSplit(tx, order);
  const back = givenBackOf(item, await listRefundsOfOrder(tx.db, order.id));
  if (back > 0)
    throw new DomainError(
      'conflict',
      `${back} of ${item.menuItemName} were refunded: void the dish or add another.`,
      {
        status: item.status,
        refunded_quantity: back,
      },
    );
}

async function moveStock(
  tx: Transaction,
  { order, store }: ReachedOrder,
  { item, changed, actor }: { item: OrderItem; changed: OrderItem; actor: Actor },
): Promise<void> {
  const more = changed.quantity - item.quantity;
  if (more < 0) return restoreStocks(tx, { store, order, items: [item], kind: 'void', actor, atMost: -more });
  const menu = await recallMenuItems(tx, store.id, [item.menuItemId]);
  return takeStocks(tx, { store, orderId: order.id, items: [{ ...item, quantity: more }], menu, actor });
}
