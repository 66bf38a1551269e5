import test from 'ava';
import { startRelay } from '../../../src/relay/relay.ts';
import { spoolTicket } from '../../../src/operations/paper/spool-ticket.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { readStream } from '../../../src/storage/event-log.ts';
import { findJobsOfOrder, type PrintJob } from '../../../src/storage/print-jobs.ts';
import type { Storage } from '../../../src/storage/storage.ts';
import { fireTicket, openStore, putPrinter } from '../../helpers/kitchen.ts';
import { openTestStorage } from '../../helpers/open-test-storage.ts';
import { tempDir } from '../../helpers/temp-dir.ts';
import { waitUntil } from '../../helpers/wait-for.ts';

async function spoolAll(storage: Storage, storeId: number): Promise<void> {
  for (const event of await readStream(storage.read, `store:${storeId}`, 0, 1_000)) {
    await storage.write((tx) => spoolTicket(tx, event));
  }
}

function outline(jobs: readonly PrintJob[]) {
  return jobs.map(({ printerId, station, status, copyNumber, copies }) => ({
    printerId,
    station,
    status,
    copy: `${copyNumber}/${copies}`,
  }));
}

const wok = { name: '宫保鸡丁', station: 'wok' };
const bar = { name: 'Lemonade', station: 'bar' };

test('each printer gets the lines of its stations, once for each of its copies', async (t) => {
  const storage = await openTestStorage(t);
  const storeId = await openStore(storage);
  const hot = await putPrinter(storage, storeId, { name: 'Hot', stations: ['wok', 'grill'], printCopies: 2 });
  const drinks = await putPrinter(storage, storeId, { name: 'Bar', stations: ['bar'], language: 'en' });
  const { orderId } = await fireTicket(storage, storeId, [wok, bar, { name: 'Steak', station: 'grill' }]);
  await spoolAll(storage, storeId);
  const jobs = await findJobsOfOrder(storage.read, orderId);
  t.deepEqual(outline(jobs), [
    { printerId: hot, station: 'wok / grill', status: 'pending', copy: '1/2' },
    { printerId: hot, station: 'wok / grill', status: 'pending', copy: '2/2' },
    { printerId: drinks, station: 'bar', status: 'pending', copy: '1/1' },
  ]);
  t.regex(jobs[1]?.printContent ?? '', /副本 COPY 2\/2[\s\S]*宫保鸡丁[\s\S]*Steak/);
  t.notRegex(jobs[1]?.printContent ?? '', /Lemonade/);
  t.regex(jobs[2]?.printContent ?? '', /Lemonade/);
});

test('a print client that left for good takes no tickets that another printer prints', async (t) => {
  const storage = await openTestStorage(t);
  const storeId = await openStore(storage);
  const kitchen = await putPrinter(storage, storeId);
  const client = { connection: 'websocket', status: 'offline', trouble: 'offline' } as const;
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  await putPrinter(storage, storeId, { ...client, name: 'Gone', troubleSince: minutesAgo(21) });
  const away = await putPrinter(storage, storeId, { ...client, name: 'Away', troubleSince: minutesAgo(5) });
  const { orderId } = await fireTicket(storage, storeId, [wok]);
  await spoolAll(storage, storeId);
  const jobs = await findJobsOfOrder(storage.read, orderId);
  t.deepEqual(
    jobs.map(({ printerId }) => printerId),
    [kitchen, away],
  );
});

test('an event that comes again, or to several relays at once, makes no second paper', async (t) => {
  const filename = `${await tempDir(t)}/restaurant.db`;
  const storages = await Promise.all([1, 2, 3].map(() => openTestStorage(t, { filename })));
  const [storage] = storages;
  if (!storage) return t.fail();
  const storeId = await openStore(storage);
  await putPrinter(storage, storeId, { printCopies: 2 });
  const relays = storages.map((own) =>
    startRelay({
      storage: own,
      clock: systemClock,
      name: 'spooler',
      wants: ({ ticketId }) => ticketId !== null,
      handle: spoolTicket,
      onFailure: ({ error }) => t.fail(error.message),
      pollMs: 2,
    }),
  );
  for (let round = 0; round < 20; round++) await fireTicket(storage, storeId, [wok]);
  await waitUntil(async () => (await relays[0]?.behind())?.get(storeId) === 0);
  for (const relay of relays) await relay.stop();
  await spoolAll(storage, storeId);
  const keys: string[] = await storage.read('print_job').pluck('dedupe_key');
  t.is(keys.length, 40);
  const seqs = (await readStream(storage.read, `store:${storeId}`, 0, 1_000)).map(({ seq }) => seq);
  t.deepEqual(
    seqs,
    seqs.map((_, index) => index + 1),
    'the stream has no gap',
  );
  t.is(seqs.length, 20 + 40, 'each job is announced');
});

