import { coerceError } from '../domain/errors.ts';
import { releaseLease, renewLease, type PrinterLease } from '../storage/printer-leases.ts';
import type { Storage } from '../storage/storage.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Logger } from '../runtime/logger.ts';

export interface LeaseKeeper {
  /** Aborts when another process has the printer. */
  readonly lost: AbortSignal;
  /** Stops renewing and gives the lease back, if it is still held. */
  close(): Promise<void>;
}

/** Renews a lease four times in its life, until it is given back or lost. */
export function keepLease({
  lease,
  duration,
  storage,
  clock,
  logger,
}: {
  readonly lease: PrinterLease;
  /** ms */
  readonly duration: number;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly logger: Logger;
}): LeaseKeeper {
  const lost = new AbortController();
  const closed = new AbortController();
  const ended = AbortSignal.any([lost.signal, closed.signal]);
  const renew = async (): Promise<void> => {
    while (!ended.aborted) {
      await clock.sleep(duration / 4, ended);
      if (ended.aborted) return;
      try {
        const isHeld = await storage.write((tx) => renewLease(tx.db, lease, { now: tx.now, duration }));
        if (!isHeld) lost.abort();
      } catch (thrown) {
        // Every write of the holder checks the fence, so a lease that could not be renewed does no harm.
        logger.error({ printer: lease.printerId, err: coerceError(thrown) }, 'A lease could not be renewed');
      }
    }
  };
  const renewing = renew();
  return {
    lost: lost.signal,
    close: async () => {
      closed.abort();
      await renewing;
      if (!lost.signal.aborted) await storage.write((tx) => releaseLease(tx.db, lease, tx.now));
    },
  };
}
