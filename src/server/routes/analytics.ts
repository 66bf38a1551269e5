import type { Actor } from '../../domain/roles.ts';
import { reportByPerson } from '../../operations/reports/report-by-person.ts';
import { reportDailyRevenue } from '../../operations/reports/report-daily-revenue.ts';
import { reportHourlySales } from '../../operations/reports/report-hourly-sales.ts';
import { reportMenuItemSales } from '../../operations/reports/report-menu-item-sales.ts';
import { reportOrderStatus } from '../../operations/reports/report-order-status.ts';
import { reportPaymentMethods } from '../../operations/reports/report-payment-methods.ts';
import { reportPrepTimes } from '../../operations/reports/report-prep-times.ts';
import { reportRevenueSummary } from '../../operations/reports/report-revenue-summary.ts';
import type { ReportAsker } from '../../operations/reports/report-scope.ts';
import { reportShift } from '../../operations/reports/report-shift.ts';
import { reportTopOrders } from '../../operations/reports/report-top-orders.ts';
import type { Services, TagHandlers } from '../handler.ts';

/** Reports on what a store took. */
export function analyticsHandlers({ storage, clock }: Services): TagHandlers<'analytics'> {
  const ask = <Report>(actor: Actor, report: (asker: ReportAsker) => Promise<Report>): Promise<Report> =>
    storage.snapshot((db) => report({ db, actor, now: clock.now() }));
  return {
    getRevenueSummary: ({ query, actor }) => ask(actor, (asker) => reportRevenueSummary(asker, query)),
    getPaymentMethodShares: ({ query, actor }) => ask(actor, (asker) => reportPaymentMethods(asker, query)),
    getMenuItemSales: ({ query, actor }) => ask(actor, (asker) => reportMenuItemSales(asker, query)),
    getHourlySales: ({ query, actor }) => ask(actor, (asker) => reportHourlySales(asker, query)),
    getOrderStatusCounts: ({ query, actor }) => ask(actor, (asker) => reportOrderStatus(asker, query)),
    getDailyRevenue: ({ query, actor }) => ask(actor, (asker) => reportDailyRevenue(asker, query)),
    getPrepTimes: ({ query, actor }) => ask(actor, (asker) => reportPrepTimes(asker, query)),
    getShiftReport: ({ query, actor }) => ask(actor, (asker) => reportShift(asker, query)),
    getPersonTotals: ({ query, actor }) => ask(actor, (asker) => reportByPerson(asker, query)),
    getTopOrders: ({ query, actor }) => ask(actor, (asker) => reportTopOrders(asker, query)),
  };
}
