import { findPrintJob, type PrintJob } from '../../storage/print-jobs.ts';
import type { Transaction } from '../../storage/storage.ts';
import type { JobDocument } from './compose-print-job.ts';
import { movePrintJob } from './move-print-job.ts';

/** The paper exists, so a reprint that nobody asked for and that has not begun is not needed any more. */
export async function cancelAutomaticReprint(tx: Transaction, source: PrintJob): Promise<void> {
  const reprint = source.retriedTo === null ? undefined : await findPrintJob(tx.db, source.retriedTo);
  if (reprint?.status !== 'pending' && reprint?.status !== 'waiting') return;
  const { requestedBy }: JobDocument = JSON.parse(reprint.document);
  if (requestedBy === null) await movePrintJob(tx, { jobId: reprint.id, to: 'cancelled' });
}
