import { DomainError } from '../../domain/errors.ts';
import type { ClientPrintState } from '../../protocol/print-frames.ts';
import { findPrintJob } from '../../storage/print-jobs.ts';
import type { Transaction } from '../../storage/storage.ts';
import { cancelAutomaticReprint } from './cancel-automatic-reprint.ts';
import { movePrintJob } from './move-print-job.ts';

export interface LatePrintStatus {
  /** The one that the client is bound to. */
  readonly printerId: number;
  readonly jobId: number;
  readonly status: ClientPrintState;
  /** The client's own words. */
  readonly message: string;
}

/**
 * A print client's word about a paper that nobody waits for any more: it settles a job of unknown outcome; what is said again, or
 * says nothing of the end, changes nothing.
 * @throws DomainError `not_found` for an unknown job and for one of another printer alike; `conflict` where it contradicts what is known
 */
export async function landPrintStatus(tx: Transaction, late: LatePrintStatus): Promise<void> {
  const { printerId, jobId, status, message } = late;
  const job = await findPrintJob(tx.db, jobId);
  if (job?.printerId !== printerId)
    throw new DomainError('not_found', `There is no print job ${jobId} here.`);
  if ((status !== 'completed' && status !== 'failed') || job.status === status) return;
  if (job.status !== 'unconfirmed' && job.status !== 'sent')
    throw new DomainError('conflict', `Print job ${jobId} is ${job.status}.`, { status: job.status });
  if (status === 'failed') {
    const errorMessage = message || 'The print client says that it did not come out.';
    await movePrintJob(tx, { jobId, to: 'failed', changes: { errorMessage } });
    return;
  }
  const settled = await movePrintJob(tx, { jobId, to: 'completed', changes: { proof: 'client' } });
  await cancelAutomaticReprint(tx, settled);
}
