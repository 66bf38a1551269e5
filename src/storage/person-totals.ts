import type { Minor } from '../domain/money.ts';
import type { ReportScope } from '../domain/report-period.ts';
import { allOrders } from './analytics.ts';
import type { Queryable } from './database.ts';

export const personDeeds = ['voids', 'cancellations', 'refunds', 'discounts'] as const;
export type PersonDeed = (typeof personDeeds)[number];

export interface DeedTotal {
  readonly deed: PersonDeed;
  /** The subject of who did it. */
  readonly actor: string;
  readonly count: number;
  readonly amount: Minor;
}

/** What people took off the orders of a period; what guests did at their tables is not counted. */
export async function sumByPerson(db: Queryable, scope: ReportScope): Promise<DeedTotal[]> {
  const [voids, cancellations, refunds, discounts] = await Promise.all([
    totals(
      cancelled(db, scope).join('order_item', 'order_item.id', 'order_status_history.item_id'),
      'actor',
      'quantity * unit_price',
    ),
    totals(cancelled(db, scope).whereNull('item_id'), 'actor', 'total_amount'),
    totals(
      inScope(db('refund').where('refund.created_at', '>=', earliest(scope)), 'refund', scope).whereNot(
        'refund.status',
        'failed',
      ),
      'actor',
      'amount',
    ),
    totals(
      allOrders(db, scope).whereNotNull('discounted_by').whereNot('status', 'cancelled'),
      'discounted_by',
      'discount_amount',
    ),
  ]);
  return [
    ...named('voids', voids),
    ...named('cancellations', cancellations),
    ...named('refunds', refunds),
    ...named('discounts', discounts),
  ];
}

/** Voids and cancellations: few, found by their own index, written as its condition is. */
function cancelled(db: Queryable, scope: ReportScope) {
  const found = db('order_status_history')
    .whereRaw("order_status_history.status = 'cancelled'")
    .where('changed_at', '>=', earliest(scope));
  return inScope(found, 'order_status_history', scope);
}

/** A cross join keeps the order of the tables: from the few rows to their orders, not the other way round. */
function inScope(query: Deeds, table: string, { storeId, days }: ReportScope): Deeds {
  return query
    .joinRaw('cross join orders')
    .whereRaw(`orders.id = ${table}.order_id`)
    .where('orders.store_id', storeId)
    .whereBetween('orders.business_day', [days.start, days.end]);
}

type Deeds = ReturnType<typeof allOrders>;

/** Nothing was taken off an order before it was there; zones and the cut-over are less than two days. */
function earliest({ days }: ReportScope): string {
  return new Date(Date.parse(days.start) - 2 * 24 * 3_600_000).toISOString();
}

interface TotalRow {
  readonly who: string;
  readonly count: number | string;
  readonly amount: number | string | null;
}

async function totals(query: Deeds, who: 'actor' | 'discounted_by', amount: string): Promise<TotalRow[]> {
  return query
    .whereNot(who, 'like', 'table:%')
    .groupBy(who)
    .select({ who })
    .count({ count: '*' })
    .select({ amount: query.client.raw(`sum(${amount})`) });
}

function named(deed: PersonDeed, rows: readonly TotalRow[]): DeedTotal[] {
  return rows.map((row) => ({
    deed,
    actor: row.who,
    count: Number(row.count),
    amount: Number(row.amount ?? 0),
  }));
}
