import type { JSX } from 'preact';
import { keepsFromPrinting } from '../../../domain/printer-trouble.ts';
import type { PrinterStatusOnWire } from '../../../protocol/printer-care.ts';
import { formatDateTime } from '../../language/format.ts';
import { languageNames } from '../../language/language.ts';
import { currentStore } from '../../session/store-choice.ts';
import { Badge, Note } from '../../ui/notes.tsx';
import { PrinterActions, type PrinterActionsProps } from './printer-actions.tsx';
import { PrinterBadge } from './printer-badge.tsx';
import { printerTexts } from './texts.ts';

export interface PrinterCardProps extends PrinterActionsProps {
  /** Name of the printer that stands in. */
  readonly fallback: string | undefined;
}

/** One printer: how it is, what to do about it, what it prints. */
export function PrinterCard(props: PrinterCardProps): JSX.Element {
  const { printer, fallback } = props;
  const texts = printerTexts();
  const zone = currentStore.value?.timezone ?? 'UTC';
  const { pending, waiting, printing } = printer.queue;
  const queued = pending + waiting + printing;
  const facts = [
    `${texts.connections[printer.connection]}${placeOf(printer)}`,
    texts.mm(printer.paper_width),
    languageNames[printer.language],
    texts.copies(printer.print_copies),
    fallback !== undefined && texts.fallback(fallback),
    printer.last_seen_at !== null && texts.seen(formatDateTime(printer.last_seen_at, zone)),
  ];
  return (
    <article class="card printer-card" aria-label={printer.name}>
      <div class="row spread">
        <h3>{printer.name}</h3>
        <div class="row">
          <PrinterBadge printer={printer} />
        </div>
      </div>
      {printer.action !== null && (
        <Note kind={keepsFromPrinting(printer.trouble) && printer.is_active ? 'bad' : 'warn'}>
          {printer.action}
        </Note>
      )}
      <p class="soft">{facts.filter(Boolean).join(' · ')}</p>
      <div class="row">
        <span class="soft">{texts.stations}</span>
        {printer.stations.length === 0 && <Badge>{texts.allStations}</Badge>}
        {printer.stations.map((station) => (
          <Badge key={station}>{station}</Badge>
        ))}
        {queued > 0 && <Badge kind="warn">{texts.queue(queued)}</Badge>}
      </div>
      <PrinterActions {...props} />
    </article>
  );
}

function placeOf({ connection, ip_address, port, device_path }: PrinterStatusOnWire): string {
  if (connection === 'network') return ` ${ip_address}:${port}`;
  return device_path === null ? '' : ` ${device_path}`;
}
