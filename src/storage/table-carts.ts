import type { CartOrder, CartPhone, TableCart, TableCartLine } from '../domain/table-cart.ts';
import type { Queryable } from './database.ts';
import type { Transaction } from './writer.ts';

/** A cart with what its guests don't see. */
export interface KeptCart extends TableCart {
  /** The session version of the party it belongs to. */
  readonly visit: number;
  /** ISO 8601, UTC. */
  readonly changedAt: string;
}

interface CartRow {
  readonly table_id: number;
  readonly visit: number;
  readonly version: number;
  readonly round: number;
  readonly changed_at: string;
  readonly moved_to: string | null;
}

interface LineRow {
  readonly id: string;
  readonly menu_item_id: number;
  readonly menu_item_name: string;
  readonly quantity: number;
  readonly options: string;
  readonly note: string;
  readonly phone: number;
}

interface PhoneRow {
  readonly number: number;
  readonly subject: string;
  readonly allergies: string;
  readonly note: string;
  readonly has_moved: number;
}

interface RoundRow {
  readonly order_id: number;
  readonly daily_number: number;
  readonly phone: number;
}

/** Counts the changes of all carts: who knows it knows at once whether any is new. */
const versions = 'carts';

export async function findCart(db: Queryable, tableId: number): Promise<KeptCart | undefined> {
  const row: CartRow | undefined = await db('table_cart').where({ table_id: tableId }).first();
  if (!row) return undefined;
  const phones: PhoneRow[] = await db('cart_phone').where({ table_id: tableId }).orderBy('number');
  const lines: LineRow[] = await db('cart_line')
    .where({ table_id: tableId, ...inCart })
    .orderBy('position');
  const last: RoundRow | undefined = await db('cart_round')
    .where({ table_id: tableId })
    .orderBy('round', 'desc')
    .first();
  return {
    tableId,
    visit: row.visit,
    version: row.version,
    round: row.round,
    changedAt: row.changed_at,
    phones: phones.map(toPhone),
    lines: lines.map(toLine),
    lastOrder: last ? toOrder(last) : null,
    movedTo: row.moved_to,
  };
}

/** The end of the numbers that carts' versions have; it goes back when history was replaced. */
export async function cartsVersion(db: Queryable): Promise<number> {
  // Asked with every look of the hub: without the query builder it costs a third.
  const [row]: { value: number }[] = await db.raw('select value from counter where name = ?', [versions]);
  return row?.value ?? 0;
}

/** Which of these tables' carts changed after a version. */
export async function findChangedCarts(
  db: Queryable,
  after: number,
  tableIds: readonly number[],
): Promise<number[]> {
  return db('table_cart').whereIn('table_id', tableIds).where('version', '>', after).pluck('table_id');
}

/** Those of the lines that are in an order already. */
export async function findOrderedLines(
  db: Queryable,
  tableId: number,
  ids: readonly string[],
): Promise<Map<string, CartOrder>> {
  const rows: (RoundRow & { id: string })[] = await db('cart_line')
    .join('cart_round', (on) =>
      on.on('cart_round.table_id', 'cart_line.table_id').on('cart_round.round', 'cart_line.ordered_round'),
    )
    .where('cart_line.table_id', tableId)
    .whereIn('cart_line.id', ids)
    .select('cart_line.id', 'cart_round.order_id', 'cart_round.daily_number', 'cart_round.phone');
  return new Map(rows.map((row) => [row.id, toOrder(row)]));
}

/** The order that was made of a round. */
export async function findRound(
  db: Queryable,
  tableId: number,
  round: number,
): Promise<CartOrder | undefined> {
  const row: RoundRow | undefined = await db('cart_round').where({ table_id: tableId, round }).first();
  return row && toOrder(row);
}

/** Begins the cart of a party; nothing is left of the one before. */
export async function beginCart(tx: Transaction, tableId: number, visit: number): Promise<void> {
  await endCart(tx, tableId);
  const begun = { visit, version: await tx.take(versions), changed_at: tx.now.toISOString() };
  await tx
    .db('table_cart')
    .insert({ table_id: tableId, round: 1, ...begun })
    .onConflict('table_id')
    .merge(begun);
}

/** The party has left: their cart is nobody's. */
export async function endCart(tx: Transaction, tableId: number): Promise<void> {
  for (const table of ['cart_round', 'cart_line', 'cart_phone'])
    await tx.db(table).where({ table_id: tableId }).delete();
  await tx.db('table_cart').where({ table_id: tableId }).update({ moved_to: null }).increment('round');
  await touchCart(tx, tableId);
}

