import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PrinterOnWire } from '../../../protocol/print.ts';
import { api } from '../../session/api.ts';
import { sendOnce } from '../../session/send-once.ts';
import type { Store } from '../../session/store-choice.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { CareFields } from './care-fields.tsx';
import { ConnectionFields } from './connection-fields.tsx';
import { PaperFields } from './paper-fields.tsx';
import { draftOf, settingsOf } from './printer-draft.ts';
import { PrinterFinder } from './printer-finder.tsx';
import { RoutingFields } from './routing-fields.tsx';
import { printerTexts } from './texts.ts';

export interface PrinterFormProps {
  readonly store: Store;
  /** Undefined to add one. */
  readonly printer: PrinterOnWire | undefined;
  /** The other printers of the store. */
  readonly others: readonly PrinterOnWire[];
  readonly onSaved: () => unknown;
}

/** All settings of a printer, in the order in which somebody who unpacks one meets them. */
export function PrinterForm({ store, printer, others, onSaved }: PrinterFormProps): JSX.Element {
  const [draft, setDraft] = useState(() => draftOf(printer, store.language));
  const { data: profiles } = useLoad(() => api.listPrinterProfiles(), []);
  const texts = printerTexts().form;
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }));
  const save = async () => {
    const body = settingsOf(draft);
    const isSaved = await act(
      () =>
        printer
          ? api.changePrinter({ params: { id: printer.id }, body })
          : add({ store_id: store.id, ...body }),
      printer ? texts.saved : texts.added,
    );
    if (isSaved) await onSaved();
  };
  return (
    <Form onSubmit={save}>
      {!printer && <PrinterFinder onUse={(found) => set(found)} />}
      <ConnectionFields draft={draft} onChange={set} isNew={printer === undefined} />
      <PaperFields draft={draft} profiles={profiles ?? []} onChange={set} />
      <RoutingFields draft={draft} storeId={store.id} others={others} onChange={set} />
      <CareFields draft={draft} onChange={set} />
      <Button type="submit" look="primary" size="wide">
        {texts.save}
      </Button>
    </Form>
  );
}

/** Without an answer nobody knows whether it was added: the same wish again adds no second one. */
function add(body: Parameters<typeof api.createPrinter>[0]['body']) {
  return sendOnce(['createPrinter', body], (once) => once.createPrinter({ body }));
}
