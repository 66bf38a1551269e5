import type { Minor } from '../domain/money.ts';
import type { OrderStatus, PaymentMethod } from '../domain/order.ts';
import type { ReportScope } from '../domain/report-period.ts';
import type { Queryable } from './database.ts';
import type { DishSum, MethodTotal, QuarterTotal, RevenueTotals } from './day-figures.ts';

/**
 * What the orders brought that are paid and not given back. A part that was given back lessens the day of its order, whenever it
 * happened, as an order given back in full disappears from its day.
 */
export async function sumRevenue(db: Queryable, scope: ReportScope): Promise<RevenueTotals> {
  const rows: Sums<'orders' | 'amount' | 'discount' | 'net'>[] = await paidOrders(db, scope)
    .count({ orders: '*' })
    .sum({ amount: 'total_amount', discount: 'discount_amount', net: db.raw(takings) });
  const [row] = rows;
  return {
    orders: toNumber(row?.orders),
    amount: toNumber(row?.amount),
    discount: toNumber(row?.discount),
    net: toNumber(row?.net),
  };
}

/** The payments of those orders: one that was paid in two ways counts in both. Most money first. */
export async function sumByMethod(db: Queryable, scope: ReportScope): Promise<MethodTotal[]> {
  const rows: (Sums<'count' | 'amount'> & { method: PaymentMethod })[] = await db('payment')
    .whereIn('order_id', paidOrders(db, scope).select('id'))
    .where('status', 'success')
    .groupBy('method')
    .select('method')
    .orderBy([{ column: 'amount', order: 'desc' }, 'method'])
    .count({ count: '*' })
    .sum({ amount: db.raw('amount - refunded_amount') });
  return rows.map(({ method, count, amount }) => ({
    method,
    count: toNumber(count),
    amount: toNumber(amount),
  }));
}

/** Dishes that were sold and not voided. */
export async function sumByDish(db: Queryable, scope: ReportScope): Promise<DishSum[]> {
  const rows: (Sums<'quantity' | 'revenue'> & { menu_item_id: number })[] = await db('order_item')
    .whereIn('order_id', paidOrders(db, scope).select('id'))
    .whereNot('status', 'cancelled')
    .groupBy('menu_item_id')
    .select('menu_item_id')
    .sum({ quantity: 'quantity', revenue: db.raw('quantity * unit_price') });
  return rows.map(({ menu_item_id: menuItemId, quantity, revenue }) => ({
    menuItemId,
    quantity: toNumber(quantity),
    revenue: toNumber(revenue),
  }));
}

