import { DomainError } from '../domain/errors.ts';
import { type Actor, reachesStore } from '../domain/roles.ts';
import { findPrintJob, type PrintJob } from '../storage/print-jobs.ts';
import type { Queryable } from '../storage/storage.ts';

/** @throws DomainError `not_found` for an unknown job and for one of a store out of reach alike. */
export async function requirePrintJob(db: Queryable, actor: Actor, id: number): Promise<PrintJob> {
  const job = await findPrintJob(db, id);
  if (job && reachesStore(actor, job.storeId)) return job;
  throw new DomainError('not_found', `There is no print job ${id}.`);
}
