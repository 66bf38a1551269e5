import { DomainError } from '../../domain/errors.ts';
import type { PrinterProfile } from '../../domain/printer-profile.ts';
import { drawForeignLines, foreignCharacters } from '../../drawing/draw-foreign-lines.ts';
import type { Pictures } from '../../drawing/pictures.ts';
import { encodeTicket } from '../../escpos/encode-ticket.ts';
import { repertoireOf } from '../../escpos/repertoire.ts';
import { columnsOf } from '../../runtime/printer-profiles.ts';
import type { PrintJob } from '../../storage/print-jobs.ts';
import type { Printer } from '../../storage/printers.ts';
import type { Bitmap, TicketDocument, TicketLayout } from '../../tickets/document.ts';
import { layoutTicket } from '../../tickets/layout-ticket.ts';
import { composePrintJob, type PaperOf, printContentOf } from './compose-print-job.ts';

export interface EncodedPrintJob {
  readonly body: Uint8Array;
  /** The paper before it was laid out. */
  readonly document: TicketDocument;
  readonly lineCount: number;
  /** Characters of font A in a line. */
  readonly columns: number;
  /** The paper as text. */
  readonly text: string;
  /** What this printer can't show as written, and what to do about it. */
  readonly warnings: readonly string[];
}

export interface EncodeOptions {
  readonly job: PaperOf & Pick<PrintJob, 'jobType'>;
  readonly printer: Pick<Printer, 'columns' | 'paperWidth' | 'logoPath' | 'upsideDown' | 'buzzer'>;
  readonly profile: PrinterProfile;
  /** Null while none is taken, for a preview. */
  readonly runningNumber: number | null;
  readonly pictures: Pictures;
}

/**
 * The bytes of a job's paper for this very printer. What can't be drawn is left out or replaced, with a warning: a ticket never
 * fails for a picture.
 * @throws DomainError `empty_ticket`
 */
export async function encodePrintJob(options: EncodeOptions): Promise<EncodedPrintJob> {
  const { job, printer, profile, runningNumber, pictures } = options;
  const columns = printer.columns ?? columnsOf(profile, printer.paperWidth);
  const logo = await drawLogo(options, columns);
  const document = composePrintJob({ ...job, runningNumber }, { columns, logo: logo.bitmap });
  const layout = await layOut(document, { columns, profile, pictures });
  const { body, warnings } = encodeTicket(layout, {
    profile,
    upsideDown: printer.upsideDown,
    buzz: printer.buzzer && job.jobType === 'order',
  });
  return {
    body,
    document,
    lineCount: layout.lines.length,
    columns,
    text: printContentOf({ ...job, runningNumber }, printer),
    warnings: [...logo.warnings, ...warnings],
  };
}

/** Font A is 12 dots wide. */
const columnDots = 12;

async function drawLogo(
  { job, printer, pictures }: EncodeOptions,
  columns: number,
): Promise<{ bitmap: Bitmap | null; warnings: string[] }> {
  const isForGuest = job.jobType === 'receipt' || job.jobType === 'bill' || job.jobType === 'test';
  if (printer.logoPath === null || !isForGuest) return { bitmap: null, warnings: [] };
  try {
    return { bitmap: await pictures.logo(printer.logoPath, columns * columnDots), warnings: [] };
  } catch (thrown) {
    if (!(thrown instanceof DomainError)) throw thrown;
    return { bitmap: null, warnings: [`Printed without its logo. ${thrown.message}`] };
  }
}

/** Lines that the printer's font can't show become pictures. */
async function layOut(
  document: TicketDocument,
  {
    columns,
    profile,
    pictures,
  }: { readonly columns: number; readonly profile: PrinterProfile; readonly pictures: Pictures },
): Promise<TicketLayout> {
  const repertoire = repertoireOf(profile.chinese);
  const plain = layoutTicket(document, { columns, repertoire });
  const isComplete = profile.chinese === 'gbk' || profile.chinese === 'gb18030';
  if (isComplete || plain.warnings.length === 0) return plain;
  const written = layoutTicket(document, { columns, repertoire: repertoireOf('gb18030') });
  try {
    const glyphOf = await pictures.glyphs(foreignCharacters(written, repertoire));
    return drawForeignLines(written, { repertoire, glyphOf });
  } catch (thrown) {
    if (!(thrown instanceof DomainError)) throw thrown;
    const sentence = `The printer has no font for all of the text and the rest was printed as "?". ${thrown.message}`;
    return { ...plain, warnings: [sentence, ...plain.warnings.slice(0, mostExamples)] };
  }
}

const mostExamples = 5;
