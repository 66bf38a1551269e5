import type { Actor } from '../domain/roles.ts';
import { findJobsOfPrinter } from '../storage/print-jobs.ts';
import { markPrinterRemoved } from '../storage/printers.ts';
import type { Transaction } from '../storage/storage.ts';
import { movePrintJob } from './move-print-job.ts';
import { announcePrinter } from './move-printer-status.ts';
import { requirePrinter } from './require-printer.ts';

/** Its queued jobs are cancelled; what it printed stays on record. @throws DomainError `not_found` */
export async function removePrinter(
  tx: Transaction,
  { id, actor }: { readonly id: number; readonly actor: Actor },
): Promise<void> {
  const printer = await requirePrinter(tx.db, actor, id);
  for (const job of await findJobsOfPrinter(tx.db, id, ['pending', 'waiting'])) {
    const changes = { errorMessage: `Printer ${printer.name} was removed.` };
    await movePrintJob(tx, { jobId: job.id, to: 'cancelled', changes });
  }
  await markPrinterRemoved(tx.db, id, tx.now);
  await announcePrinter(tx, { ...printer, isActive: false, status: 'disabled', statusDetail: 'Removed.' });
}
