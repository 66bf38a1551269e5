import { DomainError } from '../../domain/errors.ts';
import { isEnded } from '../../domain/placed-order.ts';
import type { Actor } from '../../domain/roles.ts';
import type { Transaction } from '../../storage/storage.ts';
import { recordOrder } from './record-order.ts';
import { type ReachedOrder, requireOrderForChange } from './require-order.ts';

/** Puts an order before all others on every screen (加急), or back in its place. @throws DomainError `not_found`, `conflict` */
export async function rushOrder(
  tx: Transaction,
  { id, isRushed, actor }: { readonly id: number; readonly isRushed: boolean; readonly actor: Actor },
): Promise<ReachedOrder> {
  const { order, store } = await requireOrderForChange(tx, actor, id);
  if (isEnded(order))
    throw new DomainError('conflict', `The order is ${order.status}.`, { status: order.status });
  if ((order.rushedAt !== null) === isRushed) return { order, store };
  const after = await recordOrder(tx, {
    store,
    before: order,
    after: { ...order, rushedAt: isRushed ? tx.now.toISOString() : null },
    actor,
    events: [{ type: 'order_rush' }],
    history: [],
  });
  return { order: after, store };
}
