import {
  type ItemStatus,
  type OrderStatus,
  orderStates,
  type PaymentMethod,
  type PaymentStatus,
  type ServiceMode,
} from '../domain/order.ts';
import type { Order, OrderDiscount, OrderItem } from '../domain/placed-order.ts';
import { countRows, type Window } from './count-rows.ts';
import type { Queryable } from './database.ts';
import { forgetDayFigures } from './day-figures.ts';
import type { Transaction } from './writer.ts';

interface OrderRow {
  readonly id: number;
  readonly order_number: string;
  readonly business_day: string;
  readonly daily_number: number;
  readonly store_id: number;
  readonly table_id: number | null;
  readonly table_number: string | null;
  readonly customer_id: number | null;
  readonly customer_phone: string | null;
  readonly placed_by: string;
  readonly service_mode: ServiceMode;
  readonly total_amount: number;
  readonly discount_amount: number;
  readonly final_amount: number;
  readonly member_id: number | null;
  readonly pay_basis_points: number | null;
  readonly discounted_by: string | null;
  readonly payment_method: PaymentMethod;
  readonly payment_status: PaymentStatus;
  readonly status: OrderStatus;
  readonly note: string | null;
  readonly reminded_at: string | null;
  readonly rushed_at: string | null;
  readonly seq: number;
  readonly created_at: string;
  readonly updated_at: string;
}

interface ItemRow {
  readonly id: number;
  readonly order_id: number;
  readonly menu_item_id: number;
  readonly menu_item_name: string;
  readonly quantity: number;
  readonly unit_price: number;
  readonly options: string;
  readonly allergens: string;
  readonly note: string | null;
  readonly status: ItemStatus;
  readonly station: string;
  readonly fired_at: string | null;
  readonly recalled_at: string | null;
}

export async function findOrder(db: Queryable, id: number): Promise<Order | undefined> {
  const row: OrderRow | undefined = await db('orders').where({ id }).first();
  return row && (await withItemRows(db, [row]))[0];
}

export async function findOrderByNumber(db: Queryable, orderNumber: string): Promise<Order | undefined> {
  const row: OrderRow | undefined = await db('orders').where({ order_number: orderNumber }).first();
  return row && (await withItemRows(db, [row]))[0];
}

/** The order as the transaction sees it, to be changed in it. */
export async function findOrderForChange(tx: Transaction, id: number): Promise<Order | undefined> {
  await tx.settle();
  return findOrder(tx.db, id);
}

export interface OrderQuery extends Window {
  readonly storeId?: number | undefined;
  readonly status?: OrderStatus | undefined;
  readonly tableId?: number | undefined;
  /** ISO 8601, UTC: created at that moment or later. */
  readonly since?: string | undefined;
  /** Only those that haven't ended. */
  readonly active?: boolean | undefined;
  /** Only those (or only those not) that are neither cancelled nor paid. */
  readonly owing?: boolean | undefined;
  /** Only a diner's own. */
  readonly ownedBy?: { readonly subject: string; readonly openAtTable: number | null } | undefined;
}

/** Newest first. */
export async function listOrders(
  db: Queryable,
  query: OrderQuery,
): Promise<{ orders: Order[]; total: number }> {
  const { storeId, status, tableId, since, active, owing, ownedBy } = query;
  const found = db('orders');
  if (storeId !== undefined) found.where('store_id', storeId);
  if (status !== undefined) found.where('status', status);
  if (tableId !== undefined) found.where('table_id', tableId);
  if (since !== undefined) found.where('created_at', '>=', since);
  if (active !== undefined) found[active ? 'whereNotIn' : 'whereIn']('status', ['completed', 'cancelled']);
  if (owing === true)
    found.whereNot('status', 'cancelled').whereNotIn('payment_status', ['paid', 'refunded']);
  if (owing === false)
    found.where(
      (done) => void done.where('status', 'cancelled').orWhereIn('payment_status', ['paid', 'refunded']),
    );
  if (ownedBy) {
    found.where((own) => {
      own.where('placed_by', ownedBy.subject);
      if (ownedBy.openAtTable !== null)
        own.orWhere(
          (open) =>
            void open.where('table_id', ownedBy.openAtTable).whereNotIn('status', ['completed', 'cancelled']),
        );
    });
  }
  const rows: OrderRow[] = await found.clone().orderBy('id', 'desc').offset(query.skip).limit(query.limit);
  return { orders: await withItemRows(db, rows), total: await countRows(found) };
}

