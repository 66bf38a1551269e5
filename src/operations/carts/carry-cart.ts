import { randomUUID } from 'node:crypto';
import type { DiningTable, Store } from '../../domain/places.ts';
import { joinCarts, type TableCart } from '../../domain/table-cart.ts';
import { leaveCart, receiveCart, takeFromCart } from '../../storage/moved-carts.ts';
import type { Transaction } from '../../storage/storage.ts';
import { beginCart, findCart, type KeptCart, touchCart } from '../../storage/table-carts.ts';
import { isOfParty } from './join-cart.ts';

interface Places {
  readonly store: Store;
  readonly from: DiningTable;
  readonly into: DiningTable;
}

/**
 * A party is seated at another table: what its phones have in the shared cart and wish goes along and joins the cart there. Their
 * sessions stay where they are, in a cart that is empty and says where to.
 */
export async function carryCart(tx: Transaction, { store, from, into }: Places): Promise<void> {
  const left = store.guestCart === 'shared' ? await findPartysCart(tx, from) : undefined;
  if (!left) return;
  await join(tx, left, await openCart(tx, into));
  await leaveCart(tx, left, into.tableNumber);
  await touchCart(tx, from.id);
}

/**
 * An order goes back to the table that its party came from: so do the phones that came along, and what is theirs. Who sat there
 * before keeps theirs.
 * @returns whether it is so
 */
export async function carryCartBack(tx: Transaction, { from, into }: Places): Promise<boolean> {
  const left = await findPartysCart(tx, from);
  const joined = await findPartysCart(tx, into);
  if (!left || joined?.movedTo !== from.tableNumber) return false;
  const phones = left.phones.filter(({ subject }) =>
    joined.phones.some((phone) => phone.subject === subject),
  );
  const lines = left.lines.filter((line) => phones.some(({ number }) => number === line.phone));
  await join(tx, { phones, lines }, joined);
  await takeFromCart(tx, from.id, { phones, lines }, into.tableNumber);
  await touchCart(tx, from.id);
  return true;
}

async function join(
  tx: Transaction,
  coming: Pick<TableCart, 'phones' | 'lines'>,
  into: KeptCart,
): Promise<void> {
  await receiveCart(tx, into, joinCarts(coming, into), randomUUID);
  await touchCart(tx, into.tableId);
}

async function openCart(tx: Transaction, table: DiningTable): Promise<KeptCart> {
  const found = await findPartysCart(tx, table);
  if (found) return found;
  await beginCart(tx, table.id, table.sessionVersion);
  const begun = await findCart(tx.db, table.id);
  if (!begun) throw new Error(`No cart was begun at table ${table.id}`);
  return begun;
}

async function findPartysCart(tx: Transaction, table: DiningTable): Promise<KeptCart | undefined> {
  const cart = await findCart(tx.db, table.id);
  return cart && isOfParty(cart, table, tx.now) ? cart : undefined;
}
