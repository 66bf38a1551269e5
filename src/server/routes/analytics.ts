import type { Actor } from '../../domain/roles.ts';
import { reportByPerson } from '../../operations/report-by-person.ts';
import { reportDailyRevenue } from '../../operations/report-daily-revenue.ts';
import { reportHourlySales } from '../../operations/report-hourly-sales.ts';
import { reportMenuItemSales } from '../../operations/report-menu-item-sales.ts';
import { reportOrderStatus } from '../../operations/report-order-status.ts';
import { reportPaymentMethods } from '../../operations/report-payment-methods.ts';
import { reportPrepTimes } from '../../operations/report-prep-times.ts';
import { reportRevenueSummary } from '../../operations/report-revenue-summary.ts';
import type { ReportAsker } from '../../operations/report-scope.ts';
import { reportTopOrders } from '../../operations/report-top-orders.ts';
import type { Services, TagHandlers } from '../handler.ts';

/** Reports on what a store took. */
export function analyticsHandlers({ storage, clock }: Services): TagHandlers<'analytics'> {
  const asker = (actor: Actor): ReportAsker => ({ db: storage.read, actor, now: clock.now() });
  return {
    getRevenueSummary: ({ query, actor }) => reportRevenueSummary(asker(actor), query),
    getPaymentMethodShares: ({ query, actor }) => reportPaymentMethods(asker(actor), query),
    getMenuItemSales: ({ query, actor }) => reportMenuItemSales(asker(actor), query),
    getHourlySales: ({ query, actor }) => reportHourlySales(asker(actor), query),
    getOrderStatusCounts: ({ query, actor }) => reportOrderStatus(asker(actor), query),
    getDailyRevenue: ({ query, actor }) => reportDailyRevenue(asker(actor), query),
    getPrepTimes: ({ query, actor }) => reportPrepTimes(asker(actor), query),
    getPersonTotals: ({ query, actor }) => reportByPerson(asker(actor), query),
    getTopOrders: ({ query, actor }) => reportTopOrders(asker(actor), query),
  };
}
