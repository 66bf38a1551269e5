import { toLocalIso } from '../../domain/local-time.ts';
import { keepsFromPrinting, type PrinterTrouble } from '../../domain/printer-trouble.ts';
import type { PrinterConditions, PrinterState } from '../../protocol/print.ts';
import type { PrinterLease } from '../../storage/printer-leases.ts';
import { findPrinter, type Printer, updatePrinter } from '../../storage/printers.ts';
import type { Transaction } from '../../storage/storage.ts';
import { requireLease } from '../paper/move-print-job.ts';
import { printerOnWire } from './printer-on-wire.ts';

export interface PrinterStatusMove {
  readonly printerId: number;
  readonly status: PrinterState;
  readonly trouble: PrinterTrouble | null;
  /** What exactly is wrong, where the trouble alone doesn't say it. */
  readonly detail?: string | null;
  /** Each thing it says about itself; undefined: as before. */
  readonly conditions?: PrinterConditions;
  /** The printer itself said so just now. */
  readonly isSeen: boolean;
  readonly lease?: PrinterLease;
}

/**
 * The one way a printer's state changes; announced in the store's stream, and only when it is another one.
 * @throws DomainError `lease_lost`
 */
export async function movePrinterStatus(tx: Transaction, move: PrinterStatusMove): Promise<void> {
  const { printerId, isSeen, lease } = move;
  if (lease) await requireLease(tx, lease);
  const printer = await findPrinter(tx.db, printerId);
  if (!printer) return;
  const now = tx.now.toISOString();
  const shown = {
    status: move.status,
    trouble: move.trouble,
    statusDetail: move.detail ?? null,
    conditions: move.conditions ? JSON.stringify(move.conditions) : printer.conditions,
  };
  const since = keepsFromPrinting(move.trouble) ? (printer.troubleSince ?? now) : null;
  const after = { ...shown, troubleSince: since, ...(isSeen ? { lastSeenAt: now } : {}) };
  await updatePrinter(tx.db, printerId, after);
  const isNews =
    printer.status !== shown.status ||
    printer.trouble !== shown.trouble ||
    printer.statusDetail !== shown.statusDetail ||
    printer.conditions !== shown.conditions;
  if (isNews) await announcePrinter(tx, { ...printer, ...after });
}

/** Tells the store's stream how the printer stands now. */
export async function announcePrinter(tx: Transaction, printer: Printer): Promise<void> {
  await tx.append({
    type: 'printer_status',
    storeId: printer.storeId,
    body: () => ({ printer: printerOnWire(printer) }),
    timestamp: toLocalIso(tx.now, printer.timeZone),
  });
}
