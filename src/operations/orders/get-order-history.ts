import type { z } from 'zod';
import { toLocalIso } from '../../domain/local-time.ts';
import type { Actor } from '../../domain/roles.ts';
import type { statusHistory } from '../../protocol/orders.ts';
import { listHistory } from '../../storage/orders.ts';
import type { Storage } from '../../storage/storage.ts';
import { requireOrder } from './require-order.ts';

/** Who changed what when, oldest first. @throws DomainError `not_found` */
export async function getOrderHistory(
  { read }: Storage,
  actor: Actor,
  id: number,
): Promise<z.input<typeof statusHistory>> {
  const { order, store } = await requireOrder(read, actor, id);
  return (await listHistory(read, order.id)).map((entry) => ({
    id: entry.id,
    order_id: entry.orderId,
    status: entry.status,
    changed_at: toLocalIso(new Date(entry.changedAt), store.timezone),
    actor: entry.actor,
    item_id: entry.itemId,
    reason: entry.reason,
  }));
}
