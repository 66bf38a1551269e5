import { maxAutomaticReprints, type PrintCause } from '../../domain/print-job.ts';
import { endAttempt } from '../../storage/print-attempts.ts';
import type { PrintJob } from '../../storage/print-jobs.ts';
import type { PrinterLease } from '../../storage/printer-leases.ts';
import { findPrinter } from '../../storage/printers.ts';
import type { Transaction } from '../../storage/storage.ts';
import { movePrintJob } from './move-print-job.ts';
import { printAgain } from './print-again.ts';

export interface LostPrintJob {
  readonly jobId: number;
  readonly cause: PrintCause;
  readonly bytesSent: number | null;
  readonly lease: PrinterLease;
}

/**
 * Bytes of the job went out, or may have, and no proof came. For the kitchen a missing dish is worse than a doubled paper, so
 * its ticket is printed again, marked, where the printer is set to; anything else is for a person to decide.
 * @throws DomainError `lease_lost`
 */
export async function losePrintJob(
  tx: Transaction,
  { jobId, cause, bytesSent, lease }: LostPrintJob,
): Promise<PrintJob> {
  const job = await movePrintJob(tx, { jobId, to: 'unconfirmed', changes: { cause }, lease });
  const finishedAt = tx.now.toISOString();
  await endAttempt(tx.db, jobId, { verdict: 'unconfirmed', cause, bytesSent, finishedAt });
  const printer = await findPrinter(tx.db, lease.printerId);
  const isAutomatic = job.jobType === 'order' && job.reprintNumber < maxAutomaticReprints;
  if (printer?.onUnconfirmed === 'reprint' && isAutomatic && job.retriedTo === null)
    await printAgain(tx, { source: job, printer, meantFor: job.meantFor, requestedBy: null });
  return job;
}
