import type { Printer } from '../../storage/printers.ts';

/** Where a printer is reached. */
export type Place =
  | { readonly connection: 'network'; readonly host: string; readonly port: number }
  | { readonly connection: 'usb' | 'serial' | 'cups' | 'windows'; readonly devicePath: string };

/** Whether a printer that was added is reached there, by the same name: what names lead to is not asked. */
export function isSamePlace(printer: Printer, place: Place): boolean {
  if (printer.connection !== place.connection) return false;
  if (place.connection === 'network') return printer.ipAddress === place.host && printer.port === place.port;
  return lineOf(printer.devicePath ?? '') === lineOf(place.devicePath);
}

/** Without the speed of a serial line. */
function lineOf(path: string): string {
  return path.replace(/(:\d{3,7})(:\w+)?$/, '');
}
