import { DomainError } from '../../domain/errors.ts';
import { type ItemStatus, moveItem, orderStatusAfterItems, orderSteps } from '../../domain/order.ts';
import { isEnded, type Order, type OrderItem } from '../../domain/placed-order.ts';
import { type Actor, worksIn } from '../../domain/roles.ts';
import type { Transaction } from '../../storage/storage.ts';
import { recordOrder } from './record-order.ts';
import { type ReachedOrder, requireOrderForChange } from './require-order.ts';

export interface ItemStatusRequest {
  readonly id: number;
  readonly itemId: number;
  readonly to: ItemStatus;
  readonly actor: Actor;
}

/**
 * Moves a dish; its order follows.
 * @throws DomainError `not_found`, `illegal_transition`, `conflict` unless the kitchen has the order, `invalid` for a void,
 * which takes a reason and therefore its own way
 */
export async function changeItemStatus(
  tx: Transaction,
  { id, itemId, to, actor }: ItemStatusRequest,
): Promise<ReachedOrder> {
  const { order, store } = await requireOrderForChange(tx, actor, id);
  const item = requireItem(order, itemId);
  if (to === 'cancelled')
    throw new DomainError('invalid', 'Void the dish with DELETE and a reason.', {
      errors: [{ path: 'status', message: 'can not be set to cancelled' }],
    });
  if (order.status === 'pending' || isEnded(order))
    throw new DomainError('conflict', `The order is ${order.status}: its dishes don't move.`, {
      status: order.status,
    });
  const moved = { ...item, status: moveItem(item.status, to, { mayRecall: worksIn(actor, order.storeId) }) };
  const items = order.items.map((each) => (each === item ? moved : each));
  const status = orderStatusAfterItems(
    order.status,
    items.map((each) => each.status),
  );
  const steps = orderSteps(order.status, status);
  const after = await recordOrder(tx, {
    store,
    before: order,
    after: { ...order, status, items },
    actor,
    events: [
      { type: 'order_item_update', itemId },
      ...(steps.length > 0 ? [{ type: 'order_status_update' as const }] : []),
    ],
    history: [{ itemId, status: moved.status }, ...steps.map((step) => ({ itemId: null, status: step }))],
  });
  return { order: after, store };
}

/** @throws DomainError `not_found` */
export function requireItem(order: Order, itemId: number): OrderItem {
  const item = order.items.find(({ id }) => id === itemId);
  if (!item) throw new DomainError('not_found', `Order ${order.id} has no dish ${itemId}.`);
  return item;
}
