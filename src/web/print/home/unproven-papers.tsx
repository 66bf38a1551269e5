import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { api } from '../../session/api.ts';
import { currentStore } from '../../session/store-choice.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote, Note } from '../../ui/notes.tsx';
import { JobDialog } from '../jobs/job-dialog.tsx';
import { JobRow } from '../jobs/job-row.tsx';
import { loadUnproven } from '../jobs/load-unproven.ts';
import { useLive } from '../live.ts';
import { printTexts } from '../texts.ts';
import { SettleAll } from './settle-all.tsx';

/** More papers than this are shown when they are asked for. */
const firstShown = 5;

/** Papers of which nobody knows whether they came out: a person looks, and says so. */
export function UnprovenPapers(): JSX.Element | null {
  const storeId = currentStore.value?.id ?? 0;
  const [openId, setOpenId] = useState<number>();
  const [shown, setShown] = useState(firstShown);
  const { data, error, reload } = useLive(() => loadUnproven(storeId), [storeId]);
  const { data: printers } = useLive(
    () => api.listPrinters({ query: { store_id: storeId, limit: 100 } }),
    [storeId],
  );
  const nameOf = (id: number | null) => printers?.items.find((printer) => printer.id === id)?.name;
  const texts = printTexts();
  if (error !== undefined) return <ErrorNote error={error} onRetry={reload} />;
  if (!data) return null;
  return (
    <>
      {data.length === 0 ? (
        <Note kind="good">✓ {texts.allProven}</Note>
      ) : (
        <section class="unproven stack" aria-labelledby="unproven">
          <div class="row spread">
            <div>
              <h2 id="unproven">{texts.unproven(data.length)}</h2>
              <p>{texts.unprovenWhy}</p>
            </div>
            <SettleAll jobs={data} onDone={reload} />
          </div>
          <ul class="plain-list job-list card">
            {data.slice(0, shown).map((job) => (
              <JobRow
                key={job.id}
                job={job}
                printer={nameOf(job.printer_id)}
                onOpen={() => setOpenId(job.id)}
                onChange={reload}
              />
            ))}
          </ul>
          {data.length > shown && (
            <Button onPress={() => setShown(data.length)}>{texts.more(data.length - shown)}</Button>
          )}
        </section>
      )}
      {openId !== undefined && (
        <JobDialog id={openId} printerName={nameOf} onClose={() => setOpenId(undefined)} />
      )}
    </>
  );
}
