import type { JSX } from 'preact';
import type { PrinterStatusOnWire } from '../../../protocol/printer-care.ts';
import { language } from '../../language/language.ts';
import { currentUser } from '../../session/session.ts';
import { api } from '../../session/api.ts';
import { currentStore } from '../../session/store-choice.ts';
import { act } from '../../ui/act.ts';
import { followLink } from '../../ui/address.ts';
import { Button } from '../../ui/button.tsx';
import { Empty, ErrorNote, Loading } from '../../ui/notes.tsx';
import { useLive } from '../live.ts';
import { loadPrinters } from '../printers/load-printers.ts';
import { PrinterBadge } from '../printers/printer-badge.tsx';
import { printTexts } from '../texts.ts';

/** Each printer in a line: how it is and what to do about it. */
export function PrinterBrief(): JSX.Element {
  const storeId = currentStore.value?.id ?? 0;
  const { data, error, reload } = useLive(() => loadPrinters(storeId), [storeId, language.value]);
  const texts = printTexts();
  return (
    <section class="card stack">
      <div class="row spread">
        <h2>{texts.printers}</h2>
        {currentUser.value?.role === 'admin' && (
          <a class="button" href="/admin/print/printers?add" onClick={followLink}>
            {texts.addPrinter}
          </a>
        )}
      </div>
      {error !== undefined && <ErrorNote error={error} onRetry={reload} />}
      {!data && error === undefined && <Loading />}
      {data?.length === 0 && <Empty>{texts.noPrinters}</Empty>}
      <ul class="plain-list">
        {data?.map((printer) => (
          <PrinterLine key={printer.id} printer={printer} />
        ))}
      </ul>
    </section>
  );
}

function PrinterLine({ printer }: { readonly printer: PrinterStatusOnWire }): JSX.Element {
  const texts = printTexts();
  return (
    <li class="printer-line">
      <div>
        <div class="row">
          <strong>{printer.name}</strong>
          <PrinterBadge printer={printer} />
        </div>
        {printer.action !== null && <p class="soft">{printer.action}</p>}
      </div>
      <Button
        disabled={!printer.is_active}
        label={`${texts.testPrint} ${printer.name}`}
        onPress={() => act(() => api.testPrinter({ params: { id: printer.id } }), texts.testQueued)}
      >
        {texts.testPrint}
      </Button>
    </li>
  );
}
