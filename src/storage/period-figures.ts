import { type DayRange, listDays, type ReportScope } from '../domain/report-period.ts';
import {
  type SalesTotal,
  sumByDay,
  sumByDish,
  sumByMethod,
  sumByQuarterHour,
  sumRevenue,
} from './analytics.ts';
import type { Queryable } from './database.ts';
import {
  type DayFigures,
  type DishSum,
  type MethodTotal,
  type QuarterTotal,
  readDayFigures,
  type RevenueTotals,
} from './day-figures.ts';

// All of these add the kept figures of finished days to what is counted for the other days, and want a snapshot: a day that
// changes between two queries would be missed or counted twice.

/** The same as {@link sumRevenue} counts. */
export async function revenueOf(db: Queryable, scope: ReportScope): Promise<RevenueTotals> {
  const { kept, gaps } = await keptFigures(db, scope, 'revenue');
  const parts = [...kept.values()];
  for (const gap of gaps) parts.push(await sumRevenue(db, gap));
  const total = { orders: 0, amount: 0, discount: 0, net: 0 };
  for (const { orders, amount, discount, net } of parts) {
    total.orders += orders;
    total.amount += amount;
    total.discount += discount;
    total.net += net;
  }
  return total;
}

/** Sales by business day; days without any may be left out. */
export async function salesByDay(db: Queryable, scope: ReportScope): Promise<Map<string, SalesTotal>> {
  const { kept, gaps } = await keptFigures(db, scope, 'revenue');
  const totals = new Map<string, SalesTotal>();
  for (const [day, { orders, net }] of kept) totals.set(day, { count: orders, revenue: net });
  for (const gap of gaps) for (const [day, total] of await sumByDay(db, gap)) totals.set(day, total);
  return totals;
}

/** What {@link sumByMethod} counts; most money first. */
export async function salesByMethod(db: Queryable, scope: ReportScope): Promise<MethodTotal[]> {
  const { kept, gaps } = await keptFigures(db, scope, 'methods');
  const parts = [...kept.values()].flat();
  for (const gap of gaps) parts.push(...(await sumByMethod(db, gap)));
  const totals = new Map<string, MethodTotal>();
  for (const { method, count, amount } of parts) {
    const before = totals.get(method);
    totals.set(method, {
      method,
      count: count + (before?.count ?? 0),
      amount: amount + (before?.amount ?? 0),
    });
  }
  return [...totals.values()].sort((a, b) => b.amount - a.amount || (a.method < b.method ? -1 : 1));
}

/** What {@link sumByDish} counts; most portions first. */
export async function salesByDish(db: Queryable, scope: ReportScope): Promise<DishSum[]> {
  const { kept, gaps } = await keptFigures(db, scope, 'dishes');
  const parts = [...kept.values()].flat();
  for (const gap of gaps) parts.push(...(await sumByDish(db, gap)));
  const totals = new Map<number, DishSum>();
  for (const { menuItemId, quantity, revenue } of parts) {
    const before = totals.get(menuItemId);
    totals.set(menuItemId, {
      menuItemId,
      quantity: quantity + (before?.quantity ?? 0),
      revenue: revenue + (before?.revenue ?? 0),
    });
  }
  return [...totals.values()].sort(
    (a, b) => b.quantity - a.quantity || b.revenue - a.revenue || a.menuItemId - b.menuItemId,
  );
}

/** What {@link sumByQuarterHour} counts, in no order; the same quarter may come more than once. */
export async function salesByQuarterHour(db: Queryable, scope: ReportScope): Promise<QuarterTotal[]> {
  const { kept, gaps } = await keptFigures(db, scope, 'quarters');
  const parts = [...kept.values()].flat();
  for (const gap of gaps) parts.push(...(await sumByQuarterHour(db, gap)));
  return parts;
}

async function keptFigures<Part extends keyof DayFigures>(
  db: Queryable,
  scope: ReportScope,
  part: Part,
): Promise<{ readonly kept: Map<string, DayFigures[Part]>; readonly gaps: readonly ReportScope[] }> {
  const kept = await readDayFigures(db, scope, part);
  const gaps = gapsIn(scope.days, kept).map((days) => ({ ...scope, days }));
  return { kept, gaps };
}

/** The runs of days that are not known. */
function gapsIn(days: DayRange, known: ReadonlyMap<string, unknown>): DayRange[] {
  const gaps: DayRange[] = [];
  let open: DayRange | undefined;
  for (const day of listDays(days)) {
    if (known.has(day)) {
      if (open) gaps.push(open);
      open = undefined;
    } else open = { start: open?.start ?? day, end: day };
  }
  return open ? [...gaps, open] : gaps;
}
