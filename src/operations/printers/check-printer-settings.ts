import { isIP } from 'node:net';
import { DomainError } from '../../domain/errors.ts';
import { checkPrinterAddress } from '../../runtime/printer-addresses.ts';
import { listProfiles } from '../../runtime/printer-profiles.ts';
import {
  findPrinter,
  findPrinterByName,
  type Printer,
  type PrinterSettings,
} from '../../storage/printers.ts';
import type { Queryable } from '../../storage/storage.ts';

/** What a printer to be saved is checked against. */
export interface PrinterUnderCheck {
  readonly storeId: number;
  /** Null for a new one. */
  readonly before: Printer | null;
  readonly settings: PrinterSettings;
  /** Addresses of printers outside private networks; see printer-addresses.ts. */
  readonly allowedPrinters: readonly string[];
}

/** @throws DomainError `invalid` naming the field, `already_exists` for a name taken in the store. */
export async function checkPrinterSettings(db: Queryable, printer: PrinterUnderCheck): Promise<void> {
  const { storeId, before, settings, allowedPrinters } = printer;
  checkConnection(settings);
  if (!keepsAddress(before, settings)) checkAddress(settings, allowedPrinters);
  const profiles = await listProfiles();
  if (!profiles.includes(settings.profile))
    invalid(
      'profile',
      `There is no printer profile "${settings.profile}". Choose one of: ${profiles.join(', ')}.`,
    );
  const namesake = await findPrinterByName(db, storeId, settings.name);
  if (namesake && namesake.id !== before?.id)
    throw new DomainError('already_exists', `The store has a printer ${settings.name} already.`, {
      printer_id: namesake.id,
    });
  if (settings.fallbackPrinterId === null) return;
  const fallback = await findPrinter(db, settings.fallbackPrinterId);
  if (!fallback || fallback.storeId !== storeId || fallback.id === before?.id)
    invalid('fallback_printer_id', 'The fallback must be another printer of the same store.');
}

function checkConnection({ connection, ipAddress, devicePath }: PrinterSettings): void {
  if (connection === 'network' && !ipAddress)
    invalid('ip_address', 'A network printer needs its address or host name.');
  const lacking = pathSentences[connection];
  if (lacking !== undefined && !devicePath) invalid('device_path', lacking);
}

/** An address that is allowed no more is not called; that must not keep the rest from being changed. */
function keepsAddress(before: Printer | null, after: PrinterSettings): boolean {
  return (
    before?.connection === after.connection &&
    before.ipAddress === after.ipAddress &&
    before.port === after.port
  );
}

function checkAddress(
  { connection, ipAddress, port }: PrinterSettings,
  allowedPrinters: readonly string[],
): void {
  if (connection !== 'network' || !ipAddress) return;
  if (isIP(ipAddress) === 0 && /[\s:/@]/.test(ipAddress))
    invalid(
      'ip_address',
      'The address is a host name or an IP address alone; its port is a field of its own.',
    );
  checkPrinterAddress({ host: ipAddress, port }, allowedPrinters);
}

/** For the connections that need a `device_path`. */
const pathSentences: Partial<Record<PrinterSettings['connection'], string>> = {
  file: 'A file printer needs the path of its file or folder.',
  usb: 'A USB printer needs its device file, e.g. /dev/usb/lp0.',
  serial: 'A serial printer needs its line, e.g. /dev/ttyUSB0:19200 or COM3:9600:rtscts.',
  windows: 'A Windows printer needs its path as "restaurantctl printer discover" shows it.',
  cups: 'A CUPS printer needs the name of its queue.',
};

function invalid(path: string, message: string): never {
  throw new DomainError('invalid', message, { path });
}
