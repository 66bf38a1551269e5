import { coerceError } from '../../domain/errors.ts';
import { defaultPriority, printJobLifetimes, type PrintJobType } from '../../domain/print-job.ts';
import { insertPrintJob, type PrintJob } from '../../storage/print-jobs.ts';
import type { Printer } from '../../storage/printers.ts';
import type { Transaction } from '../../storage/storage.ts';
import { type JobDocument, printContentOf } from './compose-print-job.ts';
import { announcePrintJob } from './move-print-job.ts';

export interface WantedPaper {
  readonly storeId: number;
  /** Null when none could take it: the job then begins as failed, for staff to see. */
  readonly printer: Printer | null;
  readonly document: JobDocument;
  readonly jobType: PrintJobType;
  /** Unique: the same paper is never queued twice. */
  readonly dedupeKey: string;
  readonly orderId?: number | null;
  readonly ticketId?: number | null;
  readonly station?: string | null;
  /** @default 1 */
  readonly copies?: number;
  /** Which of the copies. @default 1 */
  readonly copyNumber?: number;
  /** @default 5 */
  readonly priority?: number;
  readonly reprintOf?: number | null;
  /** How many papers like it may exist already. @default 0 */
  readonly reprintNumber?: number;
  /** Name of the printer that should have printed it, where another one stands in. @default null */
  readonly meantFor?: string | null;
  /** From when its life is counted. @default now */
  readonly wantedAt?: Date;
}

/** Puts one piece of paper into its printer's queue and announces it. */
export async function queuePrintJob(tx: Transaction, paper: WantedPaper): Promise<PrintJob> {
  const {
    printer,
    document,
    copies = 1,
    copyNumber = 1,
    reprintNumber = 0,
    meantFor = null,
    wantedAt = tx.now,
  } = paper;
  const id = await tx.take('print_job');
  const job = {
    id,
    document: JSON.stringify(document),
    copies,
    copyNumber,
    reprintNumber,
    runningNumber: null,
    meantFor,
  };
  const { printContent, error } = compose(job, printer);
  const errorMessage = printer ? error : nobody(paper);
  await insertPrintJob(tx.db, {
    ...job,
    storeId: paper.storeId,
    orderId: paper.orderId ?? null,
    printerId: printer?.id ?? null,
    ticketId: paper.ticketId ?? null,
    jobType: paper.jobType,
    status: errorMessage === null ? 'pending' : 'failed',
    station: paper.station ?? null,
    printContent,
    priority: paper.priority ?? defaultPriority,
    reprintOf: paper.reprintOf ?? null,
    errorMessage,
    createdAt: tx.now.toISOString(),
    expiresAt: new Date(wantedAt.getTime() + printJobLifetimes[paper.jobType]).toISOString(),
    dedupeKey: paper.dedupeKey,
  });
  return announcePrintJob(tx, id);
}

/** A ticket that can't be laid out must not hold up those behind it: it becomes a failed job that says why. */
function compose(
  job: Parameters<typeof printContentOf>[0],
  printer: Printer | null,
): { printContent: string; error: string | null } {
  try {
    return { printContent: printContentOf(job, printer), error: null };
  } catch (thrown) {
    return { printContent: '', error: coerceError(thrown).message };
  }
}

function nobody({ station }: WantedPaper): string {
  return `No printer takes ${station ?? 'this'}: switch one on that prints orders, then print this job again.`;
}
