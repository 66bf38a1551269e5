import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PrinterOnWire } from '../../../protocol/print.ts';
import { language } from '../../language/language.ts';
import { currentUser } from '../../session/session.ts';
import { currentStore } from '../../session/store-choice.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Empty, ErrorNote, Loading } from '../../ui/notes.tsx';
import { useLive } from '../live.ts';
import { loadPrinters } from './load-printers.ts';
import { PrinterCard } from './printer-card.tsx';
import { PrinterForm } from './printer-form.tsx';
import { printerTexts } from './texts.ts';

/** The printers of a store: how each is, what to do about it, and its settings. */
export function PrintersTab(): JSX.Element {
  const store = currentStore.value;
  const mayChange = currentUser.value?.role === 'admin';
  const [form, setForm] = useState<{ readonly printer: PrinterOnWire | undefined } | undefined>(
    mayChange && new URLSearchParams(location.search).has('add') ? { printer: undefined } : undefined,
  );
  const { data, error, reload } = useLive(() => loadPrinters(store?.id ?? 0), [store?.id, language.value]);
  const texts = printerTexts();
  const close = () => {
    setForm(undefined);
    history.replaceState(null, '', location.pathname);
  };
  return (
    <>
      <div class="row spread">
        <h2>{texts.title}</h2>
        {mayChange && (
          <Button look="primary" onPress={() => setForm({ printer: undefined })}>
            {texts.add}
          </Button>
        )}
      </div>
      {error !== undefined && <ErrorNote error={error} onRetry={reload} />}
      {!data && error === undefined && <Loading />}
      {data?.length === 0 && <Empty>{texts.none}</Empty>}
      <div class="printer-cards">
        {data?.map((printer) => (
          <PrinterCard
            key={printer.id}
            printer={printer}
            fallback={data.find(({ id }) => id === printer.fallback_printer_id)?.name}
            mayChange={mayChange}
            onEdit={() => setForm({ printer })}
            onChange={reload}
          />
        ))}
      </div>
      {form && store && (
        <Dialog title={form.printer?.name ?? texts.add} onClose={close} broad>
          <PrinterForm
            store={store}
            printer={form.printer}
            others={(data ?? []).filter(({ id }) => id !== form.printer?.id)}
            onSaved={async () => {
              close();
              await reload();
            }}
          />
        </Dialog>
      )}
    </>
  );
}
