import type { Actor } from '../../domain/roles.ts';
import type { PrinterChange } from '../../protocol/print.ts';
import { findQueuedJobIds } from '../../storage/print-jobs.ts';
import { findPrinter, type Printer, type PrinterSettings, updatePrinter } from '../../storage/printers.ts';
import type { Transaction } from '../../storage/storage.ts';
import { checkPrinterSettings } from './check-printer-settings.ts';
import { holdJobs, queueBatch } from '../paper/clear-queue.ts';
import { laterThan } from './later-than.ts';
import { announcePrinter } from './move-printer-status.ts';
import { requirePrinter } from './require-printer.ts';

export interface PrinterAlteration {
  readonly id: number;
  readonly change: PrinterChange;
  readonly actor: Actor;
  /** Addresses outside private networks that printers may have. @default none */
  readonly allowedPrinters?: readonly string[];
}

/**
 * Saves other settings; the worker takes them up with its next job. Whoever answers at the address from now on is the right
 * printer. While a printer is switched off its jobs wait.
 * @throws DomainError `not_found`, `invalid`, `already_exists`
 */
export async function changePrinter(
  tx: Transaction,
  { id, change, actor, allowedPrinters = [] }: PrinterAlteration,
): Promise<Printer> {
  const before = await requirePrinter(tx.db, actor, id);
  const settings = changedSettings(before, change);
  await checkPrinterSettings(tx.db, { storeId: before.storeId, before, settings, allowedPrinters });
  await updatePrinter(tx.db, id, {
    ...settings,
    identity: null,
    ...stateAfter(before, settings, tx.now),
    updatedAt: laterThan(before.updatedAt, tx.now),
  });
  if (before.isActive && !settings.isActive) {
    const jobIds = await findQueuedJobIds(tx.db, id, ['pending', 'waiting']);
    await holdJobs(tx, { jobIds: jobIds.slice(0, queueBatch) });
  }
  const after = await findPrinter(tx.db, id);
  if (!after) throw new Error(`Printer ${id} is gone`);
  await announcePrinter(tx, after);
  return after;
}

function changedSettings(before: Printer, change: PrinterChange): PrinterSettings {
  return {
    name: change.name ?? before.name,
    connection: change.connection ?? before.connection,
    ipAddress: change.ip_address === undefined ? before.ipAddress : change.ip_address,
    port: change.port ?? before.port,
    devicePath: change.device_path === undefined ? before.devicePath : change.device_path,
    printerType: change.printer_type ?? before.printerType,
    paperWidth: change.paper_width ?? before.paperWidth,
    profile: change.profile ?? before.profile,
    columns: change.columns === undefined ? before.columns : change.columns,
    feedback: change.feedback ?? before.feedback,
    stations: change.stations ?? before.stations,
    language: change.language ?? before.language,
    fallbackPrinterId:
      change.fallback_printer_id === undefined ? before.fallbackPrinterId : change.fallback_printer_id,
    onUnconfirmed: change.on_unconfirmed ?? before.onUnconfirmed,
    mirror: change.mirror ?? before.mirror,
    isActive: change.is_active ?? before.isActive,
    autoPrintOrders: change.auto_print_orders ?? before.autoPrintOrders,
    printCopies: change.print_copies ?? before.printCopies,
    logoPath: change.logo_path === undefined ? before.logoPath : change.logo_path,
    upsideDown: change.upside_down ?? before.upsideDown,
    buzzer: change.buzzer ?? before.buzzer,
    openDrawer: change.open_drawer ?? before.openDrawer,
    description: change.description === undefined ? before.description : change.description,
  };
}

type PrinterStanding = Pick<Printer, 'status' | 'statusDetail' | 'trouble' | 'troubleSince'>;

function stateAfter(before: Printer, { isActive }: PrinterSettings, now: Date): PrinterStanding {
  const { status, statusDetail, trouble, troubleSince } = before;
  if (isActive && before.isActive) return { status, statusDetail, trouble, troubleSince };
  if (isActive) return { status: 'unknown', statusDetail: null, trouble: null, troubleSince: null };
  const since = before.isActive ? now.toISOString() : troubleSince;
  return { status: 'disabled', statusDetail: null, trouble: 'printer_disabled', troubleSince: since };
}
