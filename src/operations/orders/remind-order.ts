import { DomainError } from '../../domain/errors.ts';
import { isEnded } from '../../domain/placed-order.ts';
import type { Actor } from '../../domain/roles.ts';
import type { Transaction } from '../../storage/storage.ts';
import { recordOrder } from './record-order.ts';
import { type ReachedOrder, requireOrderForChange } from './require-order.ts';

const pauseSeconds = 60;

/**
 * The customer urges the kitchen (催单), at most once a minute.
 * @throws DomainError `not_found`, `conflict` once it has ended, `too_many` with `retry_after` (s)
 */
export async function remindOrder(
  tx: Transaction,
  { id, actor }: { readonly id: number; readonly actor: Actor },
): Promise<ReachedOrder> {
  const { order, store } = await requireOrderForChange(tx, actor, id);
  if (isEnded(order))
    throw new DomainError('conflict', `The order is ${order.status}.`, { status: order.status });
  const since = order.remindedAt === null ? Infinity : tx.now.getTime() - Date.parse(order.remindedAt);
  if (since >= 0 && since < pauseSeconds * 1000) {
    const seconds = Math.ceil(pauseSeconds - since / 1000);
    throw new DomainError('too_many', `The kitchen was just urged. Try again in ${seconds} s.`, {
      retry_after: seconds,
    });
  }
  const after = await recordOrder(tx, {
    store,
    before: order,
    after: { ...order, remindedAt: tx.now.toISOString() },
    actor,
    events: [{ type: 'order_reminder' }],
    history: [],
  });
  return { order: after, store };
}
