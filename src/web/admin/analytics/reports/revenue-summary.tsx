import type { JSX } from 'preact';
import { formatMoney } from '../../../language/format.ts';
import { api } from '../../../session/api.ts';
import type { Store } from '../../../session/store-choice.ts';
import { act } from '../../../ui/act.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorNote, Loading } from '../../../ui/notes.tsx';
import { useLoad } from '../../../ui/use-load.ts';
import { downloadReport } from '../download-report.ts';
import { formatCount, formatDay } from '../format-report.ts';
import { type Period, periodQuery } from '../period.ts';
import { analyticsTexts } from '../texts.ts';

export interface ReportsProps {
  readonly store: Store;
  readonly period: Period;
}

/** What came in, in five figures. */
export function RevenueSummary({ store, period }: ReportsProps): JSX.Element {
  const query = { store_id: store.id, ...periodQuery(period) };
  const { data, error, reload } = useLoad(() => api.getRevenueSummary({ query }), [JSON.stringify(query)]);
  const texts = analyticsTexts();
  const { summary } = texts;
  const money = (amount: number) => formatMoney(amount, store.currency);
  if (error !== undefined) return <ErrorNote error={error} onRetry={reload} />;
  if (!data) return <Loading />;
  const figures = [
    [summary.orders, formatCount(data.total_orders)],
    [summary.average, money(data.average_order_amount)],
    [summary.gross, money(data.total_amount)],
    [summary.discounts, money(data.total_discount)],
  ] as const;
  return (
    <section class="card summary" aria-label={summary.title}>
      <div class="row spread">
        <span class="soft">
          {texts.days(formatDay(data.start_date), formatDay(data.end_date), store.timezone)}
        </span>
        <span class="no-print">
          <Button
            size="small"
            label={texts.csvOf(summary.title)}
            onPress={() => act(() => downloadReport('getRevenueSummary', query))}
          >
            CSV
          </Button>
        </span>
      </div>
      <dl class="figures">
        <div class="main">
          <dt>{summary.net}</dt>
          <dd class="figure">{money(data.net_revenue)}</dd>
        </div>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class="figure">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
