import { findStandIn } from '../../domain/stand-in.ts';
import { findQueuedJobIds } from '../../storage/print-jobs.ts';
import { releaseLease } from '../../storage/printer-leases.ts';
import { findRemovedPrintersWithJobs, type Printer, readPrinters } from '../../storage/printers.ts';
import type { Storage, Transaction } from '../../storage/storage.ts';
import { clearJobs, holdJobs, type JobsOfPrinter, passOnJobs, queueBatch } from './clear-queue.ts';
import { takePrinter } from '../printers/take-printer.ts';

export interface QueueCare {
  readonly now: Date;
  /** After this long without being able to print a printer's jobs go to its fallback, ms. */
  readonly fallbackAfterMs: number;
  /** Since when this process looks at printers: what is known from before may be over, so it counts from here. */
  readonly watchedSince: Date;
  /** Names this process in leases. */
  readonly owner: string;
  readonly isGone: (owner: string) => boolean;
  /** ms */
  readonly leaseMs: number;
  /** Ends the work between two batches. */
  readonly stopping: AbortSignal;
}

/** Looks after the jobs of printers that nobody works for or that can't print, so that none is ever stuck. */
export async function tendQueues(storage: Storage, care: QueueCare): Promise<void> {
  const printers = await readPrinters(storage.read);
  const removed = await findRemovedPrintersWithJobs(storage.read);
  for (const printer of removed) {
    await loseOrphans(storage, printer, care);
    await inBatches(storage, { printer, states: ['pending', 'waiting'], work: clearJobs }, care);
  }
  for (const printer of printers.filter(({ isActive }) => !isActive)) {
    await loseOrphans(storage, printer, care);
    await inBatches(storage, { printer, states: ['pending'], work: holdJobs }, care);
  }
  const latest = new Date(care.now.getTime() - care.fallbackAfterMs).toISOString();
  if (care.watchedSince.toISOString() > latest) return;
  for (const printer of printers) {
    const isLong = printer.troubleSince !== null && printer.troubleSince <= latest;
    if (!isLong || !findStandIn(printers, printer, [])) continue;
    await inBatches(storage, { printer, states: ['pending', 'waiting'], work: passOnJobs }, care);
  }
}

/** A job whose process died while its printer was switched off or removed: no worker will ever look at it. */
async function loseOrphans(
  storage: Storage,
  { id: printerId }: Printer,
  { owner, isGone, leaseMs: duration }: QueueCare,
): Promise<void> {
  const printing = await findQueuedJobIds(storage.read, printerId, ['printing']);
  if (printing.length === 0) return;
  await storage.write(async (tx) => {
    const taken = await takePrinter(tx, { printerId, owner, isGone, duration });
    if (taken) await releaseLease(tx.db, taken.lease, tx.now);
  });
}

interface QueueWork {
  readonly printer: Printer;
  readonly states: readonly ('pending' | 'waiting')[];
  readonly work: (tx: Transaction, batch: JobsOfPrinter) => Promise<void>;
}

async function inBatches(
  storage: Storage,
  { printer, states, work }: QueueWork,
  { stopping }: QueueCare,
): Promise<void> {
  const ids = await findQueuedJobIds(storage.read, printer.id, states);
  for (let start = 0; start < ids.length && !stopping.aborted; start += queueBatch) {
    const jobIds = ids.slice(start, start + queueBatch);
    await storage.write((tx) => work(tx, { printer, jobIds }));
  }
}
