import { DomainError } from '../../domain/errors.ts';
import { insertAttempt } from '../../storage/print-attempts.ts';
import type { PrintJob } from '../../storage/print-jobs.ts';
import type { PrinterLease } from '../../storage/printer-leases.ts';
import { findPrinter } from '../../storage/printers.ts';
import type { Queryable, Transaction } from '../../storage/storage.ts';
import { counterValue } from '../../storage/counters.ts';
import { movePrintJob } from './move-print-job.ts';

export interface PrintAttempt {
  readonly job: PrintJob;
  readonly lease: PrinterLease;
  /** What the printer will be asked to echo. */
  readonly processId: string;
  /** The paper's number on its printer, as {@link foreseeRunningNumber} gave it. */
  readonly runningNumber: number;
  /** The paper as text. */
  readonly printContent: string;
  /** What of it the printer can't show as written. */
  readonly warnings?: readonly string[];
}

/** The number that the job's paper will have: it is on the paper before it is taken. */
export async function foreseeRunningNumber(db: Queryable, job: PrintJob, printerId: number): Promise<number> {
  return job.runningNumber ?? (await counterValue(db, counterOf(printerId))) + 1;
}

/**
 * Writes down that bytes of the job may go out from now on; they must not before this is committed.
 * @throws DomainError `lease_lost`; `illegal_transition` when the job was cancelled or the printer paused meanwhile; `conflict`
 */
export async function beginPrintAttempt(tx: Transaction, attempt: PrintAttempt): Promise<void> {
  const { job, lease, processId, runningNumber, printContent, warnings = [] } = attempt;
  await requireAtWork(tx.db, lease.printerId);
  const changes = { printContent, runningNumber, warnings, errorMessage: null };
  const moved = await movePrintJob(tx, { jobId: job.id, to: 'printing', changes, lease });
  const taken = job.runningNumber ?? (await tx.take(counterOf(lease.printerId)));
  if (taken !== runningNumber)
    throw new DomainError('conflict', `Paper ${runningNumber} of printer ${lease.printerId} exists already.`);
  await insertAttempt(tx.db, {
    jobId: moved.id,
    processId,
    fence: lease.fence,
    startedAt: tx.now.toISOString(),
  });
}

/** A person may have paused it or taken it out of use a moment ago: then not one more byte. */
async function requireAtWork(db: Queryable, printerId: number): Promise<void> {
  const printer = await findPrinter(db, printerId);
  if (printer?.isActive && printer.pausedAt === null) return;
  throw new DomainError('illegal_transition', `Printer ${printerId} is paused or switched off.`);
}

function counterOf(printerId: number): string {
  return `printer:${printerId}`;
}
