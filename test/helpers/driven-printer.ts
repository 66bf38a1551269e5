import type { PrinterProfile } from '../../src/domain/printer-profile.ts';
import type { Delivery } from '../../src/driver/delivery.ts';
import {
  createPrinterLink,
  type PrinterLink,
  type PrinterLinkOptions,
} from '../../src/driver/printer-link.ts';
import { formatProcessId } from '../../src/driver/process-id.ts';
import { createTcpTransport } from '../../src/transports/tcp.ts';
import {
  startVirtualPrinter,
  type VirtualPrinter,
  type VirtualPrinterOptions,
} from '../../src/virtual-printer/start-virtual-printer.ts';
import type { Clock } from '../../src/runtime/clock.ts';
import {
  encodeNumberedTicket,
  type NumberedTicket,
  type PaperOfJob,
  readPaperOfJob,
} from './numbered-ticket.ts';
import { createScaledClock } from './scaled-clock.ts';

/** A virtual printer and the link that drives it, on one fast clock. */
export interface DrivenPrinter {
  readonly printer: VirtualPrinter;
  readonly link: PrinterLink;
  readonly alarms: string[];
  readonly deliver: (ticket: NumberedTicket) => Promise<Delivery>;
  /** Tries again while nothing went out, as the worker does. */
  readonly insist: (ticket: NumberedTicket) => Promise<Delivery>;
  readonly paperOf: (ticket: NumberedTicket) => PaperOfJob;
  readonly close: () => Promise<void>;
}

export interface DrivenPrinterOptions {
  readonly printer?: VirtualPrinterOptions;
  readonly link?: Partial<PrinterLinkOptions>;
  /** How much faster than the wall's the clock runs. @default 10 */
  readonly factor?: number;
  readonly onAlarm?: (printer: VirtualPrinter) => void;
}

export const epson: PrinterProfile = {
  id: 'epson-80',
  name: 'Epson',
  columns: { '80': 48 },
  cutter: 'partial',
  drawer: true,
  buzzer: 'none',
  chinese: 'gb18030',
  qr: true,
  feedback: { status: true, asb: true, processId: true, clear: true },
};

export const xprinter: PrinterProfile = {
  ...epson,
  id: 'xprinter-80',
  feedback: { status: true, asb: false, processId: false, clear: false },
};

export const writeOnly: PrinterProfile = {
  ...epson,
  id: 'write-only-80',
  feedback: { status: false, asb: false, processId: false, clear: false },
};

/** Long enough, on a fast clock, for a busy machine. */
const patient = { admission: 60_000, question: 60_000, clear: 60_000, pollAnswer: 60_000, complete: 400_000 };

export async function drivePrinter(options: DrivenPrinterOptions = {}): Promise<DrivenPrinter> {
  const clock = createScaledClock(options.factor ?? 10);
  const printer = await startVirtualPrinter({ bootMs: 0, clock, ...options.printer });
  const link = createPrinterLink({
    transport: createTcpTransport({ host: '127.0.0.1', port: printer.port, clock }),
    profile: epson,
    clock,
    ...options.link,
    timings: { ...patient, ...options.link?.timings },
  });
  const alarms: string[] = [];
  let deliveries = 0;
  const deliver = (ticket: NumberedTicket): Promise<Delivery> => {
    // A wrong echo is off by one; it must never be the next ticket's.
    deliveries += 1;
    return link.deliver({
      processId: formatProcessId(deliveries * 36),
      body: encodeNumberedTicket(ticket),
      lineCount: ticket.lineCount,
      cutFirst: ticket.attempt !== undefined,
      journal: { sending: async () => undefined },
      onAlarm: (cause) => {
        alarms.push(cause);
        options.onAlarm?.(printer);
      },
    });
  };
  return {
    printer,
    link,
    alarms,
    deliver,
    insist: async (ticket) => {
      for (let tries = 1; ; tries += 1) {
        const delivery = await deliver(ticket);
        const isSafe = delivery.kind === 'waiting' || delivery.kind === 'not_sent';
        if (!isSafe || tries === 10) return delivery;
        await clock.sleep(1_000);
      }
    },
    paperOf: (ticket) => readPaperOfJob(printer.paper(), ticket),
    close: async () => {
      await link.close();
      await printer.close();
    },
  };
}

/** A virtual printer of the same address cannot be moved; this starts another one there. */
export async function replacePrinter(
  printer: VirtualPrinter,
  options: VirtualPrinterOptions,
  clock: Clock,
): Promise<VirtualPrinter> {
  await printer.close();
  return startVirtualPrinter({ bootMs: 0, clock, port: printer.port, ...options });
}
