import type { Actor } from '../../src/domain/roles.ts';
import type { EventType } from '../../src/protocol/events.ts';
import type { Storage } from '../../src/storage/storage.ts';

/** Rows that channels need: a store with two tables, orders, events. */

export async function addStore(storage: Storage, id = 1): Promise<void> {
  const created_at = '2026-01-01T00:00:00.000Z';
  await storage.write(async ({ db }) => {
    await db('store').insert({
      id,
      name: `Store ${id}`,
      address: '',
      timezone: 'Asia/Shanghai',
      currency: 'CNY',
      language: 'zh-CN',
      confirm_policy: 'manual',
      service_modes: '["dine_in"]',
      business_day_start: '04:00',
      created_at,
    });
    for (const number of [1, 2]) {
      await db('dining_table').insert({
        id: id * 10 + number,
        store_id: id,
        table_number: String(number),
        status: 'free',
        created_at,
      });
    }
  });
}

export interface TestOrder {
  readonly id: number;
  readonly storeId?: number;
  readonly tableId?: number | null;
  readonly placedBy?: string;
  readonly customerId?: number | null;
  readonly status?: string;
}

/** An order with its `new_order` event; resolves with the event's position in the store's stream. */
export function addOrder(storage: Storage, order: TestOrder): Promise<number> {
  const {
    id,
    storeId = 1,
    tableId = null,
    placedBy = 'user:1',
    customerId = null,
    status = 'pending',
  } = order;
  return storage.write(async (tx) => {
    const now = tx.now.toISOString();
    const seq = await tx.append({
      type: 'new_order',
      storeId,
      orderId: id,
      tableId,
      body: (seq) => ({ order: { id, order_number: `ORD${id}`, seq } }),
      timestamp: now,
    });
    await tx.db('orders').insert({
      id,
      order_number: `ORD${id}`,
      business_day: '2026-01-08',
      daily_number: id,
      store_id: storeId,
      table_id: tableId,
      customer_id: customerId,
      placed_by: placedBy,
      service_mode: 'dine_in',
      total_amount: 100,
      discount_amount: 0,
      final_amount: 100,
      payment_method: 'cash',
      payment_status: 'unpaid',
      status,
      seq,
      created_at: now,
      updated_at: now,
    });
    return seq;
  });
}

export interface TestEvent {
  readonly type?: EventType;
  readonly storeId?: number;
  readonly orderId?: number | null;
  readonly tableId?: number | null;
  readonly body?: object;
}

/** Appends an event; resolves with its position in the store's stream. */
export function addEvent(storage: Storage, event: TestEvent = {}): Promise<number> {
  const { type = 'menu_update', storeId = 1, orderId = null, tableId = null, body = {} } = event;
  return storage.write((tx) =>
    tx.append({ type, storeId, orderId, tableId, body: () => body, timestamp: tx.now.toISOString() }),
  );
}

export async function addEvents(storage: Storage, count: number, event: TestEvent = {}): Promise<void> {
  await Promise.all(Array.from({ length: count }, () => addEvent(storage, event)));
}

/** Who the test tokens belong to. */
export const actors = {
  admin: actor({ role: 'admin', subject: 'user:900', storeIds: null }),
  staff: actor({ role: 'staff', subject: 'user:901' }),
  otherStaff: actor({ role: 'staff', subject: 'user:902', storeIds: [2] }),
  customer: actor({ role: 'customer', subject: 'user:903', customerId: 7, storeIds: null }),
  otherCustomer: actor({ role: 'customer', subject: 'user:904', customerId: 8, storeIds: null }),
  guest: actor({ role: 'guest', subject: 'table:11:a', tableId: 11 }),
  kitchen: actor({ role: 'kitchen', subject: 'screen:1' }),
  printer: actor({ role: 'printer', subject: 'screen:2' }),
  otherAdmin: actor({ role: 'admin', subject: 'user:905', storeIds: [2] }),
  otherGuest: actor({ role: 'guest', subject: 'table:12:b', tableId: 12 }),
  foreignGuest: actor({ role: 'guest', subject: 'table:21:c', tableId: 21, storeIds: [2] }),
  otherKitchen: actor({ role: 'kitchen', subject: 'screen:3', storeIds: [2] }),
  otherPrinter: actor({ role: 'printer', subject: 'screen:4', storeIds: [2] }),
} satisfies Record<string, Actor>;
export type TestToken = keyof typeof actors;

function actor(some: Partial<Actor> & Pick<Actor, 'role' | 'subject'>): Actor {
  return { userId: null, customerId: null, storeIds: [1], tableId: null, ...some };
}
