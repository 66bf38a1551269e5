import type { JSX } from 'preact';
import { formatMoney } from '../../../language/format.ts';
import { api } from '../../../session/api.ts';
import { formatCount, formatShortMoney } from '../format-report.ts';
import { periodQuery } from '../period.ts';
import { Report } from '../report.tsx';
import { analyticsTexts } from '../texts.ts';
import type { ReportsProps } from './revenue-summary.tsx';

/** What was sold, what became of the orders, and which were the highest. */
export function OrderReports({ store, period }: ReportsProps): JSX.Element {
  const texts = analyticsTexts();
  const { dishes, orders, top, columns, statuses } = texts;
  const query = { store_id: store.id, ...periodQuery(period) };
  const ten = { ...query, limit: 10 };
  const money = (amount: number) => formatMoney(amount, store.currency);
  const short = (amount: number) => formatShortMoney(amount, store.currency);
  return (
    <>
      <Report
        title={orders.title}
        report="getOrderStatusCounts"
        measure={columns.orders}
        query={query}
        lying
        load={() => api.getOrderStatusCounts({ query })}
        summary={(rows) => {
          const of = (status: string) => rows.find((row) => row.order_status === status)?.count ?? 0;
          const all = rows.reduce((sum, { count }) => sum + count, 0);
          return orders.says(all, of('completed'), of('cancelled'));
        }}
        bars={(rows) =>
          rows.map(({ order_status: status, count, amount }) => ({
            label: statuses[status],
            value: count,
            reading: `${statuses[status]} · ${formatCount(count)} · ${money(amount)}`,
          }))
        }
        formatValue={formatCount}
        columns={[
          { heading: columns.status, value: (row) => statuses[row.order_status] },
          { heading: columns.orders, value: ({ count }) => formatCount(count), isNumber: true },
          { heading: columns.amount, value: ({ amount }) => money(amount), isNumber: true },
        ]}
      />
      <Report
        title={dishes.title}
        report="getMenuItemSales"
        measure={columns.portions}
        query={{ ...query, limit: 20 }}
        lying
        load={() => api.getMenuItemSales({ query: { ...query, limit: 20 } })}
        summary={([most]) => (most ? dishes.says(most.menu_item_name, most.quantity) : texts.empty)}
        bars={(rows) =>
          rows.map(({ menu_item_name: name, quantity, revenue }) => ({
            label: name,
            value: quantity,
            reading: `${name} · ${formatCount(quantity)} · ${money(revenue)}`,
          }))
        }
        formatValue={formatCount}
        columns={[
          { heading: columns.dish, value: (row) => row.menu_item_name },
          { heading: columns.portions, value: ({ quantity }) => formatCount(quantity), isNumber: true },
          { heading: columns.revenue, value: ({ revenue }) => money(revenue), isNumber: true },
        ]}
      />
      <Report
        title={top.title}
        report="getTopOrders"
        measure={columns.amount}
        query={ten}
        lying
        load={() => api.getTopOrders({ query: ten })}
        summary={([most]) => (most ? top.says(most.order_number, money(most.final_amount)) : texts.empty)}
        bars={(rows) =>
          rows.map(({ order_number: number, order_id: id, final_amount: amount }) => ({
            label: `#${id}`,
            value: amount,
            reading: `${number} · ${money(amount)}`,
          }))
        }
        formatValue={short}
        columns={[
          { heading: columns.order, value: (row) => row.order_number },
          { heading: columns.status, value: (row) => statuses[row.order_status] },
          { heading: columns.portions, value: (row) => formatCount(row.items_count), isNumber: true },
          { heading: columns.amount, value: (row) => money(row.final_amount), isNumber: true },
        ]}
      />
    </>
  );
}
