import test, { type ExecutionContext } from 'ava';
import { movePrinterStatus } from '../../../src/operations/printers/move-printer-status.ts';
import { movePrintJob } from '../../../src/operations/paper/move-print-job.ts';
import { queuePrintJob } from '../../../src/operations/paper/queue-print-job.ts';
import { removePrinter } from '../../../src/operations/printers/remove-printer.ts';
import { changePrinter } from '../../../src/operations/printers/change-printer.ts';
import { takePrinter } from '../../../src/operations/printers/take-printer.ts';
import { tendQueues } from '../../../src/operations/paper/tend-queues.ts';
import type { Actor } from '../../../src/domain/roles.ts';
import { insertAttempt } from '../../../src/storage/print-attempts.ts';
import { findPrintJob } from '../../../src/storage/print-jobs.ts';
import { findPrinter, type Printer } from '../../../src/storage/printers.ts';
import { openStore, putPrinter } from '../../helpers/kitchen.ts';
import { openTestStorage } from '../../helpers/open-test-storage.ts';

const actor: Actor = {
  role: 'admin',
  subject: 'user:1',
  userId: null,
  customerId: null,
  storeIds: null,
  tableId: null,
};

/** Printers 1 → 2 → 1 (each the other's fallback), and a way to look after their queues at any moment. */
async function openTwo(t: ExecutionContext) {
  const storage = await openTestStorage(t);
  const storeId = await openStore(storage);
  const hot = await putPrinter(storage, storeId, { name: 'Hot' });
  const bar = await putPrinter(storage, storeId, { name: 'Bar', fallbackPrinterId: hot });
  await storage.write((tx) =>
    tx.db('printer_config').where({ id: hot }).update({ fallback_printer_id: bar }),
  );
  let papers = 0;
  const queue = (printerId: number, jobType: 'receipt' | 'test' = 'receipt') =>
    storage.write(async (tx) => {
      const printer = await findPrinter(tx.db, printerId);
      if (!printer) throw new Error('no printer');
      return queuePrintJob(tx, {
        storeId,
        printer,
        jobType,
        document: {
          requestedBy: null,
          printable: {
            template: 'test',
            facts: {
              storeName: 'S',
              printerName: printer.name,
              time: 'now',
              qrPayload: 'q',
              language: 'zh-CN',
            },
          },
        },
        dedupeKey: `paper·${(papers += 1)}`,
      });
    });
  const state = (printerId: number, trouble: Printer['trouble']) =>
    storage.write((tx) =>
      movePrinterStatus(tx, { printerId, status: trouble ? 'error' : 'online', trouble, isSeen: true }),
    );
  const tend = (afterSeconds: number, { watchedSince = new Date(0) } = {}) =>
    tendQueues(storage, {
      now: new Date(Date.now() + afterSeconds * 1_000),
      fallbackAfterMs: 60_000,
      watchedSince,
      owner: 'me',
      isGone: () => true,
      leaseMs: 20_000,
      stopping: new AbortController().signal,
    });
  const job = async (id: number) => {
    const found = await findPrintJob(storage.read, id);
    if (!found) throw new Error(`no job ${id}`);
    return found;
  };
  return { storage, hot, bar, queue, state, tend, job };
}

test('after its deadline the jobs of a printer that can not print go to its fallback, and name it', async (t) => {
  const { hot, bar, queue, state, tend, job } = await openTwo(t);
  const { id } = await queue(hot);
  await state(hot, 'paper');
  await tend(59);
  t.like(await job(id), { printerId: hot, meantFor: null });
  await tend(61);
  const moved = await job(id);
  t.like(moved, { printerId: bar, status: 'pending', meantFor: 'Hot', passedOver: [hot] });
  t.regex(moved.printContent, /代打 FOR: Hot/);
});

test('a trouble from before the service started counts only from its start: the printer may be well by now', async (t) => {
  const { hot, bar, queue, state, tend, job } = await openTwo(t);
  const { id } = await queue(hot);
  await state(hot, 'offline');
  const watchedSince = new Date(Date.now() + 3_600_000);
  await tend(3_600 + 50, { watchedSince });
  t.is((await job(id)).printerId, hot);
  await tend(3_600 + 61, { watchedSince });
  t.is((await job(id)).printerId, bar);
});

test('a ticket that began at the stand-in bears no name once its own printer takes it', async (t) => {
  const { storage, hot, bar, queue, state, tend, job } = await openTwo(t);
  const { id } = await queue(bar);
  await storage.write((tx) => tx.db('print_job').where({ id }).update({ meant_for: 'Hot' }));
  await state(bar, 'paper');
  await tend(61);
  t.like(await job(id), { printerId: hot, meantFor: null });
});

