import type { MenuItem, StoreTerms } from '../domain/menu.ts';
import type { Queryable } from './database.ts';
import { logStock } from './stock.ts';
import type { Transaction } from './writer.ts';

interface TermsRow {
  readonly menu_item_id: number;
  readonly price: number | null;
  readonly station: string | null;
  readonly stock: number | null;
  readonly is_available: number | boolean;
}

/** What a store does its own way with dishes of all stores; those without an entry follow the dish. */
export async function findTerms(
  db: Queryable,
  storeId: number,
  ids: readonly number[],
): Promise<Map<number, StoreTerms>> {
  const rows: TermsRow[] = await db('menu_item_store')
    .where({ store_id: storeId })
    .whereIn('menu_item_id', ids);
  return new Map(
    rows.map((row) => [
      row.menu_item_id,
      { price: row.price, station: row.station, stock: row.stock, isAvailable: Boolean(row.is_available) },
    ]),
  );
}

/**
 * Sets a store's terms; the stock's log follows. The caller makes the dishes be read again.
 * @param dish with the store as its own
 */
export async function saveTerms(
  tx: Transaction,
  dish: MenuItem,
  terms: StoreTerms,
  by: string,
): Promise<void> {
  const before = (await findTerms(tx.db, dish.storeId, [dish.id])).get(dish.id);
  await tx
    .db('menu_item_store')
    .insert({
      menu_item_id: dish.id,
      store_id: dish.storeId,
      price: terms.price,
      station: terms.station,
      stock: terms.stock,
      is_available: terms.isAvailable,
    })
    .onConflict(['menu_item_id', 'store_id'])
    .merge();
  const quantity = (terms.stock ?? 0) - (before?.stock ?? 0);
  logStock(tx, [{ dish, kind: 'correction', quantity, actor: by }]);
}
