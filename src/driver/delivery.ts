import type { PrintCause } from '../domain/print-job.ts';
import type { ProcessId } from './process-id.ts';

/** One ticket on its way to the printer. */
export interface DeliveryRequest {
  /** Not used for another delivery to this printer within the hour. */
  readonly processId: ProcessId;
  /** The whole ticket, cut included; starts from a printer reset by ESC @. */
  readonly body: Uint8Array;
  readonly lineCount: number;
  /** Cuts off what an earlier, torn ticket left hanging from the printer; the link does so by itself when it knows of one. */
  readonly cutFirst?: boolean;
  readonly journal: {
    /** Writes down for good that bytes may now go out. When it rejects, none does and `deliver` rejects with its error. */
    sending(): Promise<void>;
  };
  /** The printer stopped in the middle of this ticket and needs a hand; called at once, and again for another cause. Must not throw. */
  readonly onAlarm?: (cause: PrintCause) => void;
}

/**
 * How a delivery ended.
 * - `completed`: proven; `split` when the printer stopped midway and went on by itself after a hand
 * - `sent`: handed to a printer that can't say what became of it
 * - `waiting`: no byte of the ticket went out; the printer needs a hand first
 * - `not_sent`: no byte of the ticket went out; safe to try again
 * - `unconfirmed`: at least one byte went out and no proof came; `cleared` when the printer said it dropped the rest,
 *   so that nothing of this ticket can still come out
 */
export type Delivery =
  | {
      readonly kind: 'completed';
      readonly proof: 'process_id' | 'status' | 'client';
      readonly split?: boolean;
    }
  | { readonly kind: 'sent' }
  | NothingSent
  | {
      readonly kind: 'unconfirmed';
      readonly cause: PrintCause;
      readonly cleared: boolean;
      readonly bytesSent: number;
    };

export type NothingSent =
  | { readonly kind: 'waiting'; readonly cause: PrintCause }
  | { readonly kind: 'not_sent'; readonly cause: PrintCause; readonly detail: string };
