import type { PrinterProfile } from '../domain/printer-profile.ts';
import { composePrintJob } from '../operations/compose-print-job.ts';
import { columnsOf } from '../runtime/printer-profiles.ts';
import type { PrintJob } from '../storage/print-jobs.ts';
import type { Printer } from '../storage/printers.ts';
import { layoutTicket } from '../tickets/layout-ticket.ts';
import { renderText } from '../tickets/render-text.ts';
import { encodeTicket } from '../escpos/encode-ticket.ts';
import { repertoireOf } from '../escpos/repertoire.ts';

export interface EncodedPrintJob {
  readonly body: Uint8Array;
  readonly lineCount: number;
  /** The paper as text. */
  readonly text: string;
  /** What this printer can't show as written. */
  readonly warnings: readonly string[];
}

export interface EncodeOptions {
  readonly job: PrintJob;
  readonly printer: Pick<Printer, 'columns' | 'paperWidth'>;
  readonly profile: PrinterProfile;
  readonly runningNumber: number;
}

/**
 * The bytes of a job's paper for this very printer.
 * @throws DomainError `empty_ticket`
 */
export function encodePrintJob({ job, printer, profile, runningNumber }: EncodeOptions): EncodedPrintJob {
  const columns = printer.columns ?? columnsOf(profile, printer.paperWidth);
  const document = composePrintJob({ ...job, runningNumber }, columns);
  const layout = layoutTicket(document, { columns, repertoire: repertoireOf(profile.chinese) });
  const { body, warnings } = encodeTicket(layout, { profile });
  return { body, lineCount: layout.lines.length, text: renderText(layout), warnings };
}
