import { toLocalIso } from '../domain/local-time.ts';
import type { PrinterOnWire } from '../protocol/print.ts';
import type { Printer } from '../storage/printers.ts';

/** A printer as clients see it; one that is switched off shows as `disabled`. */
export function printerOnWire(printer: Printer): PrinterOnWire {
  const local = (time: string) => toLocalIso(new Date(time), printer.timeZone);
  return {
    id: printer.id,
    store_id: printer.storeId,
    name: printer.name,
    connection: printer.connection,
    ip_address: printer.ipAddress,
    port: printer.port,
    device_path: printer.devicePath,
    printer_type: printer.printerType,
    paper_width: printer.paperWidth,
    profile: printer.profile,
    columns: printer.columns,
    feedback: printer.feedback,
    stations: [...printer.stations],
    language: printer.language,
    fallback_printer_id: printer.fallbackPrinterId,
    on_unconfirmed: printer.onUnconfirmed,
    mirror: printer.mirror,
    is_active: printer.isActive,
    auto_print_orders: printer.autoPrintOrders,
    print_copies: printer.printCopies,
    description: printer.description,
    status: printer.status,
    status_detail: printer.statusDetail,
    last_seen_at: printer.lastSeenAt && local(printer.lastSeenAt),
    created_at: local(printer.createdAt),
    updated_at: local(printer.updatedAt),
  };
}
