import type { Minor } from '../domain/money.ts';
import type { PaymentMethod } from '../domain/order.ts';
import type { ReportScope } from '../domain/report-period.ts';
import type { Queryable } from './database.ts';
import type { Transaction } from './writer.ts';

export interface RevenueTotals {
  readonly orders: number;
  readonly amount: Minor;
  readonly discount: Minor;
  /** What was paid less what was given back. */
  readonly net: Minor;
}

export interface MethodTotal {
  readonly method: PaymentMethod;
  readonly count: number;
  readonly amount: Minor;
}

export interface DishSum {
  readonly menuItemId: number;
  readonly quantity: number;
  /** Before discounts and what was given back, which belong to whole orders. */
  readonly revenue: Minor;
}

export interface QuarterTotal {
  /** When the quarter hour begins, ms since 1970. */
  readonly start: number;
  readonly count: number;
  readonly revenue: Minor;
}

/** What the paid orders of a business day brought. */
export interface DayFigures {
  readonly revenue: RevenueTotals;
  readonly methods: readonly MethodTotal[];
  readonly dishes: readonly DishSum[];
  readonly quarters: readonly QuarterTotal[];
}

/** One part of the figures of the days that have them, by business day. */
export async function readDayFigures<Part extends keyof DayFigures>(
  db: Queryable,
  { storeId, days }: ReportScope,
  part: Part,
): Promise<Map<string, DayFigures[Part]>> {
  const rows: { day: string; figures: string }[] = await db('day_figures')
    .where('store_id', storeId)
    .whereBetween('business_day', [days.start, days.end])
    .whereNotNull(part)
    .select({ day: 'business_day', figures: part });
  return new Map(rows.map(({ day, figures }) => [day, JSON.parse(figures)]));
}

/** The first business day that a store has orders of. */
export async function firstBusinessDay(db: Queryable, storeId: number): Promise<string | undefined> {
  const [row]: { day: string | null }[] = await db('orders')
    .where('store_id', storeId)
    .min({ day: 'business_day' });
  return row?.day ?? undefined;
}

/** @returns the number under which a day's figures are then kept, by business day */
export async function claimDays(
  tx: Transaction,
  storeId: number,
  days: readonly string[],
): Promise<Map<string, number>> {
  // What another process claimed and never kept.
  await tx.db('day_figures').where('store_id', storeId).whereIn('business_day', days).delete();
  const rows: { id: number; business_day: string }[] = await tx
    .db('day_figures')
    .insert(days.map((day) => ({ store_id: storeId, business_day: day })))
    .returning(['id', 'business_day']);
  return new Map(rows.map(({ id, business_day }) => [business_day, id]));
}

/**
 * Keeps figures that were counted after the claim was committed. A change of the day since then took the claim away: such
 * figures go nowhere.
 */
export async function keepDayFigures(tx: Transaction, claim: number, figures: DayFigures): Promise<void> {
  await tx
    .db('day_figures')
    .where({ id: claim })
    .update({
      revenue: JSON.stringify(figures.revenue),
      methods: JSON.stringify(figures.methods),
      dishes: JSON.stringify(figures.dishes),
      quarters: JSON.stringify(figures.quarters),
    });
}

/** To be called wherever an order changes that was paid or is paid now, in the same transaction. */
export async function forgetDayFigures(tx: Transaction, storeId: number, day: string): Promise<void> {
  await tx.db('day_figures').where({ store_id: storeId, business_day: day }).delete();
}

/** The same for the day of an order. */
export async function forgetDayOfOrder(tx: Transaction, orderId: number): Promise<void> {
  const ofOrder = (column: string) => tx.db('orders').where({ id: orderId }).select(column);
  await tx
    .db('day_figures')
    .where('store_id', ofOrder('store_id'))
    .where('business_day', ofOrder('business_day'))
    .delete();
}
