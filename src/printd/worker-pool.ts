import { coerceError } from '../domain/errors.ts';
import { expirePrintJobs } from '../operations/expire-print-jobs.ts';
import { type Printer, readPrinters } from '../storage/printers.ts';
import { createTurns } from '../transports/turns.ts';
import { createNap } from './nap.ts';
import { type PrinterWorker, type PrinterWorkerOptions, startPrinterWorker } from './printer-worker.ts';

export interface WorkerPool {
  /** Settings or jobs may have changed. */
  wake(): void;
  /** Lets every worker finish what it has in hand. */
  stop(): Promise<void>;
}

/** One worker for each active printer; each has its own queue, so one that hangs delays no other. */
export function startWorkerPool(options: Omit<PrinterWorkerOptions, 'printer' | 'turns'>): WorkerPool {
  const { storage, clock, logger, timings } = options;
  const stopping = new AbortController();
  const nap = createNap(clock, stopping.signal);
  const turns = createTurns();
  const employed = new Map<number, Employed>();
  const leaving = new Map<number, Promise<void>>();

  const dismiss = (id: number, { worker }: Employed): void => {
    employed.delete(id);
    const gone = worker.stop().finally(() => {
      leaving.delete(id);
      nap.wake();
    });
    leaving.set(id, gone);
  };
  const adapt = (printers: readonly Printer[]): void => {
    const wanted = new Map(
      printers.filter(({ isActive }) => isActive).map((printer) => [printer.id, printer]),
    );
    for (const [id, hand] of employed) {
      if (wanted.get(id)?.updatedAt !== hand.updatedAt) dismiss(id, hand);
    }
    for (const [id, printer] of wanted) {
      // A worker with other settings may still finish a paper.
      if (employed.has(id) || leaving.has(id)) continue;
      employed.set(id, {
        updatedAt: printer.updatedAt,
        worker: startPrinterWorker({ ...options, turns, printer }),
      });
    }
  };
  const supervise = async (): Promise<void> => {
    let expireAt = 0;
    while (!stopping.signal.aborted) {
      try {
        const printers = await readPrinters(storage.read);
        if (!stopping.signal.aborted) adapt(printers);
        for (const { worker } of employed.values()) worker.wake();
        if (clock.monotonic() >= expireAt) {
          expireAt = clock.monotonic() + expiryIntervalMs;
          await expirePrintJobs(storage, clock.now());
        }
      } catch (thrown) {
        logger.error({ err: coerceError(thrown) }, 'The printers could not be looked after');
      }
      await nap.sleep(timings.poll);
    }
  };
  const supervising = supervise();

  return {
    wake: () => nap.wake(),
    stop: async () => {
      stopping.abort();
      await supervising;
      for (const [id, hand] of employed) dismiss(id, hand);
      await Promise.all(leaving.values());
    },
  };
}

interface Employed {
  /** Of the settings it works with. */
  readonly updatedAt: string;
  readonly worker: PrinterWorker;
}

const expiryIntervalMs = 5_000;
