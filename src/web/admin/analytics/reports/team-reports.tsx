import type { JSX } from 'preact';
import { formatAge, formatMoney } from '../../../language/format.ts';
import { api } from '../../../session/api.ts';
import { formatCount } from '../format-report.ts';
import { periodQuery } from '../period.ts';
import { Report } from '../report.tsx';
import { analyticsTexts } from '../texts.ts';
import type { ReportsProps } from './revenue-summary.tsx';

/** How long the kitchen took, and who took how much off orders. */
export function TeamReports({ store, period }: ReportsProps): JSX.Element {
  const texts = analyticsTexts();
  const { prep, people, columns } = texts;
  const query = { store_id: store.id, ...periodQuery(period) };
  const both = (count: number, amount: number) =>
    count === 0 ? '–' : `${formatCount(count)} · ${formatMoney(amount, store.currency)}`;
  return (
    <>
      <Report
        title={prep.title}
        report="getPrepTimes"
        measure={`${columns.most} (${texts.minutes})`}
        broad
        query={query}
        lying
        load={() => api.getPrepTimes({ query })}
        summary={(rows) => {
          const slowest = rows.toSorted((one, other) => other.p90_seconds - one.p90_seconds)[0];
          return slowest ? prep.says(slowest.group, formatAge(slowest.p90_seconds)) : texts.empty;
        }}
        bars={(rows) =>
          rows.map(({ group, count, p50_seconds: half, p90_seconds: most }) => ({
            label: group,
            value: most,
            reading: `${group} · ${columns.half} ${formatAge(half)} · ${columns.most} ${formatAge(most)} · ${formatCount(count)}`,
          }))
        }
        formatValue={formatAge}
        columns={[
          { heading: columns.dish, value: ({ group }) => group },
          { heading: columns.count, value: ({ count }) => formatCount(count), isNumber: true },
          { heading: columns.half, value: (row) => formatAge(row.p50_seconds), isNumber: true },
          { heading: columns.most, value: (row) => formatAge(row.p90_seconds), isNumber: true },
        ]}
      />
      <Report
        title={people.title}
        report="getPersonTotals"
        query={query}
        broad
        load={() => api.getPersonTotals({ query })}
        summary={(rows) => people.says(rows.length)}
        columns={[
          { heading: columns.person, value: ({ name, actor }) => name ?? actor },
          { heading: columns.voids, value: (row) => both(row.voids, row.voided_amount), isNumber: true },
          {
            heading: columns.cancellations,
            value: (row) => both(row.cancellations, row.cancelled_amount),
            isNumber: true,
          },
          {
            heading: columns.refunds,
            value: (row) => both(row.refunds, row.refunded_amount),
            isNumber: true,
          },
          {
            heading: columns.discounts,
            value: (row) => both(row.discounts, row.discounted_amount),
            isNumber: true,
          },
        ]}
      />
    </>
  );
}
