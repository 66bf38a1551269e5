import { DomainError } from '../../domain/errors.ts';
import type { DiningTable, Store } from '../../domain/places.ts';
import type { Actor } from '../../domain/roles.ts';
import { type CartPhone, mostCartPhones, nextNumber } from '../../domain/table-cart.ts';
import type { Queryable, Transaction } from '../../storage/storage.ts';
import { addCartPhone, beginCart, findCart, type KeptCart, touchCart } from '../../storage/table-carts.ts';
import { refuseOwnCarts, requireCartTable, requireSeat } from './require-cart-table.ts';

export interface JoinedCart {
  readonly cart: KeptCart;
  readonly phone: CartPhone;
  readonly table: DiningTable;
  readonly store: Store;
}

/**
 * The cart as a phone that has joined it sees it; undefined for one that has not. Where phones have carts of their own by now it
 * is what they had shared.
 * @throws DomainError as `requireSeat`
 */
export async function findJoinedCart(
  db: Queryable,
  actor: Actor,
  id: number,
  now: Date,
): Promise<JoinedCart | undefined> {
  const place = await requireSeat(db, actor, id);
  const cart = await findCart(db, id);
  const phone = cart?.phones.find(({ subject }) => subject === actor.subject);
  if (!cart || !phone || !isOfParty(cart, place.table, now)) return undefined;
  return { ...place, cart, phone };
}

/**
 * The same for any phone of the table: it joins where it has not. The first of a party begins the cart.
 * @throws DomainError as `requireCartTable`, `conflict` for more phones than sit at any table
 */
export async function joinCart(tx: Transaction, actor: Actor, id: number): Promise<JoinedCart> {
  const joined = await findJoinedCart(tx.db, actor, id, tx.now);
  if (joined) {
    refuseOwnCarts(joined.store);
    return joined;
  }
  const { table } = await requireCartTable(tx.db, actor, id);
  const found = await findCart(tx.db, id);
  if (!found || !isOfParty(found, table, tx.now)) await beginCart(tx, id, table.sessionVersion);
  const { phones = [] } = (await findCart(tx.db, id)) ?? {};
  const here = phones.filter(({ hasMoved }) => !hasMoved).length;
  if (here >= mostCartPhones)
    throw new DomainError(
      'conflict',
      `${here} phones share the table's cart already. Order with one of them.`,
    );
  const number = nextNumber(phones);
  await addCartPhone(tx, id, { number, subject: actor.subject, allergies: '', note: '', hasMoved: false });
  await touchCart(tx, id);
  const begun = await findJoinedCart(tx.db, actor, id, tx.now);
  if (!begun) throw new Error(`The phone did not join the cart of table ${id}`);
  return begun;
}

/** Where tables are never cleared, the next party must not find what the last one left. */
export function isOfParty(
  { visit, changedAt }: KeptCart,
  { sessionVersion }: DiningTable,
  now: Date,
): boolean {
  return visit === sessionVersion && now.getTime() - Date.parse(changedAt) < cartIdleMs;
}

/** As long as a guest's session. */
export const cartIdleMs = 4 * 3600_000;
