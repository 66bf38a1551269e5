import type { ExecutionContext } from 'ava';
import { beginPrintAttempt, foreseeRunningNumber } from '../../src/operations/paper/begin-print-attempt.ts';
import { endPrintAttempt, type PrintOutcome } from '../../src/operations/paper/end-print-attempt.ts';
import { spoolTicket } from '../../src/operations/paper/spool-ticket.ts';
import { takePrinter } from '../../src/operations/printers/take-printer.ts';
import { type Clock, systemClock } from '../../src/runtime/clock.ts';
import { readStream } from '../../src/storage/event-log.ts';
import { findPrintJob } from '../../src/storage/print-jobs.ts';
import { saveScreenAcks } from '../../src/storage/screen-acks.ts';
import { type Reply, startTestApi, type TestApi } from './test-api.ts';

/** A restaurant whose spooler, printers and screens do what the test says, when the test says. */
export interface KitchenDay extends TestApi {
  /** Time goes on by so many seconds. */
  pass(seconds: number): void;
  /** Staff place an order for 宫保鸡丁 or what else is given. */
  order(body?: object): Promise<number>;
  confirm(id: number): Promise<Reply>;
  /** The spooler catches up. */
  spool(): Promise<void>;
  addPrinter(body?: object): Promise<number>;
  /** A worker brings the job to its printer; with a `waiting` outcome no byte leaves. */
  print(jobId: number, outcome: PrintOutcome): Promise<void>;
  /** The paired kitchen screen says that it has shown everything up to now, or that it can't show anything. */
  show(displayed?: boolean): Promise<void>;
}

export async function startKitchenDay(t: ExecutionContext): Promise<KitchenDay> {
  let offset = 0;
  const clock: Clock = { ...systemClock, now: () => new Date(Date.now() + offset) };
  const api = await startTestApi(t, { clock });
  const { storage, call } = api;
  return {
    ...api,
    pass: (seconds) => {
      offset += seconds * 1000;
    },
    order: async (body = {}) => {
      const placed = { store_id: 1, items: [{ menu_item_id: 1, quantity: 2 }], ...body };
      return (await call('createOrder', { as: 'staff', body: placed })).body.id;
    },
    confirm: (id) =>
      call('changeOrderStatus', { as: 'staff', params: { id }, body: { status: 'confirmed' } }),
    spool: async () => {
      for (const event of await readStream(storage.read, 'store:1', 0, 1000))
        await storage.write((tx) => spoolTicket(tx, event));
    },
    addPrinter: async (body = {}) => {
      const printer = { name: 'Kitchen', connection: 'virtual', on_unconfirmed: 'ask', ...body };
      return (await call('createPrinter', { as: 'admin', body: printer })).body.id;
    },
    print: (jobId, outcome) =>
      storage.write(async (tx) => {
        const job = await findPrintJob(tx.db, jobId);
        if (!job?.printerId) throw new Error(`Job ${jobId} has no printer`);
        const { printerId } = job;
        const holder = { printerId, owner: 'test', isGone: () => true, duration: 60_000 };
        const taken = await takePrinter(tx, holder);
        if (!taken) throw new Error(`Printer ${printerId} is taken`);
        const { lease } = taken;
        const runningNumber = await foreseeRunningNumber(tx.db, job, printerId);
        const attempt = { job, lease, runningNumber, processId: '0001', printContent: 'paper' };
        if (outcome.kind !== 'waiting') await beginPrintAttempt(tx, attempt);
        await endPrintAttempt(tx, { jobId, outcome, lease });
      }),
    show: async (displayed = true) => {
      const seq = (await readStream(storage.read, 'store:1', 0, 1000)).at(-1)?.seq ?? 0;
      const ack = {
        storeId: 1,
        screen: 'device:1/pass',
        seq,
        displayed,
        audio: null,
        wakeLock: null,
        clockSkewMs: null,
      };
      await storage.write((tx) => saveScreenAcks(tx, [ack]));
    },
  };
}
