import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { api } from '../../session/api.ts';
import type { Store } from '../../session/store-choice.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { say } from '../../ui/toasts.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { usePicture } from '../../ui/use-picture.ts';
import type { ShiftReport } from './shift-figures.tsx';
import { shiftTexts } from './texts.ts';

/** The day's report on a printer's paper. */
export function ShiftPaper({
  store,
  report,
}: {
  readonly store: Store;
  readonly report: ShiftReport;
}): JSX.Element {
  const { data } = useLoad(() => api.listPrinters({ query: { store_id: store.id, limit: 100 } }), [store.id]);
  const [chosen, setChosen] = useState('');
  const [copies, setCopies] = useState('1');
  const [jobId, setJobId] = useState<number>();
  const texts = shiftTexts();
  const able = (data?.items ?? []).filter(({ is_active }) => is_active);
  const printer = able.find(({ id }) => String(id) === chosen) ?? able[0];
  const print = () =>
    act(async () => {
      if (!printer) return;
      const job = await api.createPrintJob({
        body: { printer_id: printer.id, job_type: 'report', day: report.day, copies: Number(copies) || 1 },
      });
      setJobId(job.id);
      say(texts.printed(printer.name, job.id));
    });
  return (
    <section class="card stack no-print" aria-label={texts.paper}>
      <h3>{texts.paper}</h3>
      {data && !printer && <p class="soft">{texts.noPrinter}</p>}
      {printer && (
        <>
          <div class="shift-paper">
            <Choice
              label={texts.printer}
              value={String(printer.id)}
              options={able.map(({ id, name }) => ({ value: String(id), label: name }))}
              onChange={setChosen}
            />
            <Field label={texts.copies} type="number" min={1} max={10} value={copies} onInput={setCopies} />
          </div>
          <Button look="primary" size="wide" onPress={print}>
            {texts.printPaper(report.is_final)}
          </Button>
        </>
      )}
      {jobId !== undefined && <Paper jobId={jobId} />}
    </section>
  );
}

function Paper({ jobId }: { readonly jobId: number }): JSX.Element | null {
  const texts = shiftTexts();
  const { data } = usePicture(() => api.previewPrintJobSvg({ params: { id: jobId } }), 'image/svg+xml', [
    jobId,
  ]);
  return data === undefined ? null : <img class="shift-picture" src={data} alt={texts.preview} />;
}
