import type { Queryable } from './database.ts';
import type { Transaction } from './writer.ts';

/** The categories of a store's menu, in the order the store gave them; those it didn't place come after, by first dish. */
export async function listCategories(db: Queryable, storeId: number): Promise<string[]> {
  const placed: string[] = await db('menu_category')
    .where({ store_id: storeId })
    .orderBy('position')
    .pluck('name');
  const used: { category: string }[] = await db('menu_item')
    .whereNull('deleted_at')
    .where((own) => void own.where('store_id', storeId).orWhere('all_stores', true))
    .whereNot('category', '')
    .groupBy('category')
    .orderByRaw('min(id)')
    .select('category');
  return [...new Set([...placed, ...used.map(({ category }) => category)])];
}

export async function saveCategories(
  tx: Transaction,
  storeId: number,
  names: readonly string[],
): Promise<void> {
  await tx.db('menu_category').where({ store_id: storeId }).delete();
  if (names.length > 0)
    await tx
      .db('menu_category')
      .insert(names.map((name, position) => ({ store_id: storeId, name, position })));
}
