import type { Clock } from '../../runtime/clock.ts';
import { countArchivable, findArchivable, packOrders } from '../../storage/order-archive.ts';
import type { Storage } from '../../storage/storage.ts';

export interface ArchiveOptions {
  readonly storage: Pick<Storage, 'read' | 'write'>;
  readonly clock: Pick<Clock, 'sleep'>;
  /** Business days before this one, `YYYY-MM-DD`. */
  readonly before: string;
  /** Only count. */
  readonly dryRun?: boolean;
  /** Ends after the transaction in hand; what is done stays done. */
  readonly signal?: AbortSignal;
  /** After each transaction: how many are done. */
  readonly onProgress?: (done: number) => void;
}

// A transaction of some milliseconds, and room for orders after it.
const perTransaction = 100;
const pauseMs = 10;

/**
 * Packs the kitchen's lines and the print jobs of finished orders and takes them out of the way of the service. The orders
 * themselves, their dishes, payments, points and history stay: they are the books, every report and list reads them as before.
 * @returns how many orders, those that would be with `dryRun`
 */
export async function archiveOrders({
  storage,
  clock,
  before,
  dryRun = false,
  signal,
  onProgress = () => {},
}: ArchiveOptions): Promise<number> {
  if (dryRun) return countArchivable(storage.read, before);
  let done = 0;
  let after = 0;
  while (!signal?.aborted) {
    // Looked for outside the transaction, which is short that way.
    const found = await findArchivable(storage.read, before, { after, limit: perTransaction });
    const last = found.at(-1);
    if (last === undefined) break;
    after = last;
    done += await storage.write((tx) => packOrders(tx, before, found));
    onProgress(done);
    await clock.sleep(pauseMs);
  }
  return done;
}
