import type { PrintJob } from '../storage/print-jobs.ts';
import type { Printer } from '../storage/printers.ts';
import type { TicketDocument } from '../tickets/document.ts';
import { layoutTicket } from '../tickets/layout-ticket.ts';
import { composeTicket, type Printable } from '../tickets/printable.ts';
import { renderText } from '../tickets/render-text.ts';
import { screenRepertoire } from '../tickets/screen-repertoire.ts';

/** What is kept of a job's content. */
export interface JobDocument {
  readonly printable: Printable;
  /** Who asked for it to be printed again; null when nobody did. */
  readonly requestedBy: string | null;
}

type PaperOf = Pick<
  PrintJob,
  'id' | 'document' | 'copies' | 'copyNumber' | 'reprintNumber' | 'runningNumber' | 'meantFor'
>;

/**
 * What goes on the paper of a job, its marks included.
 * @throws DomainError `empty_ticket`
 */
export function composePrintJob(job: PaperOf, columns: number): TicketDocument {
  const { printable, requestedBy }: JobDocument = JSON.parse(job.document);
  const marks = {
    jobId: job.id,
    runningNumber: job.runningNumber,
    meantFor: job.meantFor,
    copy: { number: job.copyNumber, of: job.copies },
    // The first paper is number 1.
    reprint: job.reprintNumber > 0 ? { number: job.reprintNumber + 1, by: requestedBy } : null,
  };
  return composeTicket(printable, { marks, columns });
}

/** The paper as text, for screens; the printer's own characters are only known when it prints. */
export function previewPrintJob(
  job: PaperOf,
  printer: Pick<Printer, 'columns' | 'paperWidth'> | null,
): string {
  const columns = printer?.columns ?? (printer?.paperWidth === 58 ? 32 : 48);
  return renderText(layoutTicket(composePrintJob(job, columns), { columns, repertoire: screenRepertoire }));
}
