import type { z } from 'zod';
import { toMajor } from '../../domain/money.ts';
import type { ReportFilter, revenueSummary } from '../../protocol/analytics.ts';
import { revenueOf } from '../../storage/period-figures.ts';
import { type ReportAsker, reportScope } from './report-scope.ts';

/** What came in over a period. @throws DomainError `not_found`, `invalid` */
export async function reportRevenueSummary(
  asker: ReportAsker,
  filter: ReportFilter,
): Promise<z.input<typeof revenueSummary>> {
  const scope = await reportScope(asker, filter);
  const { orders, amount, discount, net } = await revenueOf(asker.db, scope);
  return {
    period: filter.period,
    start_date: scope.days.start,
    end_date: scope.days.end,
    total_orders: orders,
    total_amount: toMajor(amount),
    total_discount: toMajor(discount),
    net_revenue: toMajor(net),
    average_order_amount: orders === 0 ? 0 : toMajor(Math.round(net / orders)),
  };
}
