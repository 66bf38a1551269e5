import { DomainError } from '../../domain/errors.ts';
import { orderStates } from '../../domain/order.ts';
import {
  sumByMethod,
  sumByStatus,
  sumRefunds,
  sumRevenue,
  sumUnpaid,
  sumVoids,
} from '../../storage/analytics.ts';
import type { Queryable } from '../../storage/storage.ts';
import type { ReportTicketInput } from '../../tickets/report-ticket.ts';
import { type ReportAsker, type StoreDays, storeDays } from './report-scope.ts';

/** The figures of one business day, as the paper says them. */
export interface DayReport
  extends Pick<
    ReportTicketInput,
    'day' | 'isFinal' | 'orders' | 'gross' | 'discounts' | 'net' | 'payments' | 'refunds' | 'voids' | 'unpaid'
  > {
  readonly store: StoreDays['store'];
}

/**
 * Counts a business day of a store; while it goes on it is a look in the middle of it.
 * @throws DomainError `not_found`, `invalid` for a day to come
 */
export async function readDayReport(
  asker: ReportAsker,
  storeId: number,
  wanted: string | undefined,
): Promise<DayReport> {
  let today = '';
  const scope = await storeDays(asker, storeId, (current) => {
    today = current;
    return { start: wanted ?? current, end: wanted ?? current };
  });
  const day = scope.days.start;
  if (day > today)
    throw new DomainError('invalid', `The business day ${day} has not begun: today is ${today}.`, {
      path: 'day',
    });
  const { db } = asker;
  const revenue = await sumRevenue(db, scope);
  return {
    store: scope.store,
    day,
    isFinal: day < today,
    orders: await countOrders(db, scope),
    gross: revenue.amount,
    discounts: revenue.discount,
    net: { count: revenue.orders, amount: revenue.net },
    payments: await sumByMethod(db, scope),
    refunds: await sumRefunds(db, scope),
    voids: await sumVoids(db, scope),
    unpaid: await sumUnpaid(db, scope),
  };
}

async function countOrders(db: Queryable, scope: StoreDays): Promise<DayReport['orders']> {
  const byStatus = await sumByStatus(db, scope);
  const count = (states: readonly (typeof orderStates)[number][]) =>
    states.reduce((sum, state) => sum + (byStatus.get(state)?.count ?? 0), 0);
  const open = orderStates.filter((state) => state !== 'completed' && state !== 'cancelled');
  return {
    total: count(orderStates),
    completed: count(['completed']),
    open: count(open),
    cancelled: count(['cancelled']),
  };
}
