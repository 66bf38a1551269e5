import type { Actor } from '../../domain/roles.ts';
import type { OrderOnWire } from '../../protocol/orders.ts';
import type { Storage } from '../../storage/storage.ts';
import { orderOnWire } from './order-on-wire.ts';
import { requireOrder } from './require-order.ts';

/** @throws DomainError `not_found` */
export async function getOrder(storage: Storage, actor: Actor, id: number): Promise<OrderOnWire> {
  const { order, store } = await requireOrder(storage.read, actor, id);
  return orderOnWire(order, store);
}
