import { findJobsOfPrinter } from '../../storage/print-jobs.ts';
import { wasLeftTorn } from '../../storage/print-attempts.ts';
import { acquireLease, type LeaseRequest, type PrinterLease } from '../../storage/printer-leases.ts';
import { findUnfinishedActions } from '../../storage/printer-actions.ts';
import type { Transaction } from '../../storage/storage.ts';
import { movePrinterAction } from './move-printer-action.ts';
import { losePrintJob } from '../paper/lose-print-job.ts';

export interface TakenPrinter {
  readonly lease: PrinterLease;
  /** Something of unknown extent hangs from the printer or sits in its buffer. */
  readonly isTorn: boolean;
}

/**
 * Takes a printer over. Jobs that its last holder had in hand are unconfirmed from now on: their paper may exist.
 * @returns undefined while another process has it.
 */
export async function takePrinter(
  tx: Transaction,
  request: Omit<LeaseRequest, 'now'>,
): Promise<TakenPrinter | undefined> {
  const lease = await acquireLease(tx.db, { ...request, now: tx.now });
  if (!lease) return undefined;
  const { printerId } = lease;
  for (const job of await findJobsOfPrinter(tx.db, printerId, ['printing'])) {
    await losePrintJob(tx, { jobId: job.id, cause: 'crash', bytesSent: null, lease });
  }
  for (const { id } of await findUnfinishedActions(tx.db, printerId))
    await movePrinterAction(tx, { id, to: 'unconfirmed', cause: 'crash', lease });
  return { lease, isTorn: await wasLeftTorn(tx.db, printerId) };
}
