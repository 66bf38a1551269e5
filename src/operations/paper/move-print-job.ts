import { DomainError } from '../../domain/errors.ts';
import { toLocalIso } from '../../domain/local-time.ts';
import { type PrintJobState, printJobTransitions } from '../../domain/print-job.ts';
import { moveState } from '../../domain/transitions.ts';
import {
  findPrintJob,
  type PrintJob,
  type PrintJobChanges,
  updatePrintJob,
} from '../../storage/print-jobs.ts';
import { holdsLease, type PrinterLease } from '../../storage/printer-leases.ts';
import type { Transaction } from '../../storage/storage.ts';
import { printJobOnWire } from './print-job-on-wire.ts';

export interface PrintJobMove {
  readonly jobId: number;
  readonly to: PrintJobState;
  /** A cause that isn't given is cleared: it explains one state only. */
  readonly changes?: PrintJobChanges;
  /** Of the worker that moves it; people move jobs without. */
  readonly lease?: PrinterLease;
}

/**
 * The one way a print job changes its state: an edge of the table, by whoever holds the printer, announced in the store's
 * stream.
 * @throws DomainError `not_found`; `illegal_transition`, also when the job went to another printer meanwhile; `lease_lost` when another worker has the printer by now.
 */
export async function movePrintJob(tx: Transaction, move: PrintJobMove): Promise<PrintJob> {
  const { jobId, to, changes = {}, lease } = move;
  const job = await findPrintJob(tx.db, jobId);
  if (!job) throw new DomainError('not_found', `There is no print job ${jobId}.`);
  moveState('print job', printJobTransitions, job.status, to);
  if (lease) await requireJobAt(tx, job, lease);
  const moved = await updatePrintJob(
    tx.db,
    { id: jobId, from: job.status, to },
    { ...timestamps(tx, to), cause: null, ...changes },
  );
  if (!moved) throw new DomainError('conflict', `Print job ${jobId} was moved by another process.`);
  return announcePrintJob(tx, jobId);
}

async function requireJobAt(tx: Transaction, job: PrintJob, lease: PrinterLease): Promise<void> {
  await requireLease(tx, lease);
  if (job.printerId === lease.printerId) return;
  throw new DomainError('illegal_transition', `Print job ${job.id} is with another printer by now.`, {
    status: job.status,
    printer_id: job.printerId,
  });
}

/** @throws DomainError `lease_lost` */
export async function requireLease(tx: Transaction, lease: PrinterLease): Promise<void> {
  if (await holdsLease(tx.db, lease)) return;
  throw new DomainError('lease_lost', `Another worker has printer ${lease.printerId} by now.`);
}

/** Tells the store's stream how the job stands now. */
export async function announcePrintJob(tx: Transaction, jobId: number): Promise<PrintJob> {
  const job = await findPrintJob(tx.db, jobId);
  if (!job) throw new DomainError('not_found', `There is no print job ${jobId}.`);
  await tx.append({
    type: 'print_job_update',
    storeId: job.storeId,
    body: () => ({ job: printJobOnWire(job) }),
    timestamp: toLocalIso(tx.now, job.timeZone),
  });
  return job;
}

function timestamps({ now }: Transaction, to: PrintJobState): PrintJobChanges {
  if (to === 'printing') return { startedAt: now.toISOString() };
  return to === 'completed' || to === 'sent' ? { completedAt: now.toISOString() } : {};
}
