import type { TableCart } from '../domain/table-cart.ts';
import type { Queryable } from './database.ts';
import { addCartPhone, inCart, saveLines, saveWishes } from './table-carts.ts';
import type { Transaction } from './writer.ts';

/**
 * The party is seated elsewhere, its cart with it: here the next round begins, and who stays is still known with what they
 * can't bear. A late change of a line that went finds out where to.
 */
export async function leaveCart(
  tx: Transaction,
  { tableId, round }: Pick<TableCart, 'tableId' | 'round'>,
  movedTo: string,
): Promise<void> {
  await tx
    .db('cart_line')
    .where({ table_id: tableId, ...inCart })
    .update({ moved_to: movedTo });
  await tx.db('cart_phone').where({ table_id: tableId, has_moved: true }).delete();
  await tx.db('cart_phone').where({ table_id: tableId }).update({ note: '' });
  await tx
    .db('table_cart')
    .where({ table_id: tableId })
    .update({ round: round + 1, moved_to: movedTo });
}

/** The same for some of a cart alone: what is left stays in its round. */
export async function takeFromCart(
  tx: Transaction,
  tableId: number,
  { phones, lines }: Pick<TableCart, 'phones' | 'lines'>,
  movedTo: string,
): Promise<void> {
  const numbers = phones.map(({ number }) => number);
  const ids = lines.map(({ id }) => id);
  await tx
    .db('cart_line')
    .where({ table_id: tableId, ...inCart })
    .whereIn('id', ids)
    .update({ moved_to: movedTo });
  await tx.db('cart_phone').where({ table_id: tableId, has_moved: true }).whereIn('number', numbers).delete();
}

/** The cart of another table comes in: its lines stand behind those that are there, under a new name where theirs is taken. */
export async function receiveCart(
  tx: Transaction,
  into: Pick<TableCart, 'tableId' | 'phones'>,
  { phones, lines }: Pick<TableCart, 'phones' | 'lines'>,
  newId: () => string,
): Promise<void> {
  const { tableId } = into;
  for (const phone of phones.filter((each) => !into.phones.includes(each)))
    if (into.phones.some(({ number }) => number === phone.number)) await saveWishes(tx, tableId, phone);
    else await addCartPhone(tx, tableId, phone);
  const named = tx
    .db('cart_line')
    .where({ table_id: tableId })
    .whereIn(
      'id',
      lines.map(({ id }) => id),
    );
  // They come back.
  await named.clone().whereNotNull('moved_to').delete();
  const taken = new Set<string>(await named.pluck('id'));
  const after = lines.map((line) => (taken.has(line.id) ? { ...line, id: newId() } : line));
  await saveLines(tx, tableId, { before: [], after });
  await tx.db('table_cart').where({ table_id: tableId }).update({ moved_to: null });
}

/** Those of the lines that went with the party to another table, and its number. */
export async function findMovedLines(
  db: Queryable,
  tableId: number,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows: { id: string; moved_to: string }[] = await db('cart_line')
    .where({ table_id: tableId })
    .whereIn('id', ids)
    .whereNotNull('moved_to')
    .select('id', 'moved_to');
  return new Map(rows.map(({ id, moved_to }) => [id, moved_to]));
}
