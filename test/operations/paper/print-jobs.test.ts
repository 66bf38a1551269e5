import test, { type ExecutionContext } from 'ava';
import type { Actor } from '../../../src/domain/roles.ts';
import { beginPrintAttempt } from '../../../src/operations/paper/begin-print-attempt.ts';
import { cancelPrintJob } from '../../../src/operations/paper/cancel-print-job.ts';
import { changePrinter } from '../../../src/operations/printers/change-printer.ts';
import { createPrintJob } from '../../../src/operations/paper/create-print-job.ts';
import { endPrintAttempt, type PrintOutcome } from '../../../src/operations/paper/end-print-attempt.ts';
import { expirePrintJobs } from '../../../src/operations/paper/expire-print-jobs.ts';
import { printJobOnWire } from '../../../src/operations/paper/print-job-on-wire.ts';
import { retryPrintJob } from '../../../src/operations/paper/retry-print-job.ts';
import { settleLateProof } from '../../../src/operations/paper/settle-late-proof.ts';
import { settlePrintJob } from '../../../src/operations/paper/settle-print-job.ts';
import { spoolTicket } from '../../../src/operations/paper/spool-ticket.ts';
import { takePrinter } from '../../../src/operations/printers/take-printer.ts';
import { readStream } from '../../../src/storage/event-log.ts';
import { listPrintJobs } from '../../../src/storage/print-job-list.ts';
import {
  findJobsOfOrder,
  findNextPrintJob,
  findPrintJob,
  type PrintJob,
} from '../../../src/storage/print-jobs.ts';
import type { Printer } from '../../../src/storage/printers.ts';
import type { Storage } from '../../../src/storage/storage.ts';
import { fireTicket, openStore, putPrinter } from '../../helpers/kitchen.ts';
import { openTestStorage } from '../../helpers/open-test-storage.ts';

const admin: Actor = {
  role: 'admin',
  subject: 'user:1',
  userId: null,
  customerId: null,
  storeIds: null,
  tableId: null,
};

/** A store with one printer and an order's ticket in its queue. */
async function queueTicket(t: ExecutionContext, settings: Partial<Printer> = {}) {
  const storage = await openTestStorage(t);
  const storeId = await openStore(storage);
  const printerId = await putPrinter(storage, storeId, settings);
  const { orderId, seq } = await fireTicket(storage, storeId, [{ name: '宫保鸡丁', station: 'wok' }]);
  const [event] = await readStream(storage.read, `store:${storeId}`, seq - 1, 1);
  if (event) await storage.write((tx) => spoolTicket(tx, event));
  const [job] = await findJobsOfOrder(storage.read, orderId);
  if (!job) throw new Error('nothing was spooled');
  return { storage, storeId, printerId, orderId, job };
}

/** What a worker does with a job, up to the given outcome. */
async function attempt(storage: Storage, job: PrintJob, outcome: PrintOutcome, processId = '0001') {
  const printerId = job.printerId ?? 0;
  return storage.write(async (tx) => {
    const taken = await takePrinter(tx, { printerId, owner: 'x', isGone: () => true, duration: 60_000 });
    if (!taken) throw new Error('the printer is taken');
    const { lease } = taken;
    const fresh = (await findPrintJob(tx.db, job.id)) ?? job;
    const rows: { value: number }[] = await tx.db('counter').where({ name: `printer:${printerId}` });
    const runningNumber = fresh.runningNumber ?? (rows[0]?.value ?? 0) + 1;
    await beginPrintAttempt(tx, { job: fresh, lease, processId, runningNumber, printContent: 'paper' });
    await endPrintAttempt(tx, { jobId: job.id, outcome, lease });
    return lease;
  });
}

const lost: PrintOutcome = { kind: 'unconfirmed', cause: 'link', bytesSent: 9 };

async function reload(storage: Storage, id: number | null | undefined): Promise<PrintJob> {
  const job = await findPrintJob(storage.read, id ?? 0);
  if (!job) throw new Error(`no job ${id}`);
  return job;
}

