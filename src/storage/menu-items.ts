import type { MenuItem, OptionGroup } from '../domain/menu.ts';
import { catalogCounter } from './catalog-memory.ts';
import { countRows, type Window } from './count-rows.ts';
import type { Queryable } from './database.ts';
import type { Transaction } from './writer.ts';

interface MenuItemRow {
  readonly id: number;
  readonly store_id: number;
  readonly name: string;
  readonly price: number;
  readonly description: string;
  readonly category: string;
  readonly station: string;
  readonly options: string;
  readonly stock: number | null;
  readonly is_available: number | boolean;
  readonly image_url: string | null;
}

export type MenuItemFields = Omit<MenuItem, 'id'>;

export async function findMenuItem(db: Queryable, id: number): Promise<MenuItem | undefined> {
  const row: MenuItemRow | undefined = await db('menu_item').where({ id, deleted_at: null }).first();
  return row && toMenuItem(row);
}

export async function findMenuItemByName(
  db: Queryable,
  storeId: number,
  name: string,
): Promise<MenuItem | undefined> {
  const row: MenuItemRow | undefined = await db('menu_item')
    .where({ store_id: storeId, name, deleted_at: null })
    .first();
  return row && toMenuItem(row);
}

/**
 * Dishes of a store's menu inside a transaction: what several orders of one commit ask for is read once. Their stock may be
 * older than the transaction's own sales; {@link takeStock} alone decides about it.
 */
export async function recallMenuItems(
  tx: Transaction,
  storeId: number,
  ids: readonly number[],
): Promise<Map<number, MenuItem>> {
  const { dishes } = await tx.catalog();
  const missing = [...new Set(ids)].filter((id) => !dishes.has(id));
  if (missing.length > 0) {
    const rows: MenuItemRow[] = await tx.db('menu_item').whereIn('id', missing).whereNull('deleted_at');
    for (const row of rows) dishes.set(row.id, toMenuItem(row));
  }
  const wanted = ids.map((id) => dishes.get(id)).filter((dish) => dish?.storeId === storeId);
  return new Map(wanted.flatMap((dish) => (dish ? [[dish.id, dish]] : [])));
}

export async function listMenuItems(
  db: Queryable,
  storeId: number,
  { skip, limit }: Window,
): Promise<{ items: MenuItem[]; total: number }> {
  const query = db('menu_item').where({ store_id: storeId, deleted_at: null });
  const rows: MenuItemRow[] = await query.clone().orderBy('id').offset(skip).limit(limit);
  return { items: rows.map(toMenuItem), total: await countRows(query) };
}

export async function insertMenuItem(tx: Transaction, fields: MenuItemFields): Promise<MenuItem> {
  const now = tx.now.toISOString();
  const rows: { id: number }[] = await tx
    .db('menu_item')
    .insert({ store_id: fields.storeId, ...toRow(fields), created_at: now, updated_at: now })
    .returning('id');
  if (!rows[0]) throw new Error('The menu item was not inserted');
  return { ...fields, id: rows[0].id };
}

export async function updateMenuItem(tx: Transaction, item: MenuItem): Promise<void> {
  await tx
    .db('menu_item')
    .where({ id: item.id })
    .update({ ...toRow(item), updated_at: tx.now.toISOString() });
  (await tx.catalog()).dishes.delete(item.id);
  await tx.take(catalogCounter);
}

export async function removeMenuItem(tx: Transaction, item: MenuItem): Promise<void> {
  await tx.db('menu_item').where({ id: item.id }).update({ deleted_at: tx.now.toISOString() });
  (await tx.catalog()).dishes.delete(item.id);
  await tx.take(catalogCounter);
}

/** Counts the stock down, all or nothing; false when there is less than that. Items without stock always have enough. */
export async function takeStock(tx: Transaction, id: number, quantity: number): Promise<boolean> {
  const taken = await tx
    .db('menu_item')
    .where({ id })
    .where((enough) => void enough.whereNull('stock').orWhere('stock', '>=', quantity))
    .update({ stock: tx.db.raw('stock - ?', [quantity]) });
  return taken === 1;
}

export async function restoreStock(tx: Transaction, id: number, quantity: number): Promise<void> {
  await tx
    .db('menu_item')
    .where({ id })
    .whereNotNull('stock')
    .update({ stock: tx.db.raw('stock + ?', [quantity]) });
}

function toMenuItem(row: MenuItemRow): MenuItem {
  const options: OptionGroup[] = JSON.parse(row.options);
  return {
    id: row.id,
    storeId: row.store_id,
    name: row.name,
    price: row.price,
    description: row.description,
    category: row.category,
    station: row.station,
    options,
    stock: row.stock,
    isAvailable: Boolean(row.is_available),
    imageUrl: row.image_url,
  };
}

function toRow(item: MenuItemFields) {
  return {
    name: item.name,
    price: item.price,
    description: item.description,
    category: item.category,
    station: item.station,
    options: JSON.stringify(item.options),
    stock: item.stock,
    is_available: item.isAvailable,
    image_url: item.imageUrl,
  };
}
