import { DomainError } from '../domain/errors.ts';
import { itemStatusAfterOrder, moveOrder } from '../domain/order.ts';
import type { Actor } from '../domain/roles.ts';
import type { Transaction } from '../storage/storage.ts';
import { releasePayments } from './cancel-payment.ts';
import { recordOrder } from './record-order.ts';
import { type ReachedOrder, requireOrderForChange, requireStaffUnlessPending } from './require-order.ts';
import { restoreStocks } from './take-stocks.ts';

export interface CancelRequest {
  readonly id: number;
  readonly actor: Actor;
  readonly reason?: string | undefined;
}

/**
 * Cancels an order: what was paid is refunded, stock comes back, the kitchen is told to stop. Its owner may while it is
 * pending, staff before it is completed.
 * @throws DomainError `not_found`, `conflict` for a diner who comes too late, `illegal_transition` once it has ended
 */
export async function cancelOrder(
  tx: Transaction,
  { id, actor, reason }: CancelRequest,
): Promise<ReachedOrder> {
  if (actor.role === 'kitchen')
    throw new DomainError('forbidden', 'A kitchen screen may not cancel an order.');
  const { order: reached, store } = await requireOrderForChange(tx, actor, id);
  const status = moveOrder(reached.status, 'cancelled', { mayRecall: false });
  requireStaffUnlessPending(reached, actor);
  const order = await releasePayments(tx, { order: reached, store, actor, reason });
  await restoreStocks(tx, { store, order, items: order.items, kind: 'cancel', actor });
  const items = order.items.map((item) => ({ ...item, status: itemStatusAfterOrder(status, item.status) }));
  const after = await recordOrder(tx, {
    store,
    before: order,
    after: { ...order, status, items },
    actor,
    reason,
    events: [{ type: 'order_status_update' }],
    history: [{ itemId: null, status }],
  });
  return { order: after, store };
}
