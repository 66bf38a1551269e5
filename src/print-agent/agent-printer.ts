import type { PrinterProfile } from '../domain/printer-profile.ts';
import type { Delivery } from '../driver/delivery.ts';
import type { Feedback } from '../driver/feedback.ts';
import { createPrinterLink } from '../driver/printer-link.ts';
import { formatProcessId, type ProcessId } from '../driver/process-id.ts';
import { findTrouble, type PrinterStatus } from '../driver/status.ts';
import type { Timings } from '../driver/timings.ts';
import { encodeTicket } from '../escpos/encode-ticket.ts';
import { repertoireOf } from '../escpos/repertoire.ts';
import type { Clock } from '../runtime/clock.ts';
import type { TicketDocument } from '../tickets/document.ts';
import { layoutTicket } from '../tickets/layout-ticket.ts';
import type { Transport } from '../transports/transport.ts';

/** The printer beside the agent. */
export interface AgentPrinter {
  /** @param begin writes the intent; when it rejects, nothing is sent */
  print(paper: AgentPaper): Promise<Delivery>;
  openDrawer(): Promise<void>;
  /** In the words of the protocol. */
  status(): string;
  close(): Promise<void>;
}

export interface AgentPaper {
  readonly document: TicketDocument;
  readonly copies: number;
  /** Unlike those of all other papers of the last hour. */
  readonly number: number;
  readonly begin: (processId: ProcessId) => Promise<void>;
}

export interface AgentPrinterOptions {
  readonly transport: Transport;
  readonly profile: PrinterProfile;
  readonly columns: number;
  readonly feedback: Feedback;
  readonly clock: Clock;
  readonly timings?: Partial<Timings>;
  /** No other system prints there. @default false */
  readonly holds?: boolean;
  /** Something of a broken-off paper may still sit in the printer. */
  readonly orphaned: boolean;
  readonly onStatus: (status: string) => void;
  readonly onLateProof: (processId: string) => void;
}

export function createAgentPrinter(options: AgentPrinterOptions): AgentPrinter {
  const { transport, profile, columns, feedback, clock, timings = {}, orphaned, holds = false } = options;
  const repertoire = repertoireOf(profile.chinese);
  let word = 'ready';
  const link = createPrinterLink({
    transport,
    profile,
    feedback,
    clock,
    timings,
    holds,
    orphaned,
    onStatus: (status) => {
      const next = wordOf(status);
      if (next === word) return;
      word = next;
      options.onStatus(word);
    },
    onLateProof: options.onLateProof,
  });
  return {
    print: ({ document, copies, number, begin }) => {
      const layout = layoutTicket(document, { columns, repertoire });
      const { body } = encodeTicket(layout, { profile });
      const processId = formatProcessId(number);
      return link.deliver({
        processId,
        body: Buffer.concat(Array<Uint8Array>(copies).fill(body)),
        lineCount: layout.lines.length * copies,
        journal: { sending: () => begin(processId) },
      });
    },
    openDrawer: async () => void (await link.kickDrawer(2)),
    status: () => word,
    close: () => link.close(),
  };
}

function wordOf(status: PrinterStatus): string {
  const trouble = findTrouble(status);
  if (trouble === null) return 'ready';
  return words[trouble] ?? 'error';
}

const words: Readonly<Record<string, string>> = {
  paper: 'paper_out',
  cover: 'cover_open',
  offline: 'offline',
};
