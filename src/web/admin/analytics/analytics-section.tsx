import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { currentStore } from '../../session/store-choice.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/notes.tsx';
import './analytics.css';
import { isComplete, type Period } from './period.ts';
import { PeriodChoice } from './period-choice.tsx';
import { MoneyReports } from './reports/money-reports.tsx';
import { OrderReports } from './reports/order-reports.tsx';
import { RevenueSummary } from './reports/revenue-summary.tsx';
import { TeamReports } from './reports/team-reports.tsx';
import { analyticsTexts } from './texts.ts';

/** What a store took, of what, when, how; each chart with its sentence, its table and its file. */
export default function AnalyticsSection(): JSX.Element {
  const [period, setPeriod] = useState<Period>({ kind: 'today', start: '', end: '' });
  const store = currentStore.value;
  const texts = analyticsTexts();
  return (
    <>
      <div class="row spread">
        <h1>{texts.title}</h1>
        <span class="no-print">
          <Button onPress={() => print()}>{texts.print}</Button>
        </span>
      </div>
      <PeriodChoice period={period} onChange={setPeriod} />
      {!isComplete(period) && <Note>{texts.chooseDays}</Note>}
      {store && isComplete(period) && (
        <>
          <RevenueSummary store={store} period={period} />
          <div class="reports">
            <MoneyReports store={store} period={period} />
            <OrderReports store={store} period={period} />
            <TeamReports store={store} period={period} />
          </div>
        </>
      )}
    </>
  );
}
