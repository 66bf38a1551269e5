import type { OrderStatus } from '../domain/order.ts';
import type { Queryable } from './database.ts';

/** The store a channel belongs to, and its time zone. */
export interface ChannelPlace {
  readonly storeId: number;
  readonly timezone: string;
}

export interface OrderOwner extends ChannelPlace {
  readonly placedBy: string;
  readonly customerId: number | null;
  readonly tableId: number | null;
  readonly status: OrderStatus;
}

interface PlaceRow {
  readonly store_id: number;
  readonly timezone: string;
}

interface OwnerRow extends PlaceRow {
  readonly placed_by: string;
  readonly customer_id: number | null;
  readonly table_id: number | null;
  readonly status: OrderStatus;
}

/** Undefined for a store that doesn't exist (any more). */
export async function findStorePlace(db: Queryable, storeId: number): Promise<ChannelPlace | undefined> {
  const row: PlaceRow | undefined = await db('store')
    .where({ id: storeId })
    .whereNull('deleted_at')
    .first({ store_id: 'id', timezone: 'timezone' });
  return row && toPlace(row);
}

/** Undefined for a table that doesn't exist (any more). */
export async function findTablePlace(db: Queryable, tableId: number): Promise<ChannelPlace | undefined> {
  const row: PlaceRow | undefined = await db('dining_table')
    .join('store', 'store.id', 'dining_table.store_id')
    .where('dining_table.id', tableId)
    .whereNull('dining_table.deleted_at')
    .first('store_id', 'store.timezone');
  return row && toPlace(row);
}

/** Who an order belongs to; undefined for an unknown order. */
export async function findOrderOwner(db: Queryable, orderId: number): Promise<OrderOwner | undefined> {
  const row: OwnerRow | undefined = await db('orders')
    .join('store', 'store.id', 'orders.store_id')
    .where('orders.id', orderId)
    .first('store_id', 'store.timezone', 'placed_by', 'customer_id', 'table_id', 'status');
  return (
    row && {
      ...toPlace(row),
      placedBy: row.placed_by,
      customerId: row.customer_id,
      tableId: row.table_id,
      status: row.status,
    }
  );
}

function toPlace({ store_id, timezone }: PlaceRow): ChannelPlace {
  return { storeId: store_id, timezone };
}
