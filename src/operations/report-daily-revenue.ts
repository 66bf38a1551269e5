import type { z } from 'zod';
import { toMajor } from '../domain/money.ts';
import { lastDays, listDays } from '../domain/report-period.ts';
import type { dailyFilter, dailyRevenue } from '../protocol/analytics.ts';
import { salesByDay } from '../storage/period-figures.ts';
import { type ReportAsker, storeDays } from './report-scope.ts';

/** The last days up to today, each of them, also those on which nothing was sold. @throws DomainError `not_found` */
export async function reportDailyRevenue(
  asker: ReportAsker,
  filter: z.output<typeof dailyFilter>,
): Promise<z.input<typeof dailyRevenue>> {
  const scope = await storeDays(asker, filter.store_id, (today) => lastDays(filter.days, today));
  const totals = await salesByDay(asker.db, scope);
  return listDays(scope.days).map((date) => {
    const { count, revenue } = totals.get(date) ?? { count: 0, revenue: 0 };
    return { date, order_count: count, revenue: toMajor(revenue) };
  });
}
