import type { Minor } from '../domain/money.ts';
import { allOrders, type ReportScope } from './analytics.ts';
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
  const orders = () => allOrders(db, scope).select('id');
  const history = () =>
    db('order_status_history').whereIn('order_status_history.order_id', orders()).where({
      'order_status_history.status': 'cancelled',
    });
  const [voids, cancellations, refunds, discounts] = await Promise.all([
    totals(
      history().join('order_item', 'order_item.id', 'order_status_history.item_id'),
      'actor',
      'quantity * unit_price',
    ),
    totals(
      history().whereNull('item_id').join('orders', 'orders.id', 'order_status_history.order_id'),
      'actor',
      'total_amount',
    ),
    totals(db('refund').whereIn('order_id', orders()).whereNot('status', 'failed'), 'actor', 'amount'),
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

interface TotalRow {
  readonly who: string;
  readonly count: number | string;
  readonly amount: number | string | null;
}

async function totals(
  query: ReturnType<typeof allOrders>,
  who: 'actor' | 'discounted_by',
  amount: string,
): Promise<TotalRow[]> {
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
