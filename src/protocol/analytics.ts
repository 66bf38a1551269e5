import { z } from 'zod';
import { orderStates, paymentMethods } from '../domain/order.ts';
import { mostReportDays, reportPeriods } from '../domain/report-period.ts';
import { id, idText, major } from './values.ts';

const ofStore = {
  store_id: idText,
  format: z.enum(['json', 'csv']).default('json').meta({ description: 'csv: a table for spreadsheets' }),
};

const day = z.iso.date().meta({ description: 'Business day of the store', examples: ['2026-01-08'] });

/** Which store and which of its business days. */
export const reportFilter = z.strictObject({
  ...ofStore,
  period: z.enum(reportPeriods).default('today'),
  custom_start: day.optional(),
  custom_end: day.optional(),
});
export type ReportFilter = z.output<typeof reportFilter>;

export const menuItemFilter = reportFilter.extend({ limit: countOf(100).default(20) });
export const topOrderFilter = reportFilter.extend({ limit: countOf(100).default(10) });
/** The last so many days, or those of a period. */
export const dailyFilter = z
  .strictObject({
    ...reportFilter.shape,
    period: z.enum(reportPeriods).optional(),
    days: countOf(mostReportDays).optional().meta({ description: 'Up to today; 7 when no period is named' }),
  })
  .refine(({ days, period }) => days === undefined || period === undefined, {
    path: ['days'],
    message: 'either days or a period',
  });

export const shiftFilter = z.strictObject({
  store_id: idText,
  day: day.optional().meta({ description: "Without it the store's today" }),
});

export const revenueSummary = z
  .object({
    period: z.enum(reportPeriods),
    start_date: day,
    end_date: day,
    total_orders: z.int(),
    total_amount: major,
    total_discount: major,
    net_revenue: major,
    average_order_amount: major,
  })
  .meta({ id: 'RevenueSummary' });

export const paymentMethodShares = z
  .array(
    z.object({
      payment_method: z.enum(paymentMethods),
      count: z.int(),
      amount: major,
      percentage: z.number().meta({ description: 'Share of the amount; all of them add up to 100' }),
    }),
  )
  .meta({ id: 'PaymentMethodShares' });

export const menuItemSales = z
  .array(z.object({ menu_item_id: id, menu_item_name: z.string(), quantity: z.int(), revenue: major }))
  .meta({ id: 'MenuItemSales' });

export const hourlySales = z
  .array(
    z.object({
      hour: z.int().min(0).max(23).meta({ description: 'Hour on the wall of the store' }),
      order_count: z.int(),
      revenue: major,
    }),
  )
  .meta({ id: 'HourlySales' });

export const orderStatusCounts = z
  .array(z.object({ order_status: z.enum(orderStates), count: z.int(), amount: major }))
  .meta({ id: 'OrderStatusCounts' });

export const dailyRevenue = z
  .array(z.object({ date: day, order_count: z.int(), revenue: major }))
  .meta({ id: 'DailyRevenue' });

export const topOrders = z
  .array(
    z.object({
      order_id: id,
      order_number: z.string(),
      table_id: id.nullable(),
      final_amount: major,
      order_status: z.enum(orderStates),
      items_count: z.int().meta({ description: 'Portions, voided ones left out' }),
    }),
  )
  .meta({ id: 'TopOrders' });

export const prepGroups = ['item', 'station', 'hour', 'all'] as const;
export const prepFilter = reportFilter.extend({
  by: z
    .enum(prepGroups)
    .default('item')
    .meta({ description: 'Dish, station, hour of the store’s day, or all together' }),
});

const seconds = z.int().meta({ description: 'From told to ready, seconds' });

export const prepTimes = z
  .array(
    z.object({
      group: z.string().meta({ description: 'Name of the dish or station, or the hour', examples: ['热菜'] }),
      count: z.int(),
      mean_seconds: seconds,
      p50_seconds: seconds,
      p90_seconds: seconds,
      p99_seconds: seconds,
    }),
  )
  .meta({ id: 'PrepTimes' });

export const personTotals = z
  .array(
    z.object({
      actor: z.string().meta({ description: 'Who did it', examples: ['user:3'] }),
      name: z.string().nullable(),
      voids: z.int(),
      voided_amount: major,
      cancellations: z.int(),
      cancelled_amount: major,
      refunds: z.int(),
      refunded_amount: major,
      discounts: z.int(),
      discounted_amount: major,
    }),
  )
  .meta({ id: 'PersonTotals' });

const counted = z.object({ count: z.int(), amount: major });

/** A business day as its report on paper (Z, or X while it goes on) says it. */
export const shiftReport = z
  .object({
    day,
    is_final: z.boolean().meta({ description: 'The day is over' }),
    orders: z.object({ total: z.int(), completed: z.int(), open: z.int(), cancelled: z.int() }),
    gross_amount: major.meta({ description: 'Of the orders that are paid and not given back' }),
    discount_amount: major,
    paid_orders: z.int(),
    net_revenue: major,
    average_order_amount: major,
    payments: z.array(counted.extend({ payment_method: z.enum(paymentMethods) })),
    refunds: counted,
    voids: counted.meta({ description: 'Dishes taken off orders' }),
    unpaid: counted.meta({ description: 'Orders that nobody has paid yet' }),
  })
  .meta({ id: 'ShiftReport' });

function countOf(most: number) {
  return z.coerce.number<string>().pipe(z.int().min(1).max(most));
}