test('an unconfirmed ticket is printed again by itself, marked, twice at most; then a person decides', async (t) => {
  const { storage, orderId, job } = await queueTicket(t);
  await attempt(storage, job, lost);
  for (const number of [1, 2]) {
    const jobs = await findJobsOfOrder(storage.read, orderId);
    const last = jobs.at(-1);
    t.like(last, {
      status: 'pending',
      reprintNumber: number,
      reprintOf: jobs.at(-2)?.id,
      priority: 5 - number,
    });
    t.regex(last?.printContent ?? '', new RegExp(`REPRINT #${number + 1}[\\s\\S]*MAY BE DUPLICATE`));
    if (last) await attempt(storage, last, lost);
  }
  const jobs = await findJobsOfOrder(storage.read, orderId);
  t.deepEqual(
    jobs.map(({ status }) => status),
    ['unconfirmed', 'unconfirmed', 'unconfirmed'],
  );
  const asked = await storage.write((tx) => retryPrintJob(tx, { id: jobs[2]?.id ?? 0, actor: admin }));
  t.like(asked, { reprintNumber: 3, status: 'pending' });
  t.is(printJobOnWire(asked).copy_number, 4);
});

test('a printer set to ask prints nothing again by itself', async (t) => {
  const { storage, orderId, job } = await queueTicket(t, { onUnconfirmed: 'ask' });
  await attempt(storage, job, lost);
  t.is((await findJobsOfOrder(storage.read, orderId)).length, 1);
});

test('a job that is known to have printed nothing is retried unmarked, and only once', async (t) => {
  const { storage, job } = await queueTicket(t);
  for (let round = 0; round < 4; round++)
    await attempt(storage, job, { kind: 'not_sent', cause: 'link', detail: 'broken' });
  t.like(await reload(storage, job.id), { status: 'failed', retryCount: 4, errorMessage: 'broken' });
  const retry = await storage.write((tx) => retryPrintJob(tx, { id: job.id, actor: admin }));
  t.like(retry, { reprintOf: job.id, reprintNumber: 0, status: 'pending' });
  t.notRegex(retry.printContent, /REPRINT/);
  t.is((await reload(storage, job.id)).retriedTo, retry.id);
  const again = storage.write((tx) => retryPrintJob(tx, { id: job.id, actor: admin }));
  await t.throwsAsync(again, { code: 'already_retried' });
  const thrown = await storage
    .write((tx) => retryPrintJob(tx, { id: job.id, actor: admin }))
    .catch((error: unknown) => error);
  t.like(thrown, { details: { retried_to: retry.id } });
});

test('two retries at the same moment make one paper', async (t) => {
  const { storage, orderId, job } = await queueTicket(t, { onUnconfirmed: 'ask' });
  await attempt(storage, job, lost);
  const results = await Promise.allSettled(
    [1, 2, 3].map(() => storage.write((tx) => retryPrintJob(tx, { id: job.id, actor: admin }))),
  );
  t.is(results.filter(({ status }) => status === 'fulfilled').length, 1);
  t.is((await findJobsOfOrder(storage.read, orderId)).length, 2);
});