/** Numbers of the orders that haven't ended at a table, oldest first. */
export async function openOrdersAt(db: Queryable, tableId: number): Promise<string[]> {
  return db('orders')
    .where({ table_id: tableId })
    .whereNotIn('status', ['completed', 'cancelled'])
    .orderBy('id')
    .pluck('order_number');
}

/** How many orders that somebody placed are neither ended nor paid. */
export async function countUnpaidOrders(db: Queryable, placedBy: string): Promise<number> {
  return countRows(unpaidOrders(db).where({ placed_by: placedBy }));
}

/** How many orders that guests placed at a table are neither ended nor paid. */
export async function countUnpaidOfGuests(
  db: Queryable,
  { storeId, tableId }: { readonly storeId: number; readonly tableId: number },
): Promise<number> {
  // By the store's index of states: a table's own past is long.
  return countRows(
    unpaidOrders(db).where({ store_id: storeId, table_id: tableId }).where('placed_by', 'like', 'table:%'),
  );
}

/** How many orders of its store and business day were placed before an order and are not ready yet. */
export async function countOrdersBefore(
  db: Queryable,
  { id, storeId, businessDay }: Pick<Order, 'id' | 'storeId' | 'businessDay'>,
): Promise<number> {
  return countRows(
    db('orders')
      .where({ store_id: storeId, business_day: businessDay })
      .where('id', '<', id)
      .whereIn('status', ['pending', 'confirmed', 'preparing']),
  );
}

const openStates = orderStates.filter((state) => state !== 'completed' && state !== 'cancelled');

function unpaidOrders(db: Queryable) {
  return db('orders')
    .where('final_amount', '>', 0)
    .whereIn('status', openStates)
    .whereNotIn('payment_status', ['paid', 'refunded']);
}

/** Oldest first. */
export async function listOpenOrdersOfTable(tx: Transaction, tableId: number): Promise<Order[]> {
  await tx.settle();
  const rows: OrderRow[] = await tx
    .db('orders')
    .where({ table_id: tableId })
    .whereNotIn('status', ['completed', 'cancelled'])
    .orderBy('id');
  return withItemRows(tx.db, rows);
}

export function insertOrder(tx: Transaction, order: Order): void {
  tx.insert('orders', [toRow(order)]);
  tx.insert(
    'order_item',
    order.items.map((item) => toItemRow(order.id, item)),
  );
}

/** Writes what differs between the order as it was read and as it is now. */
export async function updateOrder(tx: Transaction, before: Order, after: Order): Promise<void> {
  await tx.db('orders').where({ id: after.id }).update(toRow(after));
  const known = new Map(before.items.map((item) => [item.id, item]));
  for (const item of after.items) {
    const earlier = known.get(item.id);
    if (!earlier) tx.insert('order_item', [toItemRow(after.id, item)]);
    else if (earlier !== item)
      await tx.db('order_item').where({ id: item.id }).update(toItemRow(after.id, item));
  }
  if (before.paymentStatus === 'paid' || after.paymentStatus === 'paid')
    await forgetDayFigures(tx, after.storeId, after.businessDay);
}

export interface HistoryEntry {
  readonly id: number;
  readonly orderId: number;
  readonly itemId: number | null;
  readonly status: string;
  readonly actor: string;
  readonly reason: string | null;
  readonly changedAt: string;
}

export function insertHistory(
  tx: Transaction,
  entries: readonly Omit<HistoryEntry, 'id' | 'changedAt'>[],
): void {
  tx.insert(
    'order_status_history',
    entries.map((entry) => ({
      order_id: entry.orderId,
      item_id: entry.itemId,
      status: entry.status,
      actor: entry.actor,
      reason: entry.reason,
      changed_at: tx.now.toISOString(),
    })),
  );
}

