import type { FoundPrinterOnWire } from '../../../protocol/printer-search.ts';
import type { PrinterDraft } from './printer-draft.ts';

/** `192.168.1.50:9100`, `/dev/usb/lp0` */
export function placeOfFound({ ip_address, port, device_path, name }: FoundPrinterOnWire): string {
  if (ip_address !== null) return `${ip_address}:${port ?? 9100}`;
  return device_path ?? name ?? '';
}

/** What a found printer fills into the form: where it is, and what it told of itself. */
export function draftOfFound(found: FoundPrinterOnWire): Partial<PrinterDraft> {
  const { proposal } = found;
  return {
    connection: found.connection,
    host: found.ip_address ?? '',
    port: String(found.port ?? 9100),
    devicePath: found.device_path ?? '',
    ...(proposal && {
      profile: proposal.profile,
      paperWidth: proposal.paper_width === 58 ? ('58' as const) : ('80' as const),
      columns: proposal.columns,
      feedback: proposal.feedback,
    }),
  };
}
