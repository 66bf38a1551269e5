import type { PrinterProfile } from '../domain/printer-profile.ts';
import { systemClock } from '../runtime/clock.ts';
import { assemblePrinter } from './assemble-printer.ts';
import { createEventLog, type VirtualEvent } from './event-log.ts';
import type { Receipt } from './paper.ts';
import { type VirtualProfile, virtualProfiles } from './profiles.ts';

export interface PrintedBytes {
  /** Strips from cut to cut; the last may still hang in the printer. */
  readonly receipts: readonly Receipt[];
  /** Printable dots in a row. */
  readonly dots: number;
  readonly events: readonly VirtualEvent[];
}

/** What a printer with these abilities and a line of `columns` characters would make of the bytes, at once and without a port. */
export function printBytes(
  bytes: Uint8Array,
  { profile, columns }: { readonly profile: PrinterProfile; readonly columns: number },
): PrintedBytes {
  const log = createEventLog({ clock: systemClock });
  const model = modelOf(profile, columns);
  const { machine, paper } = assemblePrinter({
    options: { speed: 'instant', rollMm: endless },
    profile: model,
    clock: systemClock,
    log,
    onCut: () => {},
  });
  machine.accept(bytes);
  return { receipts: paper.getReceipts(0), dots: model.dots, events: log.all() };
}

const endless = 1_000_000_000;
/** Font A is 12 dots wide. */
const columnDots = 12;

function modelOf({ chinese, cutter, buzzer, qr }: PrinterProfile, columns: number): VirtualProfile {
  return {
    ...virtualProfiles.epson80,
    dots: columns * columnDots,
    // Without Chinese mode switched on, the font behind it is never asked.
    gb: chinese === 'none' ? 'gb2312' : chinese,
    cutter: cutter === 'none' ? 'partial' : cutter,
    buzzer,
    qr,
    status: false,
  };
}
