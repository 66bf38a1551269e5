import type { z } from 'zod';
import { toMajor } from '../../domain/money.ts';
import { lastDays, listDays, reportDays } from '../../domain/report-period.ts';
import type { dailyFilter, dailyRevenue } from '../../protocol/analytics.ts';
import { salesByDay } from '../../storage/period-figures.ts';
import { type ReportAsker, storeDays } from './report-scope.ts';

/** The last days up to today or those of a period, each of them, also those on which nothing was sold. @throws DomainError `not_found`, `invalid` */
export async function reportDailyRevenue(
  asker: ReportAsker,
  filter: z.output<typeof dailyFilter>,
): Promise<z.input<typeof dailyRevenue>> {
  const scope = await storeDays(asker, filter.store_id, (today) =>
    filter.period === undefined && filter.custom_start === undefined && filter.custom_end === undefined
      ? lastDays(filter.days ?? usualDays, today)
      : reportDays(
          {
            period: filter.period ?? 'today',
            customStart: filter.custom_start,
            customEnd: filter.custom_end,
          },
          today,
        ),
  );
  const totals = await salesByDay(asker.db, scope);
  return listDays(scope.days).map((date) => {
    const { count, revenue } = totals.get(date) ?? { count: 0, revenue: 0 };
    return { date, order_count: count, revenue: toMajor(revenue) };
  });
}

const usualDays = 7;
