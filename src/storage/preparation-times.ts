import type { Queryable } from './database.ts';

/** How long the store's latest orders took from confirmed to ready for the first time, ms; newest first. */
export async function readPreparationTimes(
  db: Queryable,
  { storeId, limit }: { readonly storeId: number; readonly limit: number },
): Promise<number[]> {
  const rows: { confirmed_at: string; ready_at: string }[] = await db('order_status_history')
    .whereIn('order_id', await findPreparedOrders(db, storeId, limit))
    .whereNull('item_id')
    .groupBy('order_id')
    .orderBy('order_id', 'desc')
    .select(
      db.raw("min(case status when 'confirmed' then changed_at end) as confirmed_at"),
      db.raw("min(case status when 'ready' then changed_at end) as ready_at"),
    );
  return rows.map((row) => Date.parse(row.ready_at) - Date.parse(row.confirmed_at));
}

/** The newest orders that were ready once. One state at a time, because only then the index gives them newest first. */
async function findPreparedOrders(db: Queryable, storeId: number, limit: number): Promise<number[]> {
  const found = await Promise.all(
    ['ready', 'serving', 'completed'].map(
      (status): Promise<number[]> =>
        db('orders')
          .where({ store_id: storeId, status })
          .whereExists(
            db('order_status_history as history')
              .whereRaw('history.order_id = orders.id')
              .where({ 'history.status': 'ready', 'history.item_id': null })
              .select(db.raw('1')),
          )
          .orderBy('id', 'desc')
          .limit(limit)
          .pluck('id'),
    ),
  );
  return found
    .flat()
    .sort((one, other) => other - one)
    .slice(0, limit);
}
