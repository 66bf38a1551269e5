import { toLocalIso } from '../domain/local-time.ts';
import type { PrinterState } from '../protocol/print.ts';
import { findPrinter, type Printer, updatePrinter } from '../storage/printers.ts';
import type { PrinterLease } from '../storage/printer-leases.ts';
import type { Transaction } from '../storage/storage.ts';
import { requireLease } from './move-print-job.ts';
import { printerOnWire } from './printer-on-wire.ts';

export interface PrinterStatusMove {
  readonly printerId: number;
  readonly status: PrinterState;
  /** A sentence for people, when the status alone doesn't say it. */
  readonly detail: string | null;
  /** The printer itself said so just now. */
  readonly isSeen: boolean;
  readonly lease?: PrinterLease;
}

/**
 * The one way a printer's state changes; announced in the store's stream, and only when it is another one.
 * @throws DomainError `lease_lost`
 */
export async function movePrinterStatus(tx: Transaction, move: PrinterStatusMove): Promise<void> {
  const { printerId, status, detail, isSeen, lease } = move;
  if (lease) await requireLease(tx, lease);
  const printer = await findPrinter(tx.db, printerId);
  if (!printer) return;
  const seen = isSeen ? { lastSeenAt: tx.now.toISOString() } : {};
  await updatePrinter(tx.db, printerId, { status, statusDetail: detail, ...seen });
  if (printer.status === status && printer.statusDetail === detail) return;
  await announcePrinter(tx, { ...printer, status, statusDetail: detail, ...seen });
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
