import { DomainError } from '../../domain/errors.ts';
import { findActive } from '../../domain/route-ticket.ts';
import type { Actor } from '../../domain/roles.ts';
import type { PrintJob } from '../../storage/print-jobs.ts';
import { type Printer, readPrinters } from '../../storage/printers.ts';
import type { Transaction } from '../../storage/storage.ts';
import { nameActor } from '../people/name-actor.ts';
import { printAgain } from './print-again.ts';
import { requirePrintJob } from './require-print-job.ts';

/**
 * Prints a job's paper again as a job of its own, once: what came of it is retried in turn. Without the source's printer its
 * stand-in prints, or for a paper that never had one the first that prints orders.
 * @throws DomainError `not_found`, `already_retried` naming the first retry, `conflict` while the source may still print by itself
 */
export async function retryPrintJob(
  tx: Transaction,
  { id, actor }: { readonly id: number; readonly actor: Actor },
): Promise<PrintJob> {
  const source = await requirePrintJob(tx.db, actor, id);
  if (source.retriedTo !== null)
    throw new DomainError('already_retried', `Job ${id} is printed again as job ${source.retriedTo}.`, {
      status: source.status,
      retried_to: source.retriedTo,
    });
  if (source.status === 'pending' || source.status === 'waiting' || source.status === 'printing')
    throw new DomainError('conflict', `Job ${id} is ${source.status} and will print by itself.`, {
      status: source.status,
    });
  const printers = await readPrinters(tx.db, source.storeId);
  const own = printers.find((printer) => printer.id === source.printerId);
  const printer = choosePrinter(source.id, own, printers);
  const owner = source.meantFor ?? own?.name ?? null;
  const meantFor = owner === printer.name ? null : owner;
  return printAgain(tx, { source, printer, meantFor, requestedBy: await nameActor(tx.db, actor) });
}

function choosePrinter(id: number, own: Printer | undefined, printers: readonly Printer[]): Printer {
  const chosen = own
    ? findActive(printers, own)
    : printers.find(({ isActive, autoPrintOrders }) => isActive && autoPrintOrders);
  if (chosen) return chosen;
  throw new DomainError('conflict', `There is no printer for job ${id}: switch one on first.`);
}