test('dishes of a station without a printer go to the first printer, which says so', async (t) => {
  const storage = await openTestStorage(t);
  const storeId = await openStore(storage);
  const hot = await putPrinter(storage, storeId, { stations: ['wok'] });
  await putPrinter(storage, storeId, { stations: ['pass'] });
  const { orderId } = await fireTicket(storage, storeId, [wok, bar]);
  await spoolAll(storage, storeId);
  const jobs = await findJobsOfOrder(storage.read, orderId);
  t.deepEqual(outline(jobs), [{ printerId: hot, station: 'wok / bar', status: 'pending', copy: '1/1' }]);
  t.regex(jobs[0]?.printContent ?? '', /无打印机 NO PRINTER: bar/);
  t.regex(jobs[0]?.printContent ?? '', /Lemonade/);
});

test('without any printer the ticket shows as failed instead of getting lost', async (t) => {
  const storage = await openTestStorage(t);
  const storeId = await openStore(storage);
  await putPrinter(storage, storeId, { autoPrintOrders: false });
  const { orderId } = await fireTicket(storage, storeId, [wok]);
  await spoolAll(storage, storeId);
  const [job] = await findJobsOfOrder(storage.read, orderId);
  t.like(job, { printerId: null, status: 'failed', station: 'wok' });
  t.regex(job?.errorMessage ?? '', /No printer takes wok/);
  t.regex(job?.printContent ?? '', /宫保鸡丁/);
});

test('a printer that is switched off is replaced by its fallback, whose paper says so', async (t) => {
  const storage = await openTestStorage(t);
  const storeId = await openStore(storage);
  const spare = await putPrinter(storage, storeId, { stations: ['bar'], name: 'Spare' });
  const off = { name: 'Hot', isActive: false, fallbackPrinterId: spare };
  await putPrinter(storage, storeId, { ...off, stations: ['wok'] });
  const { orderId } = await fireTicket(storage, storeId, [wok, bar]);
  await spoolAll(storage, storeId);
  const jobs = await findJobsOfOrder(storage.read, orderId);
  t.deepEqual(outline(jobs), [{ printerId: spare, station: 'wok / bar', status: 'pending', copy: '1/1' }]);
  t.notRegex(jobs[0]?.printContent ?? '', /NO PRINTER/);
  t.is(jobs[0]?.meantFor, 'Hot');
  t.regex(jobs[0]?.printContent ?? '', /代打 FOR: Hot/);
});

test('a printer whose own the dishes are stands in for nobody', async (t) => {
  const storage = await openTestStorage(t);
  const storeId = await openStore(storage);
  const spare = await putPrinter(storage, storeId, { stations: ['wok'], name: 'Spare' });
  const off = { name: 'Hot', isActive: false, fallbackPrinterId: spare };
  await putPrinter(storage, storeId, { ...off, stations: ['wok'] });
  const { orderId } = await fireTicket(storage, storeId, [wok]);
  await spoolAll(storage, storeId);
  const jobs = await findJobsOfOrder(storage.read, orderId);
  t.deepEqual(
    jobs.map(({ printerId, meantFor }) => ({ printerId, meantFor })),
    [{ printerId: spare, meantFor: null }],
  );
});

test('a ticket lives for twenty minutes from its event, however late it is spooled', async (t) => {
  const storage = await openTestStorage(t);
  const storeId = await openStore(storage);
  await putPrinter(storage, storeId);
  const { orderId, seq } = await fireTicket(storage, storeId, [wok]);
  const [event] = await readStream(storage.read, `store:${storeId}`, seq - 1, 1);
  if (!event) return t.fail();
  await storage.write((tx) => spoolTicket(tx, { ...event, createdAt: '2026-01-08T10:00:00.000Z' }));
  const [job] = await findJobsOfOrder(storage.read, orderId);
  t.is(job?.expiresAt, '2026-01-08T10:20:00.000Z');
});
