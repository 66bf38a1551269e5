import type { z } from 'zod';
import { toMajor } from '../../domain/money.ts';
import { orderStates } from '../../domain/order.ts';
import type { orderStatusCounts, ReportFilter } from '../../protocol/analytics.ts';
import { sumByStatus } from '../../storage/analytics.ts';
import { type ReportAsker, reportScope } from './report-scope.ts';

/** All orders of a period by where they stand, paid or not; states without any are left out. @throws DomainError `not_found`, `invalid` */
export async function reportOrderStatus(
  asker: ReportAsker,
  filter: ReportFilter,
): Promise<z.input<typeof orderStatusCounts>> {
  const totals = await sumByStatus(asker.db, await reportScope(asker, filter));
  return orderStates.flatMap((status) => {
    const total = totals.get(status);
    return total ? [{ order_status: status, count: total.count, amount: toMajor(total.amount) }] : [];
  });
}
