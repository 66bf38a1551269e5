import type { MenuItem } from '../domain/menu.ts';
import type { Transaction } from './writer.ts';

/** Why pieces came or went: a dish's stock is the sum of its log. */
export type StockReason = 'opening' | 'order' | 'void' | 'cancel' | 'correction';

/** A dish in a store, whose pieces are counted there. */
type Counted = Pick<MenuItem, 'id' | 'storeId' | 'allStores'>;

export interface StockMovement {
  readonly dish: Counted;
  readonly kind: StockReason;
  /** Added; negative when taken. */
  readonly quantity: number;
  /** The subject of who did it. */
  readonly actor: string;
  readonly orderId?: number;
  readonly orderItemId?: number;
}

/** Writes movements down; those that move nothing are left out. */
export function logStock(tx: Transaction, movements: readonly StockMovement[]): void {
  tx.insert(
    'stock_log',
    movements
      .filter(({ quantity }) => quantity !== 0)
      .map(({ dish, kind, quantity, actor, orderId = null, orderItemId = null }) => ({
        menu_item_id: dish.id,
        store_id: dish.storeId,
        order_id: orderId,
        order_item_id: orderItemId,
        kind,
        quantity,
        actor,
        created_at: tx.now.toISOString(),
      })),
  );
}

/** Counts a dish's stock down, all or nothing; what is left, or undefined when there was less than that. */
export async function takeStock(
  tx: Transaction,
  dish: Counted,
  quantity: number,
): Promise<number | undefined> {
  const rows: { stock: number }[] = await counted(tx, dish)
    .where('stock', '>=', quantity)
    .update({ stock: tx.db.raw('stock - ?', [quantity]) })
    .returning('stock');
  return rows[0]?.stock;
}

/** Counts a stock up; what there is then, or undefined where nothing is counted (any more). */
export async function restoreStock(
  tx: Transaction,
  dish: Counted,
  quantity: number,
): Promise<number | undefined> {
  const rows: { stock: number }[] = await counted(tx, dish)
    .whereNotNull('stock')
    .update({ stock: tx.db.raw('stock + ?', [quantity]) })
    .returning('stock');
  return rows[0]?.stock;
}

export interface TakenStock {
  readonly dish: Counted;
  readonly orderItemId: number;
  /** Pieces that have not come back. */
  readonly quantity: number;
}

/** What dishes of an order have taken from a stock and not given back. */
export async function findTakenStock(
  tx: Transaction,
  orderItemIds: readonly number[],
): Promise<TakenStock[]> {
  await tx.settle();
  const rows: {
    menu_item_id: number;
    store_id: number;
    all_stores: number | boolean;
    order_item_id: number;
    taken: number | string;
  }[] = await tx
    .db('stock_log')
    .join('menu_item', 'menu_item.id', 'stock_log.menu_item_id')
    .whereIn('order_item_id', orderItemIds)
    .groupBy('menu_item_id', 'stock_log.store_id', 'all_stores', 'order_item_id')
    .select('menu_item_id', 'stock_log.store_id', 'all_stores', 'order_item_id')
    .sum({ taken: tx.db.raw('-stock_log.quantity') });
  return rows
    .map((row) => ({
      dish: { id: row.menu_item_id, storeId: row.store_id, allStores: Boolean(row.all_stores) },
      orderItemId: row.order_item_id,
      quantity: Number(row.taken),
    }))
    .filter(({ quantity }) => quantity > 0);
}

/** The row that holds the count. */
function counted(tx: Transaction, { id, storeId, allStores }: Counted) {
  return allStores
    ? tx.db('menu_item_store').where({ menu_item_id: id, store_id: storeId })
    : tx.db('menu_item').where({ id });
}
