import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { api } from '../../session/api.ts';
import { currentStore } from '../../session/store-choice.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote, Loading, Note } from '../../ui/notes.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { formatLongDay } from '../analytics/format-report.ts';
import { ClosingCheck } from './closing-check.tsx';
import { DayChoice } from './day-choice.tsx';
import './shift.css';
import { ShiftFigures } from './shift-figures.tsx';
import { ShiftPaper } from './shift-paper.tsx';
import { ShiftPeople } from './shift-people.tsx';
import { shiftTexts } from './texts.ts';

/** A business day before it is closed, and long after. */
export default function ShiftSection(): JSX.Element {
  const store = currentStore.value;
  const [day, setDay] = useState<string>();
  const query = { store_id: store?.id, ...(day !== undefined && { day }) };
  const { data, error, reload } = useLoad(() => api.getShiftReport({ query }), [store?.id, day]);
  const texts = shiftTexts();
  return (
    <>
      <div class="row spread">
        <h1>{texts.title}</h1>
        <span class="no-print">
          <Button onPress={() => print()}>{texts.printPage}</Button>
        </span>
      </div>
      {error !== undefined && <ErrorNote error={error} onRetry={reload} />}
      {!data && error === undefined && <Loading />}
      {data && store && (
        <>
          <DayChoice day={data.day} isLast={!data.is_final} onChange={setDay} />
          <h2>
            {store.name} · {formatLongDay(data.day)}
          </h2>
          <Note kind={data.is_final ? 'good' : 'info'}>{data.is_final ? texts.over : texts.running}</Note>
          <ShiftFigures report={data} currency={store.currency} />
          <div class="shift-columns">
            <ClosingCheck store={store} report={data} />
            <ShiftPaper store={store} report={data} />
          </div>
          <ShiftPeople store={store} day={data.day} />
        </>
      )}
    </>
  );
}
