import { itemStatusAfterOrder, moveOrder, type OrderStatus } from '../../domain/order.ts';
import { type Actor, worksIn } from '../../domain/roles.ts';
import type { Transaction } from '../../storage/storage.ts';
import { cancelOrder } from './cancel-order.ts';
import { recordOrder } from './record-order.ts';
import { type ReachedOrder, requireOrderForChange } from './require-order.ts';
import { advanceSaga } from '../saga/advance-saga.ts';

export interface StatusRequest {
  readonly id: number;
  readonly to: OrderStatus;
  readonly actor: Actor;
}

/**
 * Moves an order along its graph; its dishes go with it, and confirming tells the kitchen.
 * @throws DomainError `not_found`, `illegal_transition`; `forbidden` for a kitchen screen that cancels
 */
export async function changeOrderStatus(
  tx: Transaction,
  { id, to, actor }: StatusRequest,
): Promise<ReachedOrder> {
  if (to === 'cancelled') return cancelOrder(tx, { id, actor });
  const { order, store } = await requireOrderForChange(tx, actor, id);
  const status = moveOrder(order.status, to, { mayRecall: worksIn(actor, order.storeId) });
  const items = order.items.map((item) => ({ ...item, status: itemStatusAfterOrder(status, item.status) }));
  const after = await recordOrder(tx, {
    store,
    before: order,
    after: { ...order, status, items },
    actor,
    events: [{ type: 'order_status_update' }],
    history: [{ itemId: null, status }],
  });
  // Only its confirmation is news to the saga.
  const told = order.status === 'pending' ? await advanceSaga(tx, { order: after, store, actor }) : after;
  return { order: told, store };
}
