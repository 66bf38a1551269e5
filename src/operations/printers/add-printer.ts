import type { Actor } from '../../domain/roles.ts';
import type { NewPrinter } from '../../protocol/print.ts';
import { findPrinter, insertPrinter, type Printer, type PrinterSettings } from '../../storage/printers.ts';
import type { Transaction } from '../../storage/storage.ts';
import { checkPrinterSettings } from './check-printer-settings.ts';
import { announcePrinter } from './move-printer-status.ts';
import { requireStore } from '../stores/require-store.ts';

export interface PrinterAddition {
  readonly request: NewPrinter;
  readonly actor: Actor;
  /** Addresses outside private networks that printers may have. @default none */
  readonly allowedPrinters?: readonly string[];
}

/**
 * Adds a printer; its name and its connection with the address are enough.
 * @throws DomainError `not_found` for the store, `invalid`, `already_exists`
 */
export async function addPrinter(
  tx: Transaction,
  { request, actor, allowedPrinters = [] }: PrinterAddition,
): Promise<Printer> {
  const store = await requireStore(tx.db, actor, request.store_id);
  const settings = settingsOf(request, store.language);
  await checkPrinterSettings(tx.db, { storeId: store.id, before: null, settings, allowedPrinters });
  const now = tx.now.toISOString();
  const id = await insertPrinter(tx.db, {
    ...settings,
    storeId: store.id,
    status: settings.isActive ? 'unknown' : 'disabled',
    statusDetail: null,
    identity: null,
    trouble: settings.isActive ? null : 'printer_disabled',
    troubleSince: settings.isActive ? null : now,
    conditions: null,
    pausedAt: null,
    pausedBy: null,
    lastSeenAt: null,
    createdAt: now,
    updatedAt: now,
  });
  const printer = await findPrinter(tx.db, id);
  if (!printer) throw new Error('The printer was not inserted');
  await announcePrinter(tx, printer);
  return printer;
}

function settingsOf(request: NewPrinter, language: PrinterSettings['language']): PrinterSettings {
  const { connection, paper_width: paperWidth = 80 } = request;
  return {
    name: request.name,
    connection,
    ipAddress: request.ip_address ?? null,
    port: request.port ?? 9100,
    devicePath: request.device_path ?? null,
    printerType: request.printer_type ?? 'thermal',
    paperWidth,
    profile: request.profile ?? usualProfile(connection, paperWidth),
    columns: request.columns ?? null,
    feedback: request.feedback ?? 'auto',
    stations: request.stations ?? [],
    language: request.language ?? language,
    fallbackPrinterId: request.fallback_printer_id ?? null,
    onUnconfirmed: request.on_unconfirmed ?? 'reprint',
    mirror: request.mirror ?? false,
    isActive: request.is_active ?? true,
    autoPrintOrders: request.auto_print_orders ?? true,
    printCopies: request.print_copies ?? 1,
    logoPath: request.logo_path ?? null,
    upsideDown: request.upside_down ?? false,
    buzzer: request.buzzer ?? false,
    openDrawer: request.open_drawer ?? false,
    description: request.description ?? null,
  };
}

/** The profile that draws on least of what printers may lack. What it can say is found out by asking. */
function usualProfile(connection: PrinterSettings['connection'], paperWidth: 58 | 80): string {
  if (connection === 'virtual') return `virtual-${paperWidth}`;
  return `generic-${paperWidth}`;
}
