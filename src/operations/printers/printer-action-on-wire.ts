import { toLocalIso } from '../../domain/local-time.ts';
import type { PrinterActionOnWire } from '../../protocol/printer-care.ts';
import type { PrinterAction } from '../../storage/printer-actions.ts';

/** @param timeZone of the printer's store, IANA name */
export function printerActionOnWire(action: PrinterAction, timeZone: string): PrinterActionOnWire {
  const local = (time: string) => toLocalIso(new Date(time), timeZone);
  return {
    id: action.id,
    printer_id: action.printerId,
    action: action.action,
    pin: action.pin,
    status: action.status,
    cause: action.cause,
    requested_by: action.requestedBy,
    created_at: local(action.createdAt),
    finished_at: action.finishedAt && local(action.finishedAt),
  };
}
