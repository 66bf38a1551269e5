import type { PrintJob } from '../../storage/print-jobs.ts';
import type { Printer } from '../../storage/printers.ts';
import type { Bitmap, TicketDocument } from '../../tickets/document.ts';
import { layoutTicket } from '../../tickets/layout-ticket.ts';
import { composeTicket, type Printable } from '../../tickets/printable.ts';
import { renderText } from '../../tickets/render-text.ts';
import { screenRepertoire } from '../../tickets/screen-repertoire.ts';

/** What is kept of a job's content. */
export interface JobDocument {
  readonly printable: Printable;
  /** Who asked for it to be printed again; null when nobody did. */
  readonly requestedBy: string | null;
}

/** `id` is null where the paper is not to name its job. */
export type PaperOf = Pick<
  PrintJob,
  'document' | 'copies' | 'copyNumber' | 'reprintNumber' | 'runningNumber' | 'meantFor'
> & {
  readonly id: number | null;
};

/**
 * What goes on the paper of a job, its marks included.
 * @throws DomainError `empty_ticket`
 */
export function composePrintJob(
  job: PaperOf,
  { columns, logo = null }: { readonly columns: number; readonly logo?: Bitmap | null },
): TicketDocument {
  const { printable, requestedBy }: JobDocument = JSON.parse(job.document);
  const marks = {
    jobId: job.id,
    runningNumber: job.runningNumber,
    meantFor: job.meantFor,
    copy: { number: job.copyNumber, of: job.copies },
    // The first paper is number 1.
    reprint: job.reprintNumber > 0 ? { number: job.reprintNumber + 1, by: requestedBy } : null,
  };
  return composeTicket(printable, { marks, columns, logo });
}

/**
 * The paper as text, for screens and for print clients that print text themselves. A receipt reads as the requirement documents
 * show it: 32 columns wide whatever the paper, only longer lines go on to its edge, and without the small print of the first paper.
 */
export function printContentOf(
  job: PaperOf,
  printer: Pick<Printer, 'columns' | 'paperWidth'> | null,
): string {
  const columns = printer?.columns ?? (printer?.paperWidth === 58 ? 32 : 48);
  const { printable }: JobDocument = JSON.parse(job.document);
  const isReceipt = printable.template === 'receipt';
  const document = composePrintJob(isReceipt ? withoutSmallPrint(job) : job, { columns });
  const frame = isReceipt ? receiptFrame : columns;
  return renderText(layoutTicket(document, { columns, frame, repertoire: screenRepertoire }));
}

const receiptFrame = 32;

function withoutSmallPrint(job: PaperOf): PaperOf {
  return job.reprintNumber > 0 || job.copies > 1 ? job : { ...job, id: null, runningNumber: null };
}
