import type { JSX } from 'preact';
import { formatMoney } from '../../language/format.ts';
import { api } from '../../session/api.ts';
import type { Store } from '../../session/store-choice.ts';
import { useLoad } from '../../ui/use-load.ts';
import { formatCount } from '../analytics/format-report.ts';
import { ReportTable } from '../analytics/report-table.tsx';
import { analyticsTexts } from '../analytics/texts.ts';
import { shiftTexts } from './texts.ts';

/** Who took what off the day's orders; nothing where nobody did. */
export function ShiftPeople({
  store,
  day,
}: {
  readonly store: Store;
  readonly day: string;
}): JSX.Element | null {
  const query = { store_id: store.id, period: 'custom', custom_start: day, custom_end: day };
  const { data } = useLoad(() => api.getPersonTotals({ query }), [store.id, day]);
  const texts = shiftTexts();
  const { columns } = analyticsTexts();
  if (!data || data.length === 0) return null;
  const both = (count: number, amount: number) =>
    count === 0 ? '–' : `${formatCount(count)} · ${formatMoney(amount, store.currency)}`;
  return (
    <section class="stack" aria-label={texts.people}>
      <h3>{texts.people}</h3>
      <ReportTable
        title={texts.people}
        rows={data}
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
    </section>
  );
}