export async function endCartsOfStore(tx: Transaction, storeId: number): Promise<void> {
  const tables: number[] = await tx
    .db('table_cart')
    .join('dining_table', 'dining_table.id', 'table_cart.table_id')
    .where({ store_id: storeId })
    .pluck('table_id');
  for (const tableId of tables) await endCart(tx, tableId);
}

/** Forgets what was in carts that nobody touched since (ISO 8601, UTC): guests wrote there what they can't bear. */
export async function forgetIdleCarts(tx: Transaction, before: string): Promise<void> {
  const idle: number[] = await tx
    .db('table_cart')
    .where('changed_at', '<', before)
    .whereExists(tx.db('cart_phone').whereRaw('cart_phone.table_id = table_cart.table_id'))
    .pluck('table_id');
  for (const tableId of idle) await endCart(tx, tableId);
}

/** Every change ends with it: the cart is newer than anybody has seen it, and the phones are to be told. */
export async function touchCart(tx: Transaction, tableId: number): Promise<void> {
  await tx
    .db('table_cart')
    .where({ table_id: tableId })
    .update({ version: await tx.take(versions), changed_at: tx.now.toISOString() });
  tx.nudge();
}

export async function addCartPhone(
  tx: Transaction,
  tableId: number,
  { number, subject, allergies, note, hasMoved }: CartPhone,
): Promise<void> {
  await tx
    .db('cart_phone')
    .insert({ table_id: tableId, number, subject, allergies, note, has_moved: hasMoved });
}

export async function saveWishes(
  tx: Transaction,
  tableId: number,
  { number, allergies, note }: Pick<CartPhone, 'number' | 'allergies' | 'note'>,
): Promise<void> {
  await tx.db('cart_phone').where({ table_id: tableId, number }).update({ allergies, note });
}

/** Writes what differs between the lines as they were read and as they are now. */
export async function saveLines(
  tx: Transaction,
  tableId: number,
  { before, after }: { readonly before: readonly TableCartLine[]; readonly after: readonly TableCartLine[] },
): Promise<void> {
  const left = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id }) => !left.has(id)).map(({ id }) => id);
  if (gone.length > 0) await tx.db('cart_line').where({ table_id: tableId }).whereIn('id', gone).delete();
  for (const line of after) {
    if (before.includes(line)) continue;
    const known = before.some(({ id }) => id === line.id);
    const row = toRow(line);
    if (known) await tx.db('cart_line').where({ table_id: tableId, id: line.id }).update(row);
    else
      await tx
        .db('cart_line')
        .insert({ table_id: tableId, id: line.id, position: await tx.take('cart_line'), ...row });
  }
}

/** All lines are ordered: the next round begins, with an empty cart and without wishes for the whole order. */
export async function closeRound(
  tx: Transaction,
  { tableId, round }: Pick<TableCart, 'tableId' | 'round'>,
  { orderId, dailyNumber, phone }: CartOrder,
): Promise<void> {
  await tx
    .db('cart_round')
    .insert({ table_id: tableId, round, order_id: orderId, daily_number: dailyNumber, phone });
  await tx
    .db('cart_line')
    .where({ table_id: tableId, ...inCart })
    .update({ ordered_round: round });
  await tx.db('cart_phone').where({ table_id: tableId }).update({ note: '' });
  await tx
    .db('table_cart')
    .where({ table_id: tableId })
    .update({ round: round + 1, moved_to: null });
}

/** Of the lines those that nobody ordered and that went nowhere. */
export const inCart = { ordered_round: null, moved_to: null };

function toPhone({ number, subject, allergies, note, has_moved }: PhoneRow): CartPhone {
  return { number, subject, allergies, note, hasMoved: Boolean(has_moved) };
}

function toLine(row: LineRow): TableCartLine {
  return {
    id: row.id,
    itemId: row.menu_item_id,
    name: row.menu_item_name,
    quantity: row.quantity,
    options: JSON.parse(row.options),
    note: row.note,
    phone: row.phone,
  };
}

function toRow({ itemId, name, quantity, options, note, phone }: TableCartLine) {
  return {
    menu_item_id: itemId,
    menu_item_name: name,
    quantity,
    options: JSON.stringify(options),
    note,
    phone,
  };
}

function toOrder({ order_id, daily_number, phone }: RoundRow): CartOrder {
  return { orderId: order_id, dailyNumber: daily_number, phone };
}
