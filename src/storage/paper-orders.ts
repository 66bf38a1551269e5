import type { KitchenLine } from '../domain/kitchen-lines.ts';
import type { OrderStatus, PaymentStatus, ServiceMode } from '../domain/order.ts';
import type { Language } from '../protocol/values.ts';
import type { Queryable } from './database.ts';

/** All of an order and its store that is printed above and below the dishes. */
export interface PaperOrder {
  readonly orderId: number;
  readonly storeId: number;
  readonly storeName: string;
  /** IANA name. */
  readonly timeZone: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly language: Language;
  readonly orderNumber: string;
  readonly dailyNumber: number;
  readonly tableNumber: string | null;
  readonly serviceMode: ServiceMode;
  readonly status: OrderStatus;
  readonly note: string | null;
  readonly paymentStatus: PaymentStatus;
  /** Minor units. */
  readonly totalAmount: number;
  readonly discountAmount: number;
  readonly finalAmount: number;
  readonly createdAt: string;
}

/** One time the kitchen was told something about an order. */
export interface FiredTicket {
  readonly id: number;
  /** `order`: the first of its order; `change`: the difference since; `cancel`: nothing is wanted any more. */
  readonly kind: 'order' | 'change' | 'cancel';
  readonly createdAt: string;
  readonly order: PaperOrder;
  readonly lines: readonly KitchenLine[];
}

export async function findFiredTicket(db: Queryable, id: number): Promise<FiredTicket | undefined> {
  const row: { order_id: number; kind: FiredTicket['kind']; created_at: string } | undefined = await db(
    'kitchen_ticket',
  )
    .where({ id })
    .first();
  const order = row && (await findPaperOrder(db, row.order_id));
  if (!order) return undefined;
  const lines = await readLines(db, { ticket_id: id });
  return { id, kind: row.kind, createdAt: row.created_at, order, lines };
}

export async function findPaperOrder(db: Queryable, orderId: number): Promise<PaperOrder | undefined> {
  const row: OrderRow | undefined = await db('orders')
    .join('store', 'store.id', 'orders.store_id')
    .where('orders.id', orderId)
    .first('orders.*', {
      store_name: 'store.name',
      timezone: 'store.timezone',
      currency: 'store.currency',
      language: 'store.language',
    });
  return row && toPaperOrder(row);
}

/** What a print client is told of an order besides its paper. */
export interface OrderInfo {
  readonly id: number;
  readonly status: OrderStatus;
  /** Minor units. */
  readonly totalAmount: number;
  readonly customerPhone: string | null;
}

export async function findOrderInfo(db: Queryable, orderId: number): Promise<OrderInfo | undefined> {
  return db('orders')
    .where({ id: orderId })
    .first('id', 'status', { totalAmount: 'total_amount', customerPhone: 'customer_phone' });
}

/** A line of a receipt. Amounts in minor units. */
export interface BilledItem {
  readonly id: number;
  readonly name: string;
  readonly options: readonly string[];
  readonly note: string | null;
  readonly quantity: number;
  readonly unitPrice: number;
}

/** What the guest pays for; voided dishes are left out. */
export async function readBilledItems(db: Queryable, orderId: number): Promise<BilledItem[]> {
  const rows: {
    id: number;
    menu_item_name: string;
    options: string;
    note: string | null;
    quantity: number;
    unit_price: number;
  }[] = await db('order_item').where({ order_id: orderId }).whereNot('status', 'cancelled').orderBy('id');
  return rows.map((row) => {
    const options: { name: string; choice: string }[] = JSON.parse(row.options);
    return {
      id: row.id,
      name: row.menu_item_name,
      options: options.map(({ name, choice }) => `${name}: ${choice}`),
      note: row.note,
      quantity: row.quantity,
      unitPrice: row.unit_price,
    };
  });
}

/** What each pays of a bill that is split, in minor units; empty when one pays all. */
export async function readShares(db: Queryable, orderId: number): Promise<number[]> {
  return db('bill_share').where({ order_id: orderId, removed_at: null }).orderBy('number').pluck('amount');
}

async function readLines(
  db: Queryable,
  of: { readonly ticket_id: number } | { readonly order_id: number },
): Promise<KitchenLine[]> {
  const rows: LineRow[] = await db('kitchen_line').where(of).orderBy('id');
  return rows.map(({ kind, item_id, quantity, name, options, note, station }) => ({
    kind,
    itemId: item_id,
    quantity,
    dish: { name, options: JSON.parse(options), note, station },
  }));
}

interface LineRow {
  readonly kind: KitchenLine['kind'];
  readonly item_id: number;
  readonly quantity: number;
  readonly name: string;
  readonly options: string;
  readonly note: string | null;
  readonly station: string;
}

interface OrderRow {
  readonly id: number;
  readonly store_id: number;
  readonly store_name: string;
  readonly timezone: string;
  readonly currency: string;
  readonly language: Language;
  readonly order_number: string;
  readonly daily_number: number;
  readonly table_number: string | null;
  readonly service_mode: ServiceMode;
  readonly status: OrderStatus;
  readonly note: string | null;
  readonly payment_status: PaymentStatus;
  readonly total_amount: number;
  readonly discount_amount: number;
  readonly final_amount: number;
  readonly created_at: string;
}

function toPaperOrder(row: OrderRow): PaperOrder {
  return {
    orderId: row.id,
    storeId: row.store_id,
    storeName: row.store_name,
    timeZone: row.timezone,
    currency: row.currency,
    language: row.language,
    orderNumber: row.order_number,
    dailyNumber: row.daily_number,
    tableNumber: row.table_number,
    serviceMode: row.service_mode,
    status: row.status,
    note: row.note,
    paymentStatus: row.payment_status,
    totalAmount: row.total_amount,
    discountAmount: row.discount_amount,
    finalAmount: row.final_amount,
    createdAt: row.created_at,
  };
}
