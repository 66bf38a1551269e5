import type { ReportScope } from '../domain/report-period.ts';
import { allOrders } from './analytics.ts';
import type { Queryable } from './database.ts';

/** How many dishes of a group took so many seconds. */
export interface PrepCount {
  /** Name of the dish or station; for hours an instant of the quarter hour in which the kitchen was told. */
  readonly group: string;
  readonly seconds: number;
  readonly count: number;
}

const groups = {
  item: 'order_item.menu_item_name',
  station: 'order_item.station',
  all: "'all'",
  hour: "substr(told_at, 1, 14) || substr('00153045', cast(substr(told_at, 15, 2) as integer) / 15 * 2 + 1, 2) || 'Z'",
} as const;

/** A month of a busy store: percentiles of more say nothing else, and take seconds. */
const mostOrders = 20_000;

/**
 * Counts the dishes of a period by how long they took from when the kitchen was told (the order was confirmed, or the dish
 * added after that) to when they were ready for the first time. Voided dishes and those never bumped are left out; none takes
 * a day. Of a long period the latest 20,000 orders.
 */
export async function countPrepTimes(
  db: Queryable,
  scope: ReportScope,
  by: keyof typeof groups,
): Promise<PrepCount[]> {
  const latest = allOrders(db, scope)
    .orderBy([
      { column: 'business_day', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(mostOrders)
    .select('id');
  const firsts = (column: 'order_id' | 'item_id', start: string) =>
    db('order_status_history')
      .whereIn('order_id', latest)
      .where((own) => void own[column === 'item_id' ? 'whereNotNull' : 'whereNull']('item_id'))
      .whereIn('status', [start, 'ready'])
      .groupBy(column)
      .select(column, {
        started_at: db.raw('min(case when status = ? then changed_at end)', [start]),
        ready_at: db.raw("min(case when status = 'ready' then changed_at end)"),
      });
  const told = 'case when dish.started_at > whole.started_at then dish.started_at else whole.started_at end';
  const dishes = db('order_item')
    .join(firsts('order_id', 'confirmed').as('whole'), 'whole.order_id', 'order_item.order_id')
    .leftJoin(firsts('item_id', 'pending').as('dish'), 'dish.item_id', 'order_item.id')
    .whereNot('order_item.status', 'cancelled')
    .whereNotNull('whole.started_at')
    .select('order_item.menu_item_name', 'order_item.station', {
      told_at: db.raw(told),
      ready_at: db.raw('coalesce(dish.ready_at, whole.ready_at)'),
    })
    .as('order_item');
  const took = `(${secondOfDay('ready_at')} - ${secondOfDay('told_at')} + 86400) % 86400`;
  const rows: { group_name: string; took: number | string; count: number | string }[] = await db
    .from(dishes)
    .whereRaw('ready_at >= told_at')
    .select({ group_name: db.raw(groups[by]), took: db.raw(took) })
    .groupByRaw('1, 2')
    .count({ count: '*' });
  return rows.map((row) => ({
    group: row.group_name,
    seconds: Number(row.took),
    count: Number(row.count),
  }));
}

/** Of an ISO 8601 text; arithmetic on dates is not the same in every database. */
function secondOfDay(column: string): string {
  const part = (start: number) => `cast(substr(${column}, ${start}, 2) as integer)`;
  return `(${part(12)} * 3600 + ${part(15)} * 60 + ${part(18)})`;
}
