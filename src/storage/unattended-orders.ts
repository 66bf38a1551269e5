import { z } from 'zod';
import type { Queryable } from './database.ts';
import { findOpenStores } from './stores.ts';

export interface UnattendedOrder {
  readonly orderId: number;
  readonly orderNumber: string;
  readonly storeId: number;
  readonly timezone: string;
  /** When the kitchen should have seen it. */
  readonly since: Date;
}

export interface UnattendedQuery {
  readonly now: Date;
  /** How long a screen may take, and how long until an order is reported again, ms. */
  readonly afterMs: number;
  /** Older orders are left alone: nobody cooks them any more, ms. */
  readonly forgetAfterMs: number;
}

/**
 * Orders still waiting for the kitchen that no screen of their store has shown, and that were not reported within the last
 * interval. Computed from the log alone, so a restart changes nothing.
 */
export async function findUnattendedOrders(
  db: Queryable,
  query: UnattendedQuery,
): Promise<UnattendedOrder[]> {
  const orders = await findUnshownOrders(db, { ...query, storeIds: await findOpenStores(db) });
  if (orders.length === 0) return [];
  const reported = await recentlyReported(db, ago(query.now, query.afterMs));
  return orders.filter(({ orderId }) => !reported.has(orderId));
}

/** The same, reported or not. */
export async function findUnshownOrders(
  db: Queryable,
  { storeIds, now, afterMs, forgetAfterMs }: UnattendedQuery & { readonly storeIds: readonly number[] },
): Promise<UnattendedOrder[]> {
  const rows: OrderRow[] = await db('orders')
    .join('store', 'store.id', 'orders.store_id')
    .join('stream_entry as entry', db.raw("entry.stream = 'order:' || orders.id"))
    .join('event', (on) => on.on('event.store_id', 'entry.store_id').andOn('event.seq', 'entry.store_seq'))
    // Named stores and states let the index find the few open orders among all.
    .whereIn('orders.store_id', storeIds)
    .whereIn('orders.status', ['pending', 'confirmed'])
    .where('event.type', 'new_order')
    .where('event.created_at', '<=', ago(now, afterMs))
    .where('event.created_at', '>', ago(now, forgetAfterMs))
    .whereNotExists(
      db('screen_ack')
        .whereRaw('screen_ack.store_id = event.store_id and screen_ack.seq >= event.seq')
        .select(db.raw('1')),
    )
    .orderBy('orders.id')
    .select('orders.id', 'orders.order_number', 'orders.store_id', 'store.timezone', 'event.created_at');
  return rows.map(toUnattended);
}

interface OrderRow {
  readonly id: number;
  readonly order_number: string;
  readonly store_id: number;
  readonly timezone: string;
  readonly created_at: string;
}

/** With a reason it speaks of paper. */
const report = z.object({ order_id: z.int(), reason: z.string().optional() });

async function recentlyReported(db: Queryable, after: string): Promise<ReadonlySet<number>> {
  const bodies: string[] = await db('event')
    .where('created_at', '>', after)
    .where({ type: 'order_unattended' })
    .pluck('body');
  const reports = bodies.map((body) => report.parse(JSON.parse(body)));
  return new Set(reports.filter(({ reason }) => reason === undefined).map(({ order_id }) => order_id));
}

function toUnattended({ id, order_number, store_id, timezone, created_at }: OrderRow): UnattendedOrder {
  return {
    orderId: id,
    orderNumber: order_number,
    storeId: store_id,
    timezone,
    since: new Date(created_at),
  };
}

function ago(now: Date, ms: number): string {
  return new Date(now.getTime() - ms).toISOString();
}
