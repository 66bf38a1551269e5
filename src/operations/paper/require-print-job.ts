import { DomainError } from '../../domain/errors.ts';
import { type Actor, reachesStore } from '../../domain/roles.ts';
import { findPrintJob, type PrintJob } from '../../storage/print-jobs.ts';
import type { Queryable } from '../../storage/storage.ts';

/**
 * A screen on a wall has nothing to do with papers that name money.
 * @throws DomainError `not_found` for an unknown job and for one out of reach alike.
 */
export async function requirePrintJob(db: Queryable, actor: Actor, id: number): Promise<PrintJob> {
  const job = await findPrintJob(db, id);
  const isOthers = actor.role === 'kitchen' && namesMoney.includes(job?.jobType ?? '');
  if (job && reachesStore(actor, job.storeId) && !isOthers) return job;
  throw new DomainError('not_found', `There is no print job ${id}.`);
}

const namesMoney: readonly string[] = ['receipt', 'bill', 'report'];
