import type { z } from 'zod';
import { type Minor, toMajor } from '../../domain/money.ts';
import type { shiftFilter, shiftReport } from '../../protocol/analytics.ts';
import { readDayReport } from './read-day-report.ts';
import type { ReportAsker } from './report-scope.ts';

/** A business day for people who look at it before they print it. @throws DomainError `not_found`, `invalid` for a day to come */
export async function reportShift(
  asker: ReportAsker,
  filter: z.output<typeof shiftFilter>,
): Promise<z.input<typeof shiftReport>> {
  const report = await readDayReport(asker, filter.store_id, filter.day);
  const { count: paidOrders, amount: net } = report.net;
  return {
    day: report.day,
    is_final: report.isFinal,
    orders: report.orders,
    gross_amount: toMajor(report.gross),
    discount_amount: toMajor(report.discounts),
    paid_orders: paidOrders,
    net_revenue: toMajor(net),
    average_order_amount: paidOrders === 0 ? 0 : toMajor(Math.round(net / paidOrders)),
    payments: report.payments.map(({ method, count, amount }) => ({
      payment_method: method,
      count,
      amount: toMajor(amount),
    })),
    refunds: counted(report.refunds),
    voids: counted(report.voids),
    unpaid: counted(report.unpaid),
  };
}

function counted({ count, amount }: { readonly count: number; readonly amount: Minor }) {
  return { count, amount: toMajor(amount) };
}
