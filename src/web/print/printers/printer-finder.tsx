import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { FoundPrinterOnWire } from '../../../protocol/printer-search.ts';
import { api } from '../../session/api.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { Check } from '../../ui/field.tsx';
import { Badge, ErrorNote } from '../../ui/notes.tsx';
import { useLoad } from '../../ui/use-load.ts';
import type { PrinterDraft } from './printer-draft.ts';
import { printerTexts } from './texts.ts';
import { draftOfFound, placeOfFound } from './found-printer.ts';

/** How often the search is asked how far it is, ms. */
const lookMs = 700;

/** Looks for printers on the server's machine and in the networks that are ticked; what is found fills the form in. */
export function PrinterFinder({
  onUse,
}: {
  readonly onUse: (found: Partial<PrinterDraft>) => void;
}): JSX.Element {
  const texts = printerTexts().find;
  const [isOpen, setOpen] = useState(false);
  if (!isOpen)
    return (
      <div>
        <Button onPress={() => setOpen(true)}>{texts.open}</Button>
      </div>
    );
  return <Finder onUse={onUse} />;
}

function Finder({ onUse }: { readonly onUse: (found: Partial<PrinterDraft>) => void }): JSX.Element {
  const texts = printerTexts().find;
  const { data, error, reload } = useLoad(() => api.getPrinterSearch(), []);
  const [left, setLeft] = useState<readonly string[]>([]);
  const isRunning = data?.status === 'running';
  useEffect(() => {
    if (!isRunning) return;
    const looking = setInterval(() => void reload(), lookMs);
    return () => clearInterval(looking);
  }, [isRunning, reload]);
  const ranges = (data?.own_ranges ?? []).filter((range) => !left.includes(range));
  const start = async () => {
    await act(() => api.startPrinterSearch({ body: { ranges } }));
    await reload();
  };
  return (
    <fieldset class="finder stack">
      <legend>{texts.open}</legend>
      {error !== undefined && <ErrorNote error={error} onRetry={reload} />}
      <div class="row" role="group" aria-label={texts.where}>
        {data?.own_ranges.map((range) => (
          <Check
            key={range}
            checked={!left.includes(range)}
            disabled={isRunning}
            onChange={(isTicked) =>
              setLeft(isTicked ? left.filter((other) => other !== range) : [...left, range])
            }
          >
            {range}
          </Check>
        ))}
      </div>
      <p class="soft">{texts.whereHint}</p>
      <div class="row">
        {isRunning ? (
          <Button
            onPress={async () => {
              await act(() => api.stopPrinterSearch());
              await reload();
            }}
          >
            {texts.stop}
          </Button>
        ) : (
          <Button onPress={start}>{texts.start}</Button>
        )}
        {data && data.total > 0 && (
          <span class="figure soft" role="status">
            {texts.progress(data.looked, data.total)}
          </span>
        )}
      </div>
      {data && !isRunning && data.started_at !== null && data.printers.length === 0 && <p>{texts.nothing}</p>}
      <ul class="plain-list">
        {data?.printers.map((found) => (
          <Found key={placeOfFound(found)} found={found} onUse={() => onUse(draftOfFound(found))} />
        ))}
      </ul>
    </fieldset>
  );
}

function Found({
  found,
  onUse,
}: {
  readonly found: FoundPrinterOnWire;
  readonly onUse: () => void;
}): JSX.Element {
  const texts = printerTexts().find;
  const model = [found.maker, found.model].filter(Boolean).join(' ') || found.name;
  return (
    <li class="printer-line">
      <div class="row">
        <strong>{placeOfFound(found)}</strong>
        {model !== null && <span>{model}</span>}
        {found.answers_status === false && <Badge kind="warn">{texts.silent}</Badge>}
      </div>
      {found.printer_id === null ? (
        <Button label={`${texts.use} ${placeOfFound(found)}`} onPress={onUse}>
          {texts.use}
        </Button>
      ) : (
        <Badge>{texts.known}</Badge>
      )}
    </li>
  );
}
