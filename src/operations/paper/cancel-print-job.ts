import type { Actor } from '../../domain/roles.ts';
import type { PrintJob } from '../../storage/print-jobs.ts';
import type { Transaction } from '../../storage/storage.ts';
import { cancelAutomaticReprint } from './cancel-automatic-reprint.ts';
import { movePrintJob } from './move-print-job.ts';
import { requirePrintJob } from './require-print-job.ts';

/** Gives up a job that has not begun, or one whose outcome nobody cares about. @throws DomainError `not_found`, `illegal_transition` */
export async function cancelPrintJob(
  tx: Transaction,
  { id, actor }: { readonly id: number; readonly actor: Actor },
): Promise<PrintJob> {
  await requirePrintJob(tx.db, actor, id);
  const job = await movePrintJob(tx, { jobId: id, to: 'cancelled' });
  await cancelAutomaticReprint(tx, job);
  return job;
}