test('a person says that it did not come out: a later copy is marked all the same', async (t) => {
  const { storage, job } = await queueTicket(t, { onUnconfirmed: 'ask' });
  await attempt(storage, job, lost);
  const settled = await storage.write((tx) =>
    settlePrintJob(tx, { id: job.id, outcome: 'not_printed', actor: admin }),
  );
  t.is(settled.status, 'failed');
  const retry = await storage.write((tx) => retryPrintJob(tx, { id: job.id, actor: admin }));
  t.is(retry.reprintNumber, 1);
  t.regex(retry.printContent, /补打 REPRINT #2/);
});

test('a person says that it came out: the reprint that nobody asked for is not needed any more', async (t) => {
  const { storage, job } = await queueTicket(t);
  await attempt(storage, job, lost);
  const settled = await storage.write((tx) =>
    settlePrintJob(tx, { id: job.id, outcome: 'printed', actor: admin }),
  );
  t.like(settled, { status: 'completed', proof: 'person' });
  t.is((await reload(storage, settled.retriedTo)).status, 'cancelled');
});

test('a late proof completes the job and cancels its automatic reprint', async (t) => {
  const { storage, job } = await queueTicket(t);
  const lease = await attempt(storage, job, lost, '00zz');
  await storage.write((tx) => settleLateProof(tx, { processId: 'none', lease }));
  t.is((await reload(storage, job.id)).status, 'unconfirmed');
  await storage.write((tx) => settleLateProof(tx, { processId: '00zz', lease }));
  const proven = await reload(storage, job.id);
  t.like(proven, { status: 'completed', proof: 'process_id' });
  t.is((await reload(storage, proven.retriedTo)).status, 'cancelled');
});

test('only a job whose outcome is unknown can be settled, and only one that has not begun cancelled', async (t) => {
  const { storage, job } = await queueTicket(t);
  const settle = () =>
    storage.write((tx) => settlePrintJob(tx, { id: job.id, outcome: 'printed', actor: admin }));
  const cancel = () => storage.write((tx) => cancelPrintJob(tx, { id: job.id, actor: admin }));
  await t.throwsAsync(settle(), { code: 'conflict' });
  await attempt(storage, job, { kind: 'completed', proof: 'process_id' });
  await t.throwsAsync(settle(), { code: 'conflict' });
  await t.throwsAsync(cancel(), { code: 'illegal_transition' });
});

test('staff of another store see none of it', async (t) => {
  const { storage, job } = await queueTicket(t);
  const foreign = { ...admin, storeIds: [999] };
  await t.throwsAsync(
    storage.write((tx) => cancelPrintJob(tx, { id: job.id, actor: foreign })),
    { code: 'not_found' },
  );
});

test('the queue of a printer goes by urgency, then by age, and its index finds the next among 10,000', async (t) => {
  const { storage, storeId, printerId, orderId, job } = await queueTicket(t);
  const rows = Array.from({ length: 10_000 }, (_, index) => ({
    id: 100 + index,
    store_id: storeId,
    order_id: orderId,
    printer_id: printerId,
    job_type: 'order',
    status: 'pending',
    print_content: '',
    document: '{}',
    priority: index === 7_000 ? 1 : 6,
    created_at: '',
    dedupe_key: `many·${index}`,
  }));
  await storage.write(async (tx) => {
    for (let start = 0; start < rows.length; start += 500)
      await tx.db('print_job').insert(rows.slice(start, start + 500));
  });
  t.is((await findNextPrintJob(storage.read, printerId))?.id, 7_100);
  await storage.write((tx) => tx.db('print_job').where({ id: 7_100 }).update({ status: 'completed' }));
  t.is((await findNextPrintJob(storage.read, printerId))?.id, job.id);
  const queries: string[] = [];
  storage.read.on('query', ({ sql }: { sql: string }) => queries.push(sql));
  await findNextPrintJob(storage.read, printerId);
  const asked = queries.splice(0);
  t.is(asked.length, 2);
  for (const sql of asked) {
    const steps: { detail: string }[] = await storage.read.raw(`explain query plan ${sql}`, [1, 'x', 1]);
    const plan = steps.map(({ detail }) => detail).join('\n');
    t.regex(plan, /print_job_printer_id_status_priority_id_index/);
    t.notRegex(plan, /TEMP B-TREE|SCAN/);
  }
});

test('jobs that need a person come first, those that were printed again no more', async (t) => {
  const { storage, job } = await queueTicket(t);
  await attempt(storage, job, lost);
  const queue = async () =>
    (await listPrintJobs(storage.read, { storeIds: null, skip: 0, limit: 10 })).items.map(
      ({ id, status }) => [id, status],
    );
  t.deepEqual(await queue(), [
    [2, 'pending'],
    [1, 'unconfirmed'],
  ]);
  await attempt(storage, await reload(storage, 2), { kind: 'sent' });
  await storage.write((tx) => createPrintJob(tx, { request: { printer_id: 1 }, actor: admin }));
  t.deepEqual(await queue(), [
    [2, 'sent'],
    [3, 'pending'],
    [1, 'unconfirmed'],
  ]);
  const page = await listPrintJobs(storage.read, { storeIds: null, skip: 1, limit: 1 });
  t.deepEqual([page.items[0]?.id, page.total], [3, 3]);
});

test('a copy for the kitchen is always marked; a receipt from the second on', async (t) => {
  const { storage, printerId, orderId } = await queueTicket(t);
  await storage.write((tx) =>
    tx.db('menu_item').insert({
      id: 1,
      store_id: 1,
      name: '宫保鸡丁',
      price: 7600,
      description: '',
      category: '',
      station: 'wok',
      options: '[]',
      is_available: true,
      created_at: '',
      updated_at: '',
    }),
  );
  await storage.write((tx) =>
    tx.db('order_item').insert({
      id: 1,
      order_id: orderId,
      menu_item_id: 1,
      menu_item_name: '宫保鸡丁',
      quantity: 2,
      unit_price: 3800,
      options: '[{"name":"规格","choice":"大份"}]',
      status: 'pending',
      station: 'wok',
    }),
  );
  const print = (job_type: 'order' | 'receipt', copies = 1) =>
    storage.write((tx) =>
      createPrintJob(tx, {
        request: { printer_id: printerId, order_id: orderId, job_type, copies },
        actor: admin,
      }),
    );
  t.regex((await print('order')).printContent, /补打 REPRINT #2[\s\S]*补打人: user:1[\s\S]*宫保鸡丁/);
  const receipt = await print('receipt', 2);
  t.notRegex(receipt.printContent, /REPRINT/);
  t.regex(receipt.printContent, /副本 COPY 1\/2[\s\S]*规格: 大份[\s\S]*76\.00/);
  t.regex((await print('receipt')).printContent, /补打 REPRINT #2/);
  const keys: string[] = await storage.read('print_job').pluck('dedupe_key');
  t.is(new Set(keys).size, keys.length);
});

test('jobs that came too late expire, also those of printers that are switched off', async (t) => {
  const { storage, job } = await queueTicket(t);
  await storage.write((tx) => changePrinter(tx, { id: 1, change: { is_active: false }, actor: admin }));
  t.like(await reload(storage, job.id), { status: 'waiting', cause: 'printer_disabled' });
  await expirePrintJobs(storage, new Date(Date.now() + 19 * 60_000));
  t.is((await reload(storage, job.id)).status, 'waiting');
  await expirePrintJobs(storage, new Date(Date.now() + 21 * 60_000));
  t.is((await reload(storage, job.id)).status, 'expired');
});

test('a crash leaves the job in hand unconfirmed, its reprint marked', async (t) => {
  const { storage, orderId, job } = await queueTicket(t);
  const take = (owner: string, isGone: (owner: string) => boolean) =>
    storage.write((tx) => takePrinter(tx, { printerId: 1, owner, isGone, duration: 60_000 }));
  const first = await take('first', () => false);
  if (!first) return t.fail();
  await storage.write((tx) =>
    beginPrintAttempt(tx, {
      job,
      lease: first.lease,
      processId: '0001',
      runningNumber: 1,
      printContent: 'paper',
    }),
  );
  t.is(await take('second', () => false), undefined, 'the first may still live');
  const second = await take('second', (owner) => owner === 'first');
  t.true(second?.isTorn);
  const jobs = await findJobsOfOrder(storage.read, orderId);
  t.deepEqual(
    jobs.map(({ status, cause, reprintNumber }) => [status, cause, reprintNumber]),
    [
      ['unconfirmed', 'crash', 0],
      ['pending', null, 1],
    ],
  );
  const tooLate = storage.write((tx) =>
    endPrintAttempt(tx, {
      jobId: job.id,
      outcome: { kind: 'completed', proof: 'process_id' },
      lease: first.lease,
    }),
  );
  await t.throwsAsync(tooLate, { code: 'lease_lost' });
});
