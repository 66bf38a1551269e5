import { DomainError } from '../../domain/errors.ts';
import type { DiningTable, Store } from '../../domain/places.ts';
import type { Actor } from '../../domain/roles.ts';
import type { Queryable } from '../../storage/storage.ts';
import { requireTable } from '../tables/require-table.ts';

/**
 * The table whose cart a guest may fill: the one they sit at, for as long as their party does.
 * @throws DomainError `not_found` for any other table, `unauthenticated` for a party that has left, `conflict` where phones
 * have carts of their own and for a closed table
 */
export async function requireCartTable(
  db: Queryable,
  actor: Actor,
  id: number,
): Promise<{ table: DiningTable; store: Store }> {
  const place = await requireSeat(db, actor, id);
  refuseOwnCarts(place.store);
  return place;
}

/** @throws DomainError `conflict` where phones have carts of their own */
export function refuseOwnCarts({ guestCart }: Store): void {
  if (guestCart === 'shared') return;
  throw new DomainError('conflict', 'Every phone has its own cart here. Place an order instead.', {
    guest_cart: guestCart,
  });
}

/** The same where phones have carts of their own by now: what they shared can still be looked at. @throws DomainError */
export async function requireSeat(
  db: Queryable,
  actor: Actor,
  id: number,
): Promise<{ table: DiningTable; store: Store }> {
  if (actor.tableId !== id) throw new DomainError('not_found', `There is no table ${id}.`);
  const { table, store } = await requireTable(db, actor, id);
  // Credentials are remembered for a moment; a cart is not shown for one.
  if (actor.state !== String(table.sessionVersion))
    throw new DomainError('unauthenticated', 'The visit has ended. Scan the code on the table again.');
  if (table.status === 'closed')
    throw new DomainError('conflict', `Table ${table.tableNumber} is closed. Please ask the staff.`, {
      status: table.status,
    });
  return { table, store };
}
