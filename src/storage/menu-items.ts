import { dishInStore, type MenuItem, type OptionGroup } from '../domain/menu.ts';
import { catalogCounter } from './catalog-memory.ts';
import { countRows, type Window } from './count-rows.ts';
import type { Queryable } from './database.ts';
import { logStock } from './stock.ts';
import { findTerms } from './store-terms.ts';
import type { Transaction } from './writer.ts';

interface MenuItemRow {
  readonly id: number;
  readonly store_id: number;
  readonly all_stores: number | boolean;
  readonly name: string;
  readonly price: number;
  readonly description: string;
  readonly category: string;
  readonly station: string;
  readonly options: string;
  readonly stock: number | null;
  readonly is_available: number | boolean;
  readonly image_url: string | null;
  readonly allergens: string;
}

export type MenuItemFields = Omit<MenuItem, 'id'>;

/** The dish itself; one of all stores as it is where no store says otherwise. */
export async function findMenuItem(db: Queryable, id: number): Promise<MenuItem | undefined> {
  const row: MenuItemRow | undefined = await db('menu_item').where({ id, deleted_at: null }).first();
  return row && toMenuItem(row);
}

/** Dishes as they are on a store's menu; those that it doesn't have are absent. */
export async function findMenuItemsOf(
  db: Queryable,
  storeId: number,
  ids: readonly number[],
): Promise<MenuItem[]> {
  if (ids.length === 0) return [];
  const rows: MenuItemRow[] = await menuOf(db, storeId).whereIn('id', ids);
  return inStore(db, storeId, rows);
}

export async function findMenuItemByName(
  db: Queryable,
  storeId: number,
  name: string,
): Promise<MenuItem | undefined> {
  const row: MenuItemRow | undefined = await menuOf(db, storeId).where({ name }).first();
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
  const missing = [...new Set(ids)].filter((id) => !dishes.has(`${storeId}:${id}`));
  for (const dish of await findMenuItemsOf(tx.db, storeId, missing))
    dishes.set(`${storeId}:${dish.id}`, dish);
  const wanted = ids.map((id) => dishes.get(`${storeId}:${id}`));
  return new Map(wanted.flatMap((dish) => (dish ? [[dish.id, dish]] : [])));
}

export async function listMenuItems(
  db: Queryable,
  storeId: number,
  { skip, limit }: Window,
): Promise<{ items: MenuItem[]; total: number }> {
  const query = menuOf(db, storeId);
  const rows: MenuItemRow[] = await query.clone().orderBy('id').offset(skip).limit(limit);
  return { items: await inStore(db, storeId, rows), total: await countRows(query) };
}

/** @param by who brings it in, for the stock's log */
export async function insertMenuItem(
  tx: Transaction,
  fields: MenuItemFields,
  by = 'system:seed',
): Promise<MenuItem> {
  const now = tx.now.toISOString();
  const rows: { id: number }[] = await tx
    .db('menu_item')
    .insert({
      store_id: fields.storeId,
      all_stores: fields.allStores,
      ...toRow(fields),
      created_at: now,
      updated_at: now,
    })
    .returning('id');
  if (!rows[0]) throw new Error('The menu item was not inserted');
  const item = { ...fields, id: rows[0].id };
  logStock(tx, [{ dish: item, kind: 'opening', quantity: item.stock ?? 0, actor: by }]);
  return item;
}

/** @param by who changes it, for the stock's log */
export async function updateMenuItem(tx: Transaction, item: MenuItem, by: string): Promise<void> {
  const before: { stock: number | null } | undefined = await tx
    .db('menu_item')
    .where({ id: item.id })
    .first('stock');
  await tx
    .db('menu_item')
    .where({ id: item.id })
    .update({ ...toRow(item), updated_at: tx.now.toISOString() });
  const quantity = (item.stock ?? 0) - (before?.stock ?? 0);
  logStock(tx, [{ dish: item, kind: 'correction', quantity, actor: by }]);
  await forgetDishes(tx);
}

export async function removeMenuItem(tx: Transaction, item: MenuItem): Promise<void> {
  await tx
    .db('menu_item')
    .where({ id: item.id })
    .update({ deleted_at: tx.now.toISOString(), image_url: null });
  await forgetDishes(tx);
}

/** A dish may stand on several menus: all of them are read again, here and by the other processes. */
export async function forgetDishes(tx: Transaction): Promise<void> {
  (await tx.catalog()).dishes.clear();
  await tx.take(catalogCounter);
}

/** Whether any dish shows a picture. */
export async function isPictureUsed(db: Queryable, imageUrl: string): Promise<boolean> {
  const row: unknown = await db('menu_item').where({ image_url: imageUrl, deleted_at: null }).first('id');
  return row !== undefined;
}

function menuOf(db: Queryable, storeId: number) {
  return db('menu_item')
    .whereNull('deleted_at')
    .where((own) => void own.where('store_id', storeId).orWhere('all_stores', true));
}

async function inStore(db: Queryable, storeId: number, rows: readonly MenuItemRow[]): Promise<MenuItem[]> {
  const dishes = rows.map(toMenuItem);
  const shared = dishes.filter(({ allStores }) => allStores).map(({ id }) => id);
  const terms = shared.length > 0 ? await findTerms(db, storeId, shared) : new Map();
  return dishes.map((dish) => (dish.allStores ? dishInStore(dish, storeId, terms.get(dish.id)) : dish));
}

function toMenuItem(row: MenuItemRow): MenuItem {
  const options: OptionGroup[] = JSON.parse(row.options);
  const allergens: string[] = JSON.parse(row.allergens);
  return {
    id: row.id,
    storeId: row.store_id,
    allStores: Boolean(row.all_stores),
    name: row.name,
    price: row.price,
    description: row.description,
    category: row.category,
    station: row.station,
    options,
    stock: row.stock,
    isAvailable: Boolean(row.is_available),
    imageUrl: row.image_url,
    allergens,
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
    allergens: JSON.stringify(item.allergens),
  };
}
