import { coerceError } from '../domain/errors.ts';
import { type Printer, readPrinters } from '../storage/printers.ts';
import { createTurns } from '../transports/turns.ts';
import { createNap } from './nap.ts';
import { type PrinterWorker, type PrinterWorkerOptions, startPrinterWorker } from './printer-worker.ts';
import { startQueueKeeper } from './queue-keeper.ts';

export interface WorkerPool {
  /** Settings or jobs may have changed. */
  wake(): void;
  /** Lets every worker finish what it has in hand, but no longer than `timings.drain`. */
  stop(): Promise<void>;
}

/** One worker for each active printer; each has its own queue, so one that hangs delays no other. */
export function startWorkerPool(
  options: Omit<PrinterWorkerOptions, 'printer' | 'turns' | 'abandoned'>,
): WorkerPool {
  const { storage, clock, logger, timings } = options;
  const stopping = new AbortController();
  const abandoned = new AbortController();
  const nap = createNap(clock, stopping.signal);
  const turns = createTurns();
  const keeper = startQueueKeeper(options);
  const employed = new Map<number, Employed>();
  const leaving = new Map<number, Promise<void>>();

  const employ = (printer: Printer): void => {
    const worker = startPrinterWorker({ ...options, turns, abandoned: abandoned.signal, printer });
    employed.set(printer.id, { updatedAt: printer.updatedAt, worker });
  };
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
    // A worker with other settings may still finish a paper.
    for (const [id, printer] of wanted) if (!employed.has(id) && !leaving.has(id)) employ(printer);
  };
  const supervise = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        const printers = await readPrinters(storage.read);
        if (!stopping.signal.aborted) adapt(printers);
        for (const { worker } of employed.values()) worker.wake();
      } catch (thrown) {
        logger.error({ err: coerceError(thrown) }, 'The printers could not be looked after');
      }
      await nap.sleep(timings.poll);
    }
  };
  const supervising = supervise();

  return {
    wake: () => {
      nap.wake();
      keeper.wake();
    },
    stop: async () => {
      stopping.abort();
      await Promise.all([supervising, keeper.stop()]);
      for (const [id, hand] of employed) dismiss(id, hand);
      const drained = new AbortController();
      const draining = clock.sleep(timings.drain, drained.signal).then(() => abandoned.abort());
      await Promise.all(leaving.values());
      drained.abort();
      await draining;
    },
  };
}

interface Employed {
  /** Of the settings it works with. */
  readonly updatedAt: string;
  readonly worker: PrinterWorker;
}