/** A dish's name of today, also of dishes that left the menu: their rows stay. */
export async function readDishNames(db: Queryable, ids: readonly number[]): Promise<Map<number, string>> {
  const rows: { id: number; name: string }[] = await db('menu_item').whereIn('id', ids).select('id', 'name');
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export interface SalesTotal {
  readonly count: number;
  readonly revenue: Minor;
}

/**
 * Sales by the quarter of an hour in UTC: every zone's clock differs from UTC by whole quarters, so that none of these lies in
 * two local hours.
 */
export async function sumByQuarterHour(db: Queryable, scope: ReportScope): Promise<QuarterTotal[]> {
  const hour = 'substr(created_at, 1, 13)';
  const quarter = 'cast(substr(created_at, 15, 2) as integer) / 15';
  const rows: (Sums<'count' | 'revenue' | 'quarter'> & { hour: string })[] = await paidOrders(db, scope)
    .select({ hour: db.raw(hour), quarter: db.raw(quarter) })
    .groupByRaw(`${hour}, ${quarter}`)
    .count({ count: '*' })
    .sum({ revenue: db.raw(takings) });
  return rows.map((row) => ({
    start: Date.parse(`${row.hour}:${String(toNumber(row.quarter) * 15).padStart(2, '0')}Z`),
    count: toNumber(row.count),
    revenue: toNumber(row.revenue),
  }));
}

/** Sales by business day; days without any are left out. */
export async function sumByDay(db: Queryable, scope: ReportScope): Promise<Map<string, SalesTotal>> {
  const rows: (Sums<'count' | 'revenue'> & { business_day: string })[] = await paidOrders(db, scope)
    .groupBy('business_day')
    .select('business_day')
    .count({ count: '*' })
    .sum({ revenue: db.raw(takings) });
  return new Map(
    rows.map(({ business_day: day, count, revenue }) => [
      day,
      { count: toNumber(count), revenue: toNumber(revenue) },
    ]),
  );
}

/** All orders, whatever became of them and of their payment. */
export async function sumByStatus(
  db: Queryable,
  scope: ReportScope,
): Promise<Map<OrderStatus, { readonly count: number; readonly amount: Minor }>> {
  const rows: (Sums<'count' | 'amount'> & { status: OrderStatus })[] = await allOrders(db, scope)
    .groupBy('status')
    .select('status')
    .count({ count: '*' })
    .sum({ amount: 'final_amount' });
  return new Map(
    rows.map(({ status, count, amount }) => [status, { count: toNumber(count), amount: toNumber(amount) }]),
  );
}

export interface Figure {
  readonly count: number;
  readonly amount: Minor;
}

/** What was given back of the period's orders, whole or in part. */
export async function sumRefunds(db: Queryable, scope: ReportScope): Promise<Figure> {
  const rows: Sums<'count' | 'amount'>[] = await db('refund')
    .whereIn('order_id', allOrders(db, scope).select('id'))
    .where('status', 'done')
    .count({ count: '*' })
    .sum({ amount: 'amount' });
  return toFigure(rows);
}

/** Portions that were taken off orders which went on without them. */
export async function sumVoids(db: Queryable, scope: ReportScope): Promise<Figure> {
  const rows: Sums<'count' | 'amount'>[] = await db('order_item')
    .whereIn('order_id', allOrders(db, scope).whereNot('status', 'cancelled').select('id'))
    .where('status', 'cancelled')
    .sum({ count: 'quantity', amount: db.raw('quantity * unit_price') });
  return toFigure(rows);
}

/** Orders that were neither cancelled nor paid. */
export async function sumUnpaid(db: Queryable, scope: ReportScope): Promise<Figure> {
  const rows: Sums<'count' | 'amount'>[] = await allOrders(db, scope)
    .whereNot('status', 'cancelled')
    .whereNotIn('payment_status', ['paid', 'refunded'])
    .count({ count: '*' })
    .sum({ amount: 'final_amount' });
  return toFigure(rows);
}

function toFigure([row]: readonly Sums<'count' | 'amount'>[]): Figure {
  return { count: toNumber(row?.count), amount: toNumber(row?.amount) };
}

export interface TopOrder {
  readonly id: number;
  readonly orderNumber: string;
  readonly tableId: number | null;
  readonly finalAmount: Minor;
  readonly status: OrderStatus;
  /** Portions that were not voided. */
  readonly portions: number;
}

/** The paid orders of the highest amounts; of equal ones the earlier. */
export async function findTopOrders(db: Queryable, scope: ReportScope, limit: number): Promise<TopOrder[]> {
  const rows: {
    id: number;
    order_number: string;
    table_id: number | null;
    final_amount: number;
    status: OrderStatus;
  }[] = await paidOrders(db, scope)
    .select('id', 'order_number', 'table_id', 'final_amount', 'status')
    .orderBy([{ column: 'final_amount', order: 'desc' }, 'id'])
    .limit(limit);
  const portions = await countPortions(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    orderNumber: row.order_number,
    tableId: row.table_id,
    finalAmount: row.final_amount,
    status: row.status,
    portions: portions.get(row.id) ?? 0,
  }));
}

async function countPortions(db: Queryable, orderIds: readonly number[]): Promise<Map<number, number>> {
  const rows: (Sums<'portions'> & { order_id: number })[] = await db('order_item')
    .whereIn('order_id', orderIds)
    .whereNot('status', 'cancelled')
    .groupBy('order_id')
    .select('order_id')
    .sum({ portions: 'quantity' });
  return new Map(rows.map(({ order_id: id, portions }) => [id, toNumber(portions)]));
}

/** What an order brought: its payments less what was given back of them. */
const takings = `(select coalesce(sum(payment.amount - payment.refunded_amount), 0) from payment
  where payment.order_id = orders.id and payment.status = 'success')`;

function paidOrders(db: Queryable, scope: ReportScope) {
  return allOrders(db, scope).where('payment_status', 'paid').whereNot('status', 'cancelled');
}

/** Whatever became of them. */
export function allOrders(db: Queryable, { storeId, days }: ReportScope) {
  return db('orders').where('store_id', storeId).whereBetween('business_day', [days.start, days.end]);
}

/** Some databases give big sums as text, and the sum of nothing is null. */
type Sums<Name extends string> = { readonly [N in Name]: number | string | null };

function toNumber(sum: number | string | null | undefined): number {
  return Number(sum ?? 0);
}