test('a job that went to a fallback never comes back', async (t) => {
  const { hot, bar, queue, state, tend, job } = await openTwo(t);
  const { id } = await queue(hot);
  await state(hot, 'offline');
  await tend(61);
  t.is((await job(id)).printerId, bar);
  await state(hot, null);
  await state(bar, 'paper');
  await tend(122);
  t.like(await job(id), { printerId: bar, meantFor: 'Hot', passedOver: [hot] });
});

test('a trouble that passes in time, nearly used paper and a test page move nothing', async (t) => {
  const { hot, queue, state, tend, job } = await openTwo(t);
  const { id } = await queue(hot);
  const page = await queue(hot, 'test');
  await state(hot, 'near_end');
  await tend(3_600);
  t.is((await job(id)).printerId, hot);
  await state(hot, 'cover');
  await state(hot, null);
  await tend(3_600);
  t.is((await job(id)).printerId, hot);
  await state(hot, 'cover');
  await tend(3_600);
  t.is((await job(page.id)).printerId, hot);
});

test('a job whose outcome is unknown stays with its printer', async (t) => {
  const { storage, hot, queue, state, tend, job } = await openTwo(t);
  const { id } = await queue(hot);
  await storage.write(async (tx) => {
    await movePrintJob(tx, { jobId: id, to: 'printing' });
    await insertAttempt(tx.db, { jobId: id, processId: '0001', fence: 1, startedAt: tx.now.toISOString() });
  });
  await state(hot, 'offline');
  await tend(61);
  t.like(await job(id), { printerId: hot, status: 'printing' });
  await storage.write((tx) => movePrintJob(tx, { jobId: id, to: 'unconfirmed' }));
  await tend(61);
  t.like(await job(id), { printerId: hot, status: 'unconfirmed' });
});

test('a worker that comes too late does not begin a job that went elsewhere', async (t) => {
  const { storage, hot, queue, state, tend, job } = await openTwo(t);
  const { id } = await queue(hot);
  const taken = await storage.write((tx) =>
    takePrinter(tx, { printerId: hot, owner: 'worker', isGone: () => false, duration: 60_000 }),
  );
  await state(hot, 'offline');
  await tend(61);
  const begin = storage.write((tx) => movePrintJob(tx, { jobId: id, to: 'printing', lease: taken?.lease }));
  await t.throwsAsync(begin, { code: 'illegal_transition' });
  t.is((await job(id)).status, 'pending');
});

test('a removed printer leaves its jobs to its fallback, however many, and nothing of it is stuck', async (t) => {
  const { storage, hot, bar, queue, tend, job } = await openTwo(t);
  const ids: number[] = [];
  for (let count = 0; count < 60; count += 1) ids.push((await queue(hot)).id);
  const page = await queue(hot, 'test');
  const [first = 0, second = 0] = ids;
  await storage.write(async (tx) => {
    for (const id of [first, second]) {
      await movePrintJob(tx, { jobId: id, to: 'printing' });
      await insertAttempt(tx.db, { jobId: id, processId: '0001', fence: 1, startedAt: tx.now.toISOString() });
    }
  });
  await storage.write((tx) => removePrinter(tx, { id: hot, actor }));
  // Its worker finds out afterwards that nothing of the second one was sent.
  await storage.write((tx) =>
    movePrintJob(tx, { jobId: second, to: 'waiting', changes: { cause: 'paper' } }),
  );
  await storage.write((tx) =>
    tx.db('print_attempt').where({ job_id: second }).update({ verdict: 'waiting' }),
  );
  await tend(0);
  t.like(await job(first), { status: 'unconfirmed', cause: 'crash', printerId: hot });
  for (const id of ids.slice(1))
    t.like(await job(id), { status: 'pending', printerId: bar, meantFor: 'Hot' });
  t.like(await job(page.id), { status: 'cancelled', errorMessage: 'Printer Hot was removed.' });
});

test('a printer that is switched off holds its jobs; those whose process died are in doubt', async (t) => {
  const { storage, hot, bar, queue, tend, job } = await openTwo(t);
  const { id } = await queue(hot);
  const dying = await queue(hot);
  await storage.write((tx) => movePrintJob(tx, { jobId: dying.id, to: 'printing' }));
  await storage.write((tx) => changePrinter(tx, { id: hot, change: { is_active: false }, actor }));
  t.like(await job(id), { status: 'waiting', cause: 'printer_disabled' });
  await tend(0);
  t.like(await job(dying.id), { status: 'unconfirmed', cause: 'crash' });
  t.is((await job(id)).printerId, hot);
  await tend(61);
  t.like(await job(id), { status: 'pending', printerId: bar, meantFor: 'Hot' });
});
