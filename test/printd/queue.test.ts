import test from 'ava';
import { startTestApi } from '../helpers/test-api.ts';
import { spoolTicket } from '../../src/operations/paper/spool-ticket.ts';
import { readStream } from '../../src/storage/event-log.ts';
import { listPrintJobs } from '../../src/storage/print-job-list.ts';
import { findNextPrintJob } from '../../src/storage/print-jobs.ts';
import { fireTicket, putPrinter } from '../helpers/kitchen.ts';
import { openTestStorage } from '../helpers/open-test-storage.ts';
import { openStore } from '../helpers/kitchen.ts';
import { queueMany } from '../helpers/queue-many.ts';
import { countPaper, openPrintShop } from '../helpers/print-shop.ts';

test('D20: a ticket that is submitted three times at once is one job and one paper', async (t) => {
  const shop = await openPrintShop(t);
  const { printer } = await shop.addPrinter();
  const { orderId, seq } = await fireTicket(shop.storage, shop.storeId, [{ name: 'Rice', station: 'wok' }]);
  const [event] = await readStream(shop.storage.read, `store:${shop.storeId}`, seq - 1, 1);
  if (!event) return t.fail();
  await Promise.all([1, 2, 3].map(() => shop.storage.write((tx) => spoolTicket(tx, event))));
  shop.open();
  t.is((await shop.settled(orderId)).length, 1);
  t.deepEqual(countPaper(printer, orderId), { unmarked: 1, marked: 0, partial: 0 });
});

test('D20: a request that comes three times at once makes one job and gets three identical answers', async (t) => {
  const api = await startTestApi(t);
  const body = { name: 'Kitchen', connection: 'virtual', store_id: 1 };
  const { id } = (await api.call('createPrinter', { as: 'admin', body })).body;
  const ask = () => api.call('testPrinter', { as: 'staff', params: { id }, key: 'the same' });
  const answers = await Promise.all([ask(), ask(), ask()]);
  for (const { status, text } of answers) {
    t.is(status, 201);
    t.is(text, answers[0]?.text);
  }
  t.is((await api.call('listPrintJobs', { as: 'staff' })).body.total, 1);
});

test('with 10,000 jobs queued on three printers each look for the next one reads a few rows, not thousands', async (t) => {
  const storage = await openTestStorage(t);
  const storeId = await openStore(storage);
  const ids = [];
  for (const name of ['A', 'B', 'C']) ids.push(await putPrinter(storage, storeId, { name }));
  await queueMany(storage, { storeId, printerIds: ids, count: 10_000 });
  const plans: string[] = [];
  const asked: { sql: string; bindings: readonly (string | number)[] }[] = [];
  storage.read.on('query', ({ sql, bindings }: (typeof asked)[number]) => asked.push({ sql, bindings }));
  for (const id of ids) t.truthy(await findNextPrintJob(storage.read, id));
  for (const { sql, bindings } of asked.splice(0)) {
    const steps: { detail: string }[] = await storage.read.raw(`explain query plan ${sql}`, [...bindings]);
    plans.push(...steps.map(({ detail }) => detail));
  }
  t.true(plans.length > 0);
  for (const plan of plans) t.notRegex(plan, /SCAN|TEMP B-TREE/);
});

test("the list of one printer's jobs is read newest first, its history is never sorted", async (t) => {
  const storage = await openTestStorage(t);
  const storeId = await openStore(storage);
  const printerId = await putPrinter(storage, storeId);
  await queueMany(storage, { storeId, printerIds: [printerId], count: 30 });
  const asked: { sql: string; bindings: readonly (string | number)[] }[] = [];
  storage.read.on('query', ({ sql, bindings }: (typeof asked)[number]) => asked.push({ sql, bindings }));
  const { items } = await listPrintJobs(storage.read, { storeIds: null, printerId, skip: 0, limit: 20 });
  t.is(items.length, 20);
  const rest = asked.at(-1);
  if (!rest) return t.fail();
  const steps: { detail: string }[] = await storage.read.raw(`explain query plan ${rest.sql}`, [
    ...rest.bindings,
  ]);
  const plan = steps.map(({ detail }) => detail).join('\n');
  t.regex(plan, /print_job_of_printer/);
  t.notRegex(plan, /TEMP B-TREE/);
});
