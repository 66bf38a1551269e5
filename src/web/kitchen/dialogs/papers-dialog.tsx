import type { JSX } from 'preact';
import type { PrintJobOnWire } from '../../../protocol/print.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Empty, ErrorNote, Loading, Note } from '../../ui/notes.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { screenApi } from '../../screen/credential.ts';
import type { Desk } from '../desk/desk.ts';
import { kitchenTexts } from '../texts.ts';

interface PapersProps {
  readonly desk: Desk;
  readonly printerId: number;
  readonly onClose: () => void;
}

/** Papers of a printer that nobody has proven: somebody looks, and says that it came out, or has it printed again. */
export function PapersDialog({ desk, printerId, onClose }: PapersProps): JSX.Element {
  const texts = kitchenTexts();
  const printer = desk.printers.value.find(({ id }) => id === printerId);
  const { data, error, reload } = useLoad(
    () => unprovenOf(desk.storeId, printerId),
    [printerId, printer?.unproven],
  );
  const after = async (work: () => Promise<unknown>, done: string) => {
    await act(work, done);
    desk.refreshPrinters();
    await reload();
  };
  return (
    <Dialog title={texts.papers(printer?.name ?? '')} onClose={onClose} broad>
      <div class="stack">
        {printer && printer.state !== 'online' && (
          <Note kind="warn">
            {texts.printerStates[printer.state]}
            {printer.detail === null ? '' : `: ${printer.detail}`}
          </Note>
        )}
        {error !== undefined && <ErrorNote error={error} onRetry={reload} />}
        {!data && error === undefined && <Loading />}
        {data?.length === 0 && <Empty>{texts.noPapers}</Empty>}
        {data?.map((job) => (
          <div class="paper" key={job.id}>
            <div class="grow">
              <b>{texts.paper(job.id, job.copy_number)}</b>
              <pre class="soft">{job.print_content.split('\n').slice(0, 8).join('\n')}</pre>
            </div>
            <Button
              look="primary"
              onPress={() =>
                after(
                  () => screenApi.settlePrintJob({ params: { id: job.id }, body: { outcome: 'printed' } }),
                  texts.settled,
                )
              }
            >
              {texts.sawPaper}
            </Button>
            <Button
              onPress={() =>
                after(() => screenApi.retryPrintJob({ params: { id: job.id } }), texts.reprinted)
              }
            >
              {texts.reprint}
            </Button>
          </div>
        ))}
      </div>
    </Dialog>
  );
}

async function unprovenOf(storeId: number, printerId: number): Promise<PrintJobOnWire[]> {
  const lists = await Promise.all(
    (['unconfirmed', 'sent'] as const).map((status) =>
      screenApi.listPrintJobs({ query: { store_id: storeId, printer_id: printerId, status, limit: 100 } }),
    ),
  );
  return lists.flatMap(({ items }) => items).filter(({ retried_to }) => retried_to === null);
}
