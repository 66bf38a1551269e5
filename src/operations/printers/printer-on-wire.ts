import { toLocalIso } from '../../domain/local-time.ts';
import { type PrinterConditions, printerConditions, type PrinterOnWire } from '../../protocol/print.ts';
import { translateSentence } from '../../sentences/translate-sentence.ts';
import type { Printer } from '../../storage/printers.ts';
import { advisePrinter } from '../sentences/printer-advice.ts';

/** A printer as clients see it; one that is switched off shows as `disabled`. What to do about it is in the printer's language. */
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
    logo_path: printer.logoPath,
    upside_down: printer.upsideDown,
    buzzer: printer.buzzer,
    open_drawer: printer.openDrawer,
    description: printer.description,
    status: printer.status,
    status_detail: detailOf(printer),
    trouble: printer.trouble,
    trouble_since: printer.troubleSince && local(printer.troubleSince),
    conditions: readConditions(printer),
    paused_at: printer.pausedAt && local(printer.pausedAt),
    paused_by: printer.pausedBy,
    last_seen_at: printer.lastSeenAt && local(printer.lastSeenAt),
    created_at: local(printer.createdAt),
    updated_at: local(printer.updatedAt),
  };
}

function detailOf({ statusDetail, trouble, language }: Printer): string | null {
  if (statusDetail !== null) return translateSentence(statusDetail, language);
  return trouble === null ? null : advisePrinter(trouble, language).todo;
}

function readConditions({ conditions }: Printer): PrinterConditions | null {
  return conditions === null ? null : printerConditions.parse(JSON.parse(conditions));
}
