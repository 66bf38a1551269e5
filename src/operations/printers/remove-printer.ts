import type { Actor } from '../../domain/roles.ts';
import { findQueuedJobIds } from '../../storage/print-jobs.ts';
import { markPrinterRemoved } from '../../storage/printers.ts';
import type { Transaction } from '../../storage/storage.ts';
import { clearJobs, queueBatch } from '../paper/clear-queue.ts';
import { announcePrinter } from './move-printer-status.ts';
import { requirePrinter } from './require-printer.ts';

/**
 * Its queued jobs go to its fallback, or are cancelled where there is none; the printer service does so with what a long queue has
 * left. What it printed stays on record.
 * @throws DomainError `not_found`
 */
export async function removePrinter(
  tx: Transaction,
  { id, actor }: { readonly id: number; readonly actor: Actor },
): Promise<void> {
  const printer = await requirePrinter(tx.db, actor, id);
  await markPrinterRemoved(tx.db, id, tx.now);
  const jobIds = await findQueuedJobIds(tx.db, id, ['pending', 'waiting']);
  await clearJobs(tx, { printer, jobIds: jobIds.slice(0, queueBatch) });
  await announcePrinter(tx, { ...printer, isActive: false, status: 'disabled', statusDetail: 'Removed.' });
}
