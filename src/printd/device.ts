import type { SignalOutcome } from '../driver/send-signal.ts';
import type { PrintJob } from '../storage/print-jobs.ts';
import type { PrinterAction } from '../storage/printer-actions.ts';
import type { Delivery, DeliveryRequest } from '../driver/delivery.ts';
import type { TicketDocument } from '../tickets/document.ts';
import type { PrinterStatus } from '../driver/status.ts';

/** What a worker prints on, however it is connected. */
export interface Device {
  /** @throws whatever the request's `journal.sending` rejects with; then no byte went out. */
  deliver(request: PaperRequest): Promise<Delivery>;
  /** What the printer last said about itself; undefined where nothing ever does. */
  status(): PrinterStatus | undefined;
  /** One pulse to the drawer at it; absent where none can be opened. */
  kickDrawer?(pin: 2 | 5): Promise<SignalOutcome>;
  /** Does once what prints nothing; absent where that is impossible. @throws whatever `journal.sending` rejects with; then no byte went out. */
  act?(action: PrinterAction, journal: DeliveryRequest['journal']): Promise<SignalOutcome>;
  /** Finishes the paper in hand, then lets go of the printer. */
  close(): Promise<void>;
}

export interface PaperRequest extends DeliveryRequest {
  /** What the paper is for. */
  readonly job: PrintJob;
  /** The paper as plain text. */
  readonly text: string;
  /** The paper before it was laid out. */
  readonly document: TicketDocument;
}