export async function listHistory(db: Queryable, orderId: number): Promise<HistoryEntry[]> {
  const rows: {
    id: number;
    order_id: number;
    item_id: number | null;
    status: string;
    actor: string;
    reason: string | null;
    changed_at: string;
  }[] = await db('order_status_history').where({ order_id: orderId }).orderBy('id');
  return rows.map((row) => ({
    id: row.id,
    orderId: row.order_id,
    itemId: row.item_id,
    status: row.status,
    actor: row.actor,
    reason: row.reason,
    changedAt: row.changed_at,
  }));
}

async function withItemRows(db: Queryable, rows: readonly OrderRow[]): Promise<Order[]> {
  const itemRows: ItemRow[] = await db('order_item')
    .whereIn(
      'order_id',
      rows.map(({ id }) => id),
    )
    .orderBy('id');
  const itemsOf = new Map(rows.map(({ id }) => [id, [] as ItemRow[]]));
  for (const item of itemRows) itemsOf.get(item.order_id)?.push(item);
  return rows.map((row) => toOrder(row, itemsOf.get(row.id) ?? []));
}

function toOrder(row: OrderRow, items: readonly ItemRow[]): Order {
  return {
    id: row.id,
    orderNumber: row.order_number,
    businessDay: row.business_day,
    dailyNumber: row.daily_number,
    storeId: row.store_id,
    tableId: row.table_id,
    tableNumber: row.table_number,
    customerId: row.customer_id,
    customerPhone: row.customer_phone,
    placedBy: row.placed_by,
    serviceMode: row.service_mode,
    items: items.map(toItem),
    totalAmount: row.total_amount,
    discountAmount: row.discount_amount,
    finalAmount: row.final_amount,
    discount: toDiscount(row),
    paymentMethod: row.payment_method,
    paymentStatus: row.payment_status,
    status: row.status,
    note: row.note,
    remindedAt: row.reminded_at,
    rushedAt: row.rushed_at,
    seq: row.seq,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function toDiscount(row: OrderRow): OrderDiscount | null {
  const { member_id: memberId, pay_basis_points: payBasisPoints, discounted_by: givenBy } = row;
  if (memberId === null || payBasisPoints === null || givenBy === null) return null;
  return { memberId, payBasisPoints, givenBy };
}

function toItem(row: ItemRow): OrderItem {
  return {
    id: row.id,
    menuItemId: row.menu_item_id,
    menuItemName: row.menu_item_name,
    quantity: row.quantity,
    unitPrice: row.unit_price,
    options: JSON.parse(row.options),
    allergens: JSON.parse(row.allergens),
    note: row.note,
    status: row.status,
    station: row.station,
    firedAt: row.fired_at,
    recalledAt: row.recalled_at,
  };
}

function toRow(order: Order) {
  return {
    id: order.id,
    order_number: order.orderNumber,
    business_day: order.businessDay,
    daily_number: order.dailyNumber,
    store_id: order.storeId,
    table_id: order.tableId,
    table_number: order.tableNumber,
    customer_id: order.customerId,
    customer_phone: order.customerPhone,
    placed_by: order.placedBy,
    service_mode: order.serviceMode,
    total_amount: order.totalAmount,
    discount_amount: order.discountAmount,
    final_amount: order.finalAmount,
    member_id: order.discount?.memberId ?? null,
    pay_basis_points: order.discount?.payBasisPoints ?? null,
    discounted_by: order.discount?.givenBy ?? null,
    payment_method: order.paymentMethod,
    payment_status: order.paymentStatus,
    status: order.status,
    note: order.note,
    reminded_at: order.remindedAt,
    rushed_at: order.rushedAt,
    seq: order.seq,
    created_at: order.createdAt,
    updated_at: order.updatedAt,
  };
}

function toItemRow(orderId: number, item: OrderItem) {
  return {
    id: item.id,
    order_id: orderId,
    menu_item_id: item.menuItemId,
    menu_item_name: item.menuItemName,
    quantity: item.quantity,
    unit_price: item.unitPrice,
    options: JSON.stringify(item.options),
    allergens: JSON.stringify(item.allergens),
    note: item.note,
    status: item.status,
    station: item.station,
    fired_at: item.firedAt,
    recalled_at: item.recalledAt,
  };
}
