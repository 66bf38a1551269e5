import { toLocalIso } from '../../domain/local-time.ts';
import { toMajor } from '../../domain/money.ts';
import { firedAt, type Order, type OrderItem, subtotal } from '../../domain/placed-order.ts';
import type { OrderOnWire } from '../../protocol/orders.ts';
import type { Store } from '../../domain/places.ts';

/** The order as clients see it: money in major units, times in the store's zone, `status` = `order_status`. */
export function orderOnWire(order: Order, { timezone }: Pick<Store, 'timezone'>): OrderOnWire {
  const local = localTimes(timezone);
  const fired = firedAt(order);
  return {
    id: order.id,
    order_number: order.orderNumber,
    daily_number: order.dailyNumber,
    store_id: order.storeId,
    table_id: order.tableId,
    table_number: order.tableNumber,
    customer_id: order.customerId,
    service_mode: order.serviceMode,
    items: order.items.map((item) => itemOnWire(item, local)),
    total_amount: toMajor(order.totalAmount),
    discount_amount: toMajor(order.discountAmount),
    final_amount: toMajor(order.finalAmount),
    payment_method: order.paymentMethod,
    payment_status: order.paymentStatus,
    status: order.status,
    order_status: order.status,
    note: order.note,
    rushed_at: order.rushedAt && local(order.rushedAt),
    created_at: local(order.createdAt),
    fired_at: fired && local(fired),
    updated_at: local(order.updatedAt),
    seq: order.seq,
  };
}

/** Most of an order's moments are the same few. */
function localTimes(timezone: string): (at: string) => string {
  const known = new Map<string, string>();
  return (at) => {
    const local = known.get(at) ?? toLocalIso(new Date(at), timezone);
    known.set(at, local);
    return local;
  };
}

function itemOnWire(item: OrderItem, local: (at: string) => string): OrderOnWire['items'][number] {
  return {
    id: item.id,
    menu_item_id: item.menuItemId,
    menu_item_name: item.menuItemName,
    quantity: item.quantity,
    unit_price: toMajor(item.unitPrice),
    options: item.options.map(({ name, choice }) => ({ name, choice })),
    note: item.note,
    subtotal: toMajor(subtotal(item)),
    status: item.status,
    station: item.station,
    allergens: [...item.allergens],
    fired_at: item.firedAt && local(item.firedAt),
    recalled_at: item.recalledAt && local(item.recalledAt),
  };
}
