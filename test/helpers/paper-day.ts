import type { ExecutionContext } from 'ava';
import type { OrderStatus } from '../../src/domain/order.ts';
import type { PrintJobState } from '../../src/domain/print-job.ts';
import { movePrintJob } from '../../src/operations/paper/move-print-job.ts';
import { raisePaperAlarms } from '../../src/operations/attention/raise-paper-alarms.ts';
import { spoolTicket } from '../../src/operations/paper/spool-ticket.ts';
import { type OrderUnattended, orderUnattended } from '../../src/protocol/order-unattended.ts';
import { readStream } from '../../src/storage/event-log.ts';
import type { Printer } from '../../src/storage/printers.ts';
import type { PrintJobChanges } from '../../src/storage/print-jobs.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { type FiredLine, fireTicket, openStore, putPrinter } from './kitchen.ts';
import { openTestStorage } from './open-test-storage.ts';
import { createSettableClock, type SettableClock } from './settable-clock.ts';
import { tempDir } from './temp-dir.ts';
import { join } from 'node:path';

/** A kitchen with paper in which nothing happens and no second passes but by the test's hand. */
export interface PaperDay {
  readonly filename: string;
  readonly storage: Storage;
  readonly storeId: number;
  readonly clock: SettableClock;
  /** Time goes on by so many seconds, then the patrol looks: all alarms since the last look, whoever raised them. */
  pass(seconds: number): Promise<OrderUnattended[]>;
  patrol(): Promise<OrderUnattended[]>;
  addPrinter(settings?: Partial<Printer>): Promise<number>;
  /** Fires a ticket; its paper is queued when it is spooled. */
  order(lines?: readonly FiredLine[]): Promise<{ orderId: number; seq: number }>;
  spool(seq: number): Promise<void>;
  move(jobId: number, to: PrintJobState, changes?: PrintJobChanges): Promise<void>;
  close(orderId: number, status: OrderStatus): Promise<void>;
}

export const patience = { dueMs: 60_000, everyMs: 60_000 };

export async function startPaperDay(t: ExecutionContext): Promise<PaperDay> {
  const clock = createSettableClock();
  const filename = join(await tempDir(t), 'restaurant.db');
  const storage = await openTestStorage(t, { filename, clock });
  const storeId = await openStore(storage);
  let read = 0;
  const patrol = async () => {
    await raisePaperAlarms({ storage, clock, ...patience });
    const events = await readStream(storage.read, `store:${storeId}`, read, 100_000);
    read = events.at(-1)?.seq ?? read;
    return events.filter(({ type }) => type === 'order_unattended').map(parseAlarm);
  };
  return {
    filename,
    storage,
    storeId,
    clock,
    patrol,
    pass: (seconds) => {
      clock.pass(seconds * 1000);
      return patrol();
    },
    addPrinter: (settings) => putPrinter(storage, storeId, settings),
    order: (lines = [{ name: '宫保鸡丁', station: 'wok' }]) => fireTicket(storage, storeId, lines),
    spool: async (seq) => {
      const [event] = await readStream(storage.read, `store:${storeId}`, seq - 1, 1);
      if (event) await storage.write((tx) => spoolTicket(tx, event));
    },
    move: async (jobId, to, changes) => {
      await storage.write((tx) => movePrintJob(tx, { jobId, to, ...(changes && { changes }) }));
    },
    close: (orderId, status) =>
      storage.write(async ({ db }) => {
        await db('orders').where({ id: orderId }).update({ status });
      }),
  };
}

/** What a client gets of the event. */
export function parseAlarm({ body, seq }: { readonly body: string; readonly seq: number }): OrderUnattended {
  return orderUnattended.parse({ ...JSON.parse(body), seq });
}
