import { coerceError } from '../domain/errors.ts';
import { expirePrintJobs } from '../operations/paper/expire-print-jobs.ts';
import { tendQueues } from '../operations/paper/tend-queues.ts';
import { createNap } from './nap.ts';
import type { PrinterWorkerOptions } from './printer-worker.ts';

export interface QueueKeeper {
  /** Printers may have changed. */
  wake(): void;
  stop(): Promise<void>;
}

export type QueueKeeperOptions = Pick<
  PrinterWorkerOptions,
  'storage' | 'clock' | 'logger' | 'timings' | 'owner' | 'isGone'
>;

/** Looks after jobs that no worker comes to: those that are too late, and those of printers that can't print or are gone. */
export function startQueueKeeper(options: QueueKeeperOptions): QueueKeeper {
  const { storage, clock, logger, timings, owner, isGone } = options;
  const stopping = new AbortController();
  const nap = createNap(clock, stopping.signal);
  const watchedSince = clock.now();
  const care = () => ({
    watchedSince,
    now: clock.now(),
    fallbackAfterMs: timings.fallback,
    owner,
    isGone,
    leaseMs: timings.lease,
    stopping: stopping.signal,
  });
  const keep = async (): Promise<void> => {
    let expireAt = 0;
    while (!stopping.signal.aborted) {
      try {
        if (clock.monotonic() >= expireAt) {
          expireAt = clock.monotonic() + expiryIntervalMs;
          await expirePrintJobs(storage, clock.now());
        }
        await tendQueues(storage, care());
      } catch (thrown) {
        logger.error({ err: coerceError(thrown) }, 'The queues could not be looked after');
      }
      await nap.sleep(timings.poll);
    }
  };
  const keeping = keep();
  return {
    wake: () => nap.wake(),
    stop: async () => {
      stopping.abort();
      await keeping;
    },
  };
}

const expiryIntervalMs = 5_000;
