import { toLocalIso } from '../../domain/local-time.ts';
import { maskPhone } from '../../domain/mask-phone.ts';
import { toMajor } from '../../domain/money.ts';
import type { PrintJobType } from '../../domain/print-job.ts';
import type { NewOrderFrame } from '../../protocol/print-frames.ts';
import { findOrderInfo } from '../../storage/paper-orders.ts';
import type { PrintJob } from '../../storage/print-jobs.ts';
import type { Printer } from '../../storage/printers.ts';
import type { Queryable } from '../../storage/storage.ts';
import type { TicketDocument } from '../../tickets/document.ts';
import { documentOnWire } from './document-on-wire.ts';

export interface NewOrderOptions {
  readonly job: PrintJob;
  /** The paper as plain text. */
  readonly text: string;
  /** The same before it was laid out. */
  readonly document: TicketDocument;
  readonly printer: Printer;
  readonly db: Queryable;
  readonly now: Date;
}

/** A job as its print client gets it; `document` is left out for those that print text only. */
export async function composeNewOrder(options: NewOrderOptions): Promise<NewOrderFrame> {
  const { job, text, document, printer, db, now } = options;
  const order = job.orderId === null ? undefined : await findOrderInfo(db, job.orderId);
  return {
    type: 'new_order',
    timestamp: toLocalIso(now, printer.timeZone),
    order: {
      job_id: job.id,
      order_id: job.orderId,
      type: frameTypes[job.jobType],
      content: text,
      document: documentOnWire(document),
      copies: 1,
      priority: job.priority,
      order_info: order
        ? {
            id: order.id,
            status: order.status,
            total_amount: toMajor(order.totalAmount),
            customer_phone: order.customerPhone && maskPhone(order.customerPhone),
          }
        : null,
      printer_config: { paper_width: printer.paperWidth, printer_type: printer.printerType },
    },
  };
}

const frameTypes: Readonly<Record<PrintJobType, NewOrderFrame['order']['type']>> = {
  order: 'order_receipt',
  receipt: 'receipt',
  bill: 'bill',
  report: 'report',
  test: 'test_page',
};
