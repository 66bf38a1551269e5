import { findStandIn } from '../../domain/stand-in.ts';
import { findPrintJob } from '../../storage/print-jobs.ts';
import { type Printer, readPrinters } from '../../storage/printers.ts';
import type { Transaction } from '../../storage/storage.ts';
import { movePrintJob } from './move-print-job.ts';
import { moveToPrinter } from './move-to-printer.ts';

/** So many jobs are dealt with in one transaction: a long queue must not hold up an order. */
export const queueBatch = 50;

export interface JobsOfPrinter {
  readonly printer: Printer;
  readonly jobIds: readonly number[];
}

/** Jobs of a printer that can't print go to whoever stands in for it; those that nobody may take stay. */
export async function passOnJobs(tx: Transaction, { printer, jobIds }: JobsOfPrinter): Promise<void> {
  const printers = await readPrinters(tx.db, printer.storeId);
  for (const id of jobIds) {
    const job = await findPrintJob(tx.db, id);
    // A test page says something about one printer only.
    if (!job || job.jobType === 'test') continue;
    const to = findStandIn(printers, printer, job.passedOver);
    if (to) await moveToPrinter(tx, { job, from: printer, to });
  }
}

/** Jobs of a printer that was removed go to whoever stands in for it, or are cancelled with the reason. */
export async function clearJobs(tx: Transaction, { printer, jobIds }: JobsOfPrinter): Promise<void> {
  await passOnJobs(tx, { printer, jobIds });
  for (const id of jobIds) {
    const job = await findPrintJob(tx.db, id);
    if (job?.printerId !== printer.id || (job.status !== 'pending' && job.status !== 'waiting')) continue;
    const changes = { errorMessage: `Printer ${printer.name} was removed.` };
    await movePrintJob(tx, { jobId: id, to: 'cancelled', changes });
  }
}

/** Jobs of a printer that was switched off say what they wait for. */
export async function holdJobs(tx: Transaction, { jobIds }: Pick<JobsOfPrinter, 'jobIds'>): Promise<void> {
  for (const id of jobIds) {
    const job = await findPrintJob(tx.db, id);
    if (job?.status !== 'pending' && job?.status !== 'waiting') continue;
    if (job.cause === 'printer_disabled') continue;
    await movePrintJob(tx, { jobId: id, to: 'waiting', changes: { cause: 'printer_disabled' } });
  }
}
