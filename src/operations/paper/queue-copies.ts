import type { NewPrintJob } from '../../protocol/print.ts';
import type { PrintJob } from '../../storage/print-jobs.ts';
import type { Transaction } from '../../storage/storage.ts';
import { queuePrintJob, type WantedPaper } from './queue-print-job.ts';

/** Queues a paper that somebody asked for, each copy as a job of its own; returns the first. */
export async function queueCopies(
  tx: Transaction,
  { copies = 1, priority }: Pick<NewPrintJob, 'copies' | 'priority'>,
  paper: Omit<WantedPaper, 'dedupeKey'>,
): Promise<PrintJob> {
  const number = await tx.take('print_request');
  const queueCopy = (copyNumber: number) =>
    queuePrintJob(tx, {
      ...paper,
      ...(priority === undefined ? {} : { priority }),
      copies,
      copyNumber,
      dedupeKey: `request·${number}·${copyNumber}`,
    });
  const first = await queueCopy(1);
  for (let copyNumber = 2; copyNumber <= copies; copyNumber++) await queueCopy(copyNumber);
  return first;
}
