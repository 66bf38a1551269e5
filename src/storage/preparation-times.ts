import type { Queryable } from './database.ts';

/** How long the store's latest orders took from confirmed to ready for the first time, ms; newest first. */
export async function readPreparationTimes(
  db: Queryable,
  { storeId, limit }: { readonly storeId: number; readonly limit: number },
): Promise<number[]> {
  const rows: { confirmed_at: string; ready_at: string }[] = await db('order_status_history as ready')
    .join('orders', 'orders.id', 'ready.order_id')
    .join('order_status_history as confirmed', (on) =>
      on
        .on('confirmed.order_id', 'ready.order_id')
        .onVal('confirmed.status', 'confirmed')
        .onNull('confirmed.item_id'),
    )
    .where({ 'orders.store_id': storeId, 'ready.status': 'ready', 'ready.item_id': null })
    .whereIn('orders.status', ['ready', 'serving', 'completed'])
    .groupBy('orders.id')
    .orderBy('orders.id', 'desc')
    .limit(limit)
    .select(db.raw('min(confirmed.changed_at) as confirmed_at'), db.raw('min(ready.changed_at) as ready_at'));
  return rows.map((row) => Date.parse(row.ready_at) - Date.parse(row.confirmed_at));
}
