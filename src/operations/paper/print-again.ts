import { printJobLifetimes } from '../../domain/print-job.ts';
import { mayHavePrinted } from '../../storage/print-attempts.ts';
import { type PrintJob, recordRetry } from '../../storage/print-jobs.ts';
import type { Printer } from '../../storage/printers.ts';
import type { Transaction } from '../../storage/storage.ts';
import type { JobDocument } from './compose-print-job.ts';
import { announcePrintJob } from './move-print-job.ts';
import { queuePrintJob } from './queue-print-job.ts';

export interface Reprint {
  readonly source: PrintJob;
  readonly printer: Printer;
  /** Name of the printer that should have printed it, where another one stands in. */
  readonly meantFor: string | null;
  /** Null when nobody asked: the policy for unconfirmed jobs does it. */
  readonly requestedBy: string | null;
}

/**
 * Queues a job's paper once more as a job of its own. It is marked unless it is certain that no byte of the source, nor of what
 * the source itself repeats, ever left; so at most one unmarked paper can exist.
 */
export async function printAgain(
  tx: Transaction,
  { source, printer, meantFor, requestedBy }: Reprint,
): Promise<PrintJob> {
  const { printable }: JobDocument = JSON.parse(source.document);
  const isDoubtful = await mayHavePrinted(tx.db, source.id);
  const job = await queuePrintJob(tx, {
    storeId: source.storeId,
    orderId: source.orderId,
    ticketId: source.ticketId,
    printer,
    meantFor,
    station: source.station,
    jobType: source.jobType,
    document: { printable, requestedBy },
    copies: source.copies,
    copyNumber: source.copyNumber,
    // Before what came after the source.
    priority: Math.max(1, source.priority - 1),
    reprintOf: source.id,
    reprintNumber: source.reprintNumber + (isDoubtful ? 1 : 0),
    wantedAt: requestedBy === null ? wantedAt(source, tx.now) : tx.now,
    // One successor a job: a second one would be a second paper.
    dedupeKey: `reprint·${source.id}`,
  });
  await recordRetry(tx.db, source.id, job.id);
  await announcePrintJob(tx, source.id);
  return job;
}

function wantedAt({ expiresAt, jobType }: PrintJob, now: Date): Date {
  return expiresAt === null ? now : new Date(Date.parse(expiresAt) - printJobLifetimes[jobType]);
}
