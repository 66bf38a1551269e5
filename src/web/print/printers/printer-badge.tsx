import type { JSX } from 'preact';
import type { PrinterOnWire, PrinterState } from '../../../protocol/print.ts';
import { Badge } from '../../ui/notes.tsx';
import { printerTexts } from './texts.ts';

const looks: Readonly<Record<PrinterState, 'good' | 'bad' | 'info' | undefined>> = {
  unknown: 'info',
  online: 'good',
  offline: 'bad',
  paper_out: 'bad',
  cover_open: 'bad',
  error: 'bad',
  disabled: undefined,
};

/** How a printer is, in a word. */
export function PrinterBadge({
  printer,
}: {
  readonly printer: Pick<PrinterOnWire, 'status' | 'paused_at' | 'trouble'>;
}): JSX.Element {
  const { states, paused, nearEnd } = printerTexts();
  const look = looks[printer.status];
  return (
    <>
      {look ? <Badge kind={look}>{states[printer.status]}</Badge> : <Badge>{states[printer.status]}</Badge>}
      {printer.paused_at !== null && <Badge kind="warn">{paused}</Badge>}
      {printer.trouble === 'near_end' && <Badge kind="warn">{nearEnd}</Badge>}
    </>
  );
}
