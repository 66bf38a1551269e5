import type { z } from 'zod';
import { createHourTeller } from '../../domain/local-hours.ts';
import { toMajor } from '../../domain/money.ts';
import type { hourlySales, ReportFilter } from '../../protocol/analytics.ts';
import { salesByQuarterHour } from '../../storage/period-figures.ts';
import { type ReportAsker, reportScope } from './report-scope.ts';

/**
 * Sales by the hour on the store's wall, hours without any left out. An hour that the clock repeats is one.
 * @throws DomainError `not_found`, `invalid`
 */
export async function reportHourlySales(
  asker: ReportAsker,
  filter: ReportFilter,
): Promise<z.input<typeof hourlySales>> {
  const scope = await reportScope(asker, filter);
  const hours = Array.from({ length: 24 }, (_, hour) => ({ hour, count: 0, revenue: 0 }));
  const hourAt = createHourTeller(scope.store.timezone);
  for (const { start, count, revenue } of await salesByQuarterHour(asker.db, scope)) {
    const total = hours[hourAt(start)];
    if (!total) continue;
    total.count += count;
    total.revenue += revenue;
  }
  return hours
    .filter(({ count }) => count > 0)
    .map(({ hour, count, revenue }) => ({ hour, order_count: count, revenue: toMajor(revenue) }));
}
