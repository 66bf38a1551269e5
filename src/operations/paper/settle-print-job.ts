import { DomainError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/roles.ts';
import type { PrintJob } from '../../storage/print-jobs.ts';
import type { Transaction } from '../../storage/storage.ts';
import { cancelAutomaticReprint } from './cancel-automatic-reprint.ts';
import { movePrintJob } from './move-print-job.ts';
import { requirePrintJob } from './require-print-job.ts';

export interface Settlement {
  readonly id: number;
  readonly outcome: 'printed' | 'not_printed';
  readonly actor: Actor;
}

/**
 * A person looked: the paper of a job whose outcome nobody knows came out, or it did not. Whoever then wants it prints it again.
 * @throws DomainError `not_found`, `conflict` for a job whose outcome is known or still to come
 */
export async function settlePrintJob(tx: Transaction, { id, outcome, actor }: Settlement): Promise<PrintJob> {
  const { status } = await requirePrintJob(tx.db, actor, id);
  if (status !== 'unconfirmed' && status !== 'sent')
    throw new DomainError('conflict', `Job ${id} is ${status}: there is nothing to settle.`, { status });
  if (outcome === 'not_printed')
    return movePrintJob(tx, {
      jobId: id,
      to: 'failed',
      changes: { errorMessage: 'A person says that it did not come out.' },
    });
  const job = await movePrintJob(tx, { jobId: id, to: 'completed', changes: { proof: 'person' } });
  await cancelAutomaticReprint(tx, job);
  return job;
}
