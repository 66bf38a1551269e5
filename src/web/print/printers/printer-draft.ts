import type { Language } from '../../../domain/language.ts';
import type {
  NewPrinter,
  PrintConnection,
  PrinterFeedback,
  PrinterOnWire,
  UnconfirmedPolicy,
} from '../../../protocol/print.ts';
import type { PrinterProposal } from '../../../protocol/printer-search.ts';

/** A printer's settings while somebody fills them in. */
export interface PrinterDraft {
  readonly name: string;
  readonly connection: PrintConnection;
  readonly host: string;
  readonly port: string;
  readonly devicePath: string;
  /** Empty: what suits the connection. */
  readonly profile: string;
  readonly columns: number | null;
  readonly paperWidth: '58' | '80';
  readonly feedback: PrinterFeedback;
  readonly language: Language;
  readonly copies: string;
  readonly autoPrint: boolean;
  readonly stations: readonly string[];
  /** Id of the printer that stands in; empty for none. */
  readonly fallback: string;
  readonly onUnconfirmed: UnconfirmedPolicy;
  readonly mirror: boolean;
  readonly buzzer: boolean;
  readonly openDrawer: boolean;
  readonly upsideDown: boolean;
}

/** What a form begins with: a printer's settings, or those a new one in this language has. */
export function draftOf(printer: PrinterOnWire | undefined, language: Language): PrinterDraft {
  if (!printer) return { ...newDraft, language };
  return {
    name: printer.name,
    connection: printer.connection,
    host: printer.ip_address ?? '',
    port: String(printer.port),
    devicePath: printer.device_path ?? '',
    profile: printer.profile,
    columns: printer.columns,
    paperWidth: printer.paper_width === 58 ? '58' : '80',
    feedback: printer.feedback,
    language: printer.language,
    copies: String(printer.print_copies),
    autoPrint: printer.auto_print_orders,
    stations: printer.stations,
    fallback: printer.fallback_printer_id === null ? '' : String(printer.fallback_printer_id),
    onUnconfirmed: printer.on_unconfirmed,
    mirror: printer.mirror,
    buzzer: printer.buzzer,
    openDrawer: printer.open_drawer,
    upsideDown: printer.upside_down,
  };
}

const newDraft: PrinterDraft = {
  name: '',
  connection: 'network',
  host: '',
  port: '9100',
  devicePath: '',
  profile: '',
  columns: null,
  paperWidth: '80',
  feedback: 'auto',
  language: 'zh-CN',
  copies: '1',
  autoPrint: true,
  stations: [],
  fallback: '',
  onUnconfirmed: 'reprint',
  mirror: false,
  buzzer: false,
  openDrawer: false,
  upsideDown: false,
};

/** What a connection needs to find its printer. */
export function addressOf(connection: PrintConnection): 'host' | 'device' | 'none' {
  if (connection === 'network') return 'host';
  return connection === 'virtual' || connection === 'websocket' ? 'none' : 'device';
}

/** The draft with what the printer told of itself; the name stays as it is. */
export function withProposal(draft: PrinterDraft, proposal: PrinterProposal): PrinterDraft {
  return {
    ...draft,
    profile: proposal.profile,
    paperWidth: proposal.paper_width === 58 ? '58' : '80',
    columns: proposal.columns,
    feedback: proposal.feedback,
  };
}

/** The draft as the API takes it; what its connection doesn't use is cleared. */
export function settingsOf(draft: PrinterDraft): Omit<NewPrinter, 'store_id'> {
  const address = addressOf(draft.connection);
  return {
    name: draft.name.trim(),
    connection: draft.connection,
    ip_address: address === 'host' ? draft.host.trim() : null,
    ...(address === 'host' && { port: Number(draft.port) }),
    device_path: address === 'device' ? draft.devicePath.trim() : null,
    ...(draft.profile !== '' && { profile: draft.profile }),
    columns: draft.columns,
    paper_width: draft.paperWidth === '58' ? 58 : 80,
    feedback: draft.feedback,
    language: draft.language,
    print_copies: Number(draft.copies),
    auto_print_orders: draft.autoPrint,
    stations: [...draft.stations],
    fallback_printer_id: draft.fallback === '' ? null : Number(draft.fallback),
    on_unconfirmed: draft.onUnconfirmed,
    mirror: draft.mirror,
    buzzer: draft.buzzer,
    open_drawer: draft.openDrawer,
    upside_down: draft.upsideDown,
  };
}

/** Names of stations as somebody types them, with commas of any script between; each once. */
export function readStations(text: string): string[] {
  const names = text.split(/[,，、;；\n]/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}
