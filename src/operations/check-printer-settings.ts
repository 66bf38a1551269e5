import { DomainError } from '../domain/errors.ts';
import { listProfiles } from '../runtime/printer-profiles.ts';
import { findPrinter, findPrinterByName, type PrinterSettings } from '../storage/printers.ts';
import type { Queryable } from '../storage/storage.ts';

/** What a printer to be saved is checked against. */
export interface PrinterUnderCheck {
  readonly storeId: number;
  /** Null for a new one. */
  readonly id: number | null;
  readonly settings: PrinterSettings;
}

/** @throws DomainError `invalid` naming the field, `already_exists` for a name taken in the store. */
export async function checkPrinterSettings(db: Queryable, printer: PrinterUnderCheck): Promise<void> {
  const { storeId, id, settings } = printer;
  checkConnection(settings);
  const profiles = await listProfiles();
  if (!profiles.includes(settings.profile))
    invalid(
      'profile',
      `There is no printer profile "${settings.profile}". Choose one of: ${profiles.join(', ')}.`,
    );
  const namesake = await findPrinterByName(db, storeId, settings.name);
  if (namesake && namesake.id !== id)
    throw new DomainError('already_exists', `The store has a printer ${settings.name} already.`, {
      printer_id: namesake.id,
    });
  if (settings.fallbackPrinterId === null) return;
  const fallback = await findPrinter(db, settings.fallbackPrinterId);
  if (!fallback || fallback.storeId !== storeId || fallback.id === id)
    invalid('fallback_printer_id', 'The fallback must be another printer of the same store.');
}

function checkConnection({ connection, ipAddress, devicePath }: PrinterSettings): void {
  if (connection === 'usb' || connection === 'windows')
    invalid('connection', `The connection ${connection} is not available in this version.`);
  if (connection === 'network' && !ipAddress)
    invalid('ip_address', 'A network printer needs its address or host name.');
  if (connection === 'file' && !devicePath)
    invalid('device_path', 'A file printer needs the path of its file.');
}

function invalid(path: string, message: string): never {
  throw new DomainError('invalid', message, { path });
}
