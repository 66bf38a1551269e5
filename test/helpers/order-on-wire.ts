import type { MissingPaperOnWire } from '../../src/protocol/order-unattended.ts';
import type { OrderOnWire } from '../../src/protocol/orders.ts';

/** An order as the API shows it: two dishes of two stations at table 8. */
export function orderOnWire(change: Partial<OrderOnWire> & { readonly id: number }): OrderOnWire {
  const { status = 'confirmed', created_at = '2026-01-08T12:00:00.000+08:00' } = change;
  return {
    order_number: `ORD20260108120000${String(change.id).padStart(4, '0')}`,
    daily_number: change.id,
    store_id: 1,
    table_id: 8,
    table_number: '8',
    customer_id: null,
    service_mode: 'dine_in',
    items: [dishOnWire({ id: change.id * 10 }), dishOnWire({ id: change.id * 10 + 1, station: '饮品' })],
    total_amount: 76,
    discount_amount: 0,
    final_amount: 76,
    payment_method: 'counter',
    payment_status: 'unpaid',
    note: null,
    rushed_at: null,
    created_at,
    fired_at: status === 'pending' ? null : created_at,
    updated_at: created_at,
    seq: change.id,
    ...change,
    status,
    order_status: status,
  };
}

export function dishOnWire(
  change: Partial<OrderOnWire['items'][number]> & { readonly id: number },
): OrderOnWire['items'][number] {
  return {
    menu_item_id: 1,
    menu_item_name: '宫保鸡丁',
    quantity: 2,
    unit_price: 38,
    options: [{ name: '辣度', choice: '微辣' }],
    note: null,
    subtotal: 76,
    status: 'pending',
    station: '热菜',
    allergens: [],
    fired_at: null,
    recalled_at: null,
    ...change,
  };
}

/** Paper for the wok that is not printed. */
export function missingPaperOnWire(change: Partial<MissingPaperOnWire> = {}): MissingPaperOnWire {
  return {
    reason: 'late',
    ticket: 1,
    station: '热菜',
    job_id: 5,
    printer: 'Kitchen',
    status: 'waiting',
    cause: 'paper',
    ...change,
  };
}
