import { z } from 'zod';
import { printerStates } from './print.ts';
import { ticketDocument, type TicketDocumentOnWire } from './ticket-document.ts';
import { id, requiredText, timestamp } from './values.ts';

/** Frames of the protocol of remote print clients (requirement document 002). */

/**
 * - `printing`: the paper is coming out; from now on its failure leaves open how much of it did
 * - `completed`: it is out
 * - `failed`: said at once, nothing came out
 * - `sent`, `unconfirmed`: for clients that know the limits of their own printer: handed over without an answer, or of unknown end
 */
export const clientPrintStates = ['printing', 'completed', 'failed', 'sent', 'unconfirmed'] as const;
export type ClientPrintState = (typeof clientPrintStates)[number];

/** A client's own words: cut to length, because a paper must not count as lost for a long remark. */
function remark(max: number, whenMissing = '') {
  return z
    .unknown()
    .optional()
    .transform((said) => {
      const words =
        typeof said === 'string'
          ? said
              .toWellFormed()
              .replace(/\p{Cc}+/gu, ' ')
              .trim()
          : '';
      return words.slice(0, max).toWellFormed() || whenMissing;
    });
}

/** What a print client may send. Fields that are not named here are its own affair. */
export const printClientFrame = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('auth'), token: z.string().min(1).max(4000) }),
  z.looseObject({
    type: z.literal('printer_info'),
    printer: z.looseObject({
      name: requiredText(100),
      model: remark(100),
      status: remark(50, 'ready'),
    }),
    /** What the client can print besides plain text; requirement document 002 has no such word. */
    accepts: z.array(z.string()).optional().catch(undefined),
  }),
  z.looseObject({
    type: z.literal('print_status'),
    job_id: id,
    status: z.enum(clientPrintStates),
    message: remark(500),
  }),
  z.looseObject({ type: z.literal('ping') }),
  z.looseObject({ type: z.literal('pong') }),
]);
export type PrintClientFrame = z.output<typeof printClientFrame>;

export const printCommands = ['test_print', 'open_drawer', 'reprint'] as const;
export type PrintCommand = (typeof printCommands)[number];

export interface NewOrderFrame {
  readonly type: 'new_order';
  readonly timestamp: string;
  readonly order: {
    readonly job_id: number;
    /** Null for a page that belongs to no order. */
    readonly order_id: number | null;
    readonly type: 'order_receipt' | 'receipt' | 'bill' | 'report' | 'test_page';
    /** The paper as plain text. */
    readonly content: string;
    /** The same before it is laid out, with large lines, QR codes and pictures; only for clients that accept `document`. */
    readonly document?: TicketDocumentOnWire;
    /** Always 1: each copy is a job of its own. */
    readonly copies: 1;
    readonly priority: number;
    readonly order_info: {
      readonly id: number;
      readonly status: string;
      /** Major units. */
      readonly total_amount: number;
      /** All but its beginning and end hidden. */
      readonly customer_phone: string | null;
    } | null;
    readonly printer_config: { readonly paper_width: number; readonly printer_type: string };
  };
}

/** What the service sends to a print client. */
export type PrintServerFrame =
  | {
      readonly type: 'welcome';
      readonly message: string;
      readonly timestamp: string;
      readonly server_info: {
        readonly name: string;
        readonly version: string;
        readonly capabilities: readonly string[];
      };
    }
  | NewOrderFrame
  | {
      readonly type: 'print_command';
      readonly timestamp: string;
      readonly data: { readonly command: PrintCommand };
    }
  | { readonly type: 'ping' | 'pong'; readonly timestamp: string }
  | {
      readonly type: 'error';
      readonly code: string;
      readonly message: string;
      readonly timestamp: string;
      readonly job_id?: number;
    };

/** What a print client reads of what a server sends; also of servers that only know the requirement document. */
export const printServerWord = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('welcome'), message: remark(500) }),
  z.looseObject({
    type: z.literal('new_order'),
    order: z.looseObject({
      job_id: id,
      content: z.string().min(1).max(100_000),
      // What can't be read is printed from its text.
      document: ticketDocument.optional().catch(undefined),
      copies: z.int().min(1).max(10).catch(1),
      printer_config: z.looseObject({ paper_width: z.number().optional() }).optional().catch(undefined),
    }),
  }),
  z.looseObject({ type: z.literal('print_command'), data: z.looseObject({ command: z.string() }) }),
  z.looseObject({ type: z.literal('ping') }),
  z.looseObject({ type: z.literal('pong') }),
  z.looseObject({ type: z.literal('error'), code: remark(50), message: remark(500), job_id: id.optional() }),
]);
export type PrintServerWord = z.output<typeof printServerWord>;

/** A connected print client as staff see it. */
export const printClient = z
  .object({
    id,
    printer_id: id,
    name: z.string(),
    model: z.string(),
    status: z.string().meta({ description: 'As the client says it', examples: ['ready', printerStates[3]] }),
    remote_address: z.string(),
    connected_at: timestamp,
    last_seen_at: timestamp,
    leased_job_ids: z.array(id),
  })
  .meta({ id: 'PrintClient' });
export type PrintClientOnWire = z.output<typeof printClient>;

export const printClientList = z.array(printClient).meta({ id: 'PrintClientList' });
