import { mayHavePrinted } from '../../storage/print-attempts.ts';
import type { PrintJob } from '../../storage/print-jobs.ts';
import type { Printer } from '../../storage/printers.ts';
import type { Transaction } from '../../storage/storage.ts';
import { printContentOf } from './compose-print-job.ts';
import { movePrintJob } from './move-print-job.ts';

export interface PrinterChangeOfJob {
  readonly job: PrintJob;
  readonly from: Pick<Printer, 'id' | 'name'>;
  readonly to: Printer;
}

/**
 * Gives a job that has not begun to another printer; its paper names the one it was meant for, and it never comes back. A job of
 * which anything may be on paper stays where it is.
 * @returns whether it went
 */
export async function moveToPrinter(
  tx: Transaction,
  { job, from, to }: PrinterChangeOfJob,
): Promise<boolean> {
  const isWaiting = job.status === 'pending' || job.status === 'waiting';
  if (!isWaiting || job.printerId !== from.id || (await mayHavePrinted(tx.db, job.id))) return false;
  const owner = job.meantFor ?? from.name;
  const meantFor = owner === to.name ? null : owner;
  await movePrintJob(tx, {
    jobId: job.id,
    to: 'pending',
    changes: {
      printerId: to.id,
      meantFor,
      passedOver: [...job.passedOver, from.id],
      // Counts the papers of one printer.
      runningNumber: null,
      errorMessage: null,
      printContent: printContentOf({ ...job, meantFor, runningNumber: null }, to),
    },
  });
  return true;
}
