import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { spoolTicket } from '../../src/operations/paper/spool-ticket.ts';
import { createPictures } from '../../src/drawing/pictures.ts';
import { createPrintClients, type PrintClients } from '../../src/printd/clients/print-clients.ts';
import { createPrintdMetrics } from '../../src/printd/metrics.ts';
import { isProcessGone, nameThisProcess } from '../../src/runtime/process-owner.ts';
import { defaultWorkerTimings, type WorkerTimings } from '../../src/printd/printer-worker.ts';
import {
  startVirtualPrinter,
  type VirtualPrinter,
  type VirtualPrinterOptions,
} from '../../src/virtual-printer/start-virtual-printer.ts';
import { startWorkerPool, type WorkerPool } from '../../src/printd/worker-pool.ts';
import type { Clock } from '../../src/runtime/clock.ts';
import { createLogger, type Logger } from '../../src/runtime/logger.ts';
import { readStream } from '../../src/storage/event-log.ts';
import { findJobsOfOrder, type PrintJob } from '../../src/storage/print-jobs.ts';
import type { Printer } from '../../src/storage/printers.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { type FiredLine, fireTicket, openStore, putPrinter } from './kitchen.ts';
import { openTestStorage } from './open-test-storage.ts';
import { createScaledClock } from './scaled-clock.ts';
import { tempDir } from './temp-dir.ts';
import { waitUntil } from './wait-for.ts';

/** A store, its database and its printers; everything in it runs five times faster than the wall clock. */
export interface PrintShop {
  readonly storage: Storage;
  /** Of its database. */
  readonly filename: string;
  readonly storeId: number;
  readonly clock: Clock;
  /** A virtual printer on the network and its settings. */
  addPrinter(
    settings?: Partial<Printer>,
    options?: VirtualPrinterOptions,
  ): Promise<{ id: number; printer: VirtualPrinter }>;
  /** Starts printing; stopped with the test. */
  open(options?: {
    readonly storage?: Storage;
    readonly timings?: Partial<WorkerTimings>;
    readonly clients?: PrintClients;
  }): WorkerPool;
  /** Fires a ticket and spools it; returns its order and jobs. */
  order(lines?: readonly FiredLine[]): Promise<{ orderId: number; jobs: PrintJob[] }>;
  jobsOf(orderId: number): Promise<PrintJob[]>;
  /** Waits until none of the order's jobs can move without a hand, and returns them. */
  settled(orderId: number): Promise<PrintJob[]>;
}

export const silent: Logger = createLogger({ service: 'test', level: 'silent' });

/** Answers may be late on a busy machine, and the clock is fast. */
const patient = { admission: 30_000, question: 30_000, clear: 30_000, pollAnswer: 30_000, complete: 120_000 };

const moving = new Set(['pending', 'waiting', 'printing']);

export async function openPrintShop(t: Pick<ExecutionContext, 'teardown'>): Promise<PrintShop> {
  const clock = createScaledClock(5);
  const filename = join(await tempDir(t), 'restaurant.db');
  const storage = await openTestStorage(t, { filename, clock });
  const storeId = await openStore(storage);
  const jobsOf = (orderId: number) => findJobsOfOrder(storage.read, orderId);
  return {
    storage,
    filename,
    storeId,
    clock,
    addPrinter: async (settings = {}, options = {}) => {
      const printer = await startVirtualPrinter({ clock, speed: 'instant', ...options });
      t.teardown(() => printer.close());
      const id = await putPrinter(storage, storeId, { port: printer.port, ...settings });
      return { id, printer };
    },
    open: ({ storage: used = storage, timings = {}, clients = createPrintClients() } = {}) => {
      const pool = startWorkerPool({
        storage: used,
        clock,
        logger: silent,
        metrics: createPrintdMetrics(storage),
        pictures: createPictures(),
        owner: nameThisProcess(),
        isGone: isProcessGone,
        timings: {
          ...defaultWorkerTimings,
          poll: 100,
          drain: 600_000,
          ...timings,
          device: { ...patient, ...timings.device },
        },
        allowedPrinters: ['127.0.0.1'],
        virtualPort: () => Promise.reject(new Error('There are only network printers here')),
        clients,
      });
      t.teardown(() => pool.stop());
      return pool;
    },
    order: async (lines = [{ name: '宫保鸡丁', station: 'wok' }]) => {
      const { orderId, seq } = await fireTicket(storage, storeId, lines);
      const [event] = await readStream(storage.read, `store:${storeId}`, seq - 1, 1);
      if (event) await storage.write((tx) => spoolTicket(tx, event));
      return { orderId, jobs: await jobsOf(orderId) };
    },
    jobsOf,
    settled: async (orderId) => {
      await waitUntil(async () => (await jobsOf(orderId)).every(({ status }) => !moving.has(status)));
      return jobsOf(orderId);
    },
  };
}

export interface PaperCount {
  /** Complete and cut, without a mark. */
  readonly unmarked: number;
  /** Complete and cut, with 补打 REPRINT on it. */
  readonly marked: number;
  /** Torn or without an end; whose they are can't be told. */
  readonly partial: number;
}

/** The papers of an order, and all that nobody can read. */
export function countPaper(printer: Pick<VirtualPrinter, 'paper'>, orderId: number): PaperCount {
  const number = `ORD20260108234847${String(orderId).padStart(4, '0')}`;
  const count = { unmarked: 0, marked: 0, partial: 0 };
  for (const receipt of printer.paper()) {
    const text = receipt.lines.map((line) => line.text).join('\n');
    // The order's number stands at the foot, the job's below it.
    const isComplete = receipt.cut !== null && /ORD\d{18}/.test(text) && /任务 \d+-\d+/.test(text);
    if (!isComplete) count.partial += text.trim() === '' ? 0 : 1;
    else if (text.includes(number)) count[text.includes('REPRINT') ? 'marked' : 'unmarked'] += 1;
  }
  return count;
}
