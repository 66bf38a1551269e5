import type { JSX } from 'preact';
import { formatMoney } from '../../../language/format.ts';
import { api } from '../../../session/api.ts';
import { fillHours } from '../bars.ts';
import { formatCount, formatDay, formatShortMoney } from '../format-report.ts';
import { dailyQuery, periodQuery } from '../period.ts';
import { Report } from '../report.tsx';
import { analyticsTexts } from '../texts.ts';
import type { ReportsProps } from './revenue-summary.tsx';

/** What came in by day, by hour, and how it was paid. */
export function MoneyReports({ store, period }: ReportsProps): JSX.Element {
  const { daily, hourly, payments, columns, methods } = analyticsTexts();
  const texts = analyticsTexts();
  const query = { store_id: store.id, ...periodQuery(period) };
  const byDay = { store_id: store.id, ...dailyQuery(period) };
  const money = (amount: number) => formatMoney(amount, store.currency);
  const short = (amount: number) => formatShortMoney(amount, store.currency);
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
  const sales = (at: string, revenue: number, orders: number) =>
    `${at} · ${money(revenue)} · ${texts.columns.orders} ${formatCount(orders)}`;
  return (
    <>
      <Report
        title={daily.title}
        report="getDailyRevenue"
        measure={columns.revenue}
        query={byDay}
        broad
        load={() => api.getDailyRevenue({ query: byDay })}
        summary={(rows) => {
          const best = rows.toSorted((one, other) => other.revenue - one.revenue)[0];
          return best && best.revenue > 0
            ? daily.says(formatDay(best.date), money(best.revenue))
            : daily.nothing;
        }}
        bars={(rows) =>
          rows.map(({ date, revenue, order_count: count }) => ({
            label: formatDay(date),
            value: revenue,
            reading: sales(formatDay(date), revenue, count),
          }))
        }
        formatValue={short}
        columns={[
          { heading: columns.day, value: ({ date }) => date },
          { heading: columns.orders, value: (row) => formatCount(row.order_count), isNumber: true },
          { heading: columns.revenue, value: ({ revenue }) => money(revenue), isNumber: true },
        ]}
      />
      <Report
        title={hourly.title}
        report="getHourlySales"
        measure={`${columns.revenue} / ${columns.hour}`}
        query={query}
        broad
        load={() => api.getHourlySales({ query })}
        summary={(rows) => {
          const best = rows.toSorted((one, other) => other.revenue - one.revenue)[0];
          return best ? hourly.says(clock(best.hour), best.order_count, money(best.revenue)) : texts.empty;
        }}
        bars={(rows) =>
          fillHours(rows, store.business_day_start).map(({ hour, revenue, order_count: count }) => ({
            label: String(hour),
            value: revenue,
            reading: sales(clock(hour), revenue, count),
          }))
        }
        formatValue={short}
        columns={[
          { heading: columns.hour, value: ({ hour }) => clock(hour) },
          { heading: columns.orders, value: (row) => formatCount(row.order_count), isNumber: true },
          { heading: columns.revenue, value: ({ revenue }) => money(revenue), isNumber: true },
        ]}
      />
      <Report
        title={payments.title}
        report="getPaymentMethodShares"
        measure={columns.amount}
        query={query}
        lying
        load={() => api.getPaymentMethodShares({ query })}
        summary={([most]) =>
          most ? payments.says(methods[most.payment_method], most.percentage) : texts.empty
        }
        bars={(rows) =>
          rows.map(({ payment_method: method, amount, percentage }) => ({
            label: methods[method],
            value: amount,
            reading: `${methods[method]} · ${money(amount)} · ${percentage}%`,
          }))
        }
        formatValue={short}
        columns={[
          { heading: columns.method, value: (row) => methods[row.payment_method] },
          { heading: columns.payments, value: ({ count }) => formatCount(count), isNumber: true },
          { heading: columns.amount, value: ({ amount }) => money(amount), isNumber: true },
          { heading: columns.share, value: ({ percentage }) => `${percentage}%`, isNumber: true },
        ]}
      />
    </>
  );
}
