import { DomainError } from '../../domain/errors.ts';
import { type Order, reachesOrder } from '../../domain/placed-order.ts';
import { type Actor, isStaff } from '../../domain/roles.ts';
import { findOrder, findOrderForChange } from '../../storage/orders.ts';
import type { Queryable, Transaction } from '../../storage/storage.ts';
import type { Store } from '../../domain/places.ts';
import { findStores } from '../../storage/stores.ts';

export interface ReachedOrder {
  readonly order: Order;
  readonly store: Store;
}

/** @throws DomainError `not_found` for an unknown order and for one out of the actor's reach alike. */
export async function requireOrder(db: Queryable, actor: Actor, id: number): Promise<ReachedOrder> {
  return reached(db, actor, id, await findOrder(db, id));
}

/** The same, to be changed in this transaction. */
export async function requireOrderForChange(
  tx: Transaction,
  actor: Actor,
  id: number,
): Promise<ReachedOrder> {
  return reached(tx.db, actor, id, await findOrderForChange(tx, id));
}

/** @throws DomainError `conflict` when a diner comes too late: from confirmation on only staff may change an order. */
export function requireStaffUnlessPending(order: Order, actor: Actor): void {
  if (isStaff(actor) || order.status === 'pending') return;
  throw new DomainError('conflict', `The order is ${order.status}. Please ask the staff.`, {
    status: order.status,
  });
}

async function reached(
  db: Queryable,
  actor: Actor,
  id: number,
  order: Order | undefined,
): Promise<ReachedOrder> {
  const [store] = order && reachesOrder(actor, order) ? await findStores(db, [order.storeId]) : [];
  if (!order || !store) throw new DomainError('not_found', `There is no order ${id}.`);
  return { order, store };
}
