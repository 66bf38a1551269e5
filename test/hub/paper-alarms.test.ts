import test from 'ava';
import type { PrintJobState } from '../../src/domain/print-job.ts';
import { raisePaperAlarms } from '../../src/operations/attention/raise-paper-alarms.ts';
import { printAgain } from '../../src/operations/paper/print-again.ts';
import { findPaperlessTickets } from '../../src/storage/troubles.ts';
import { findPrintJob } from '../../src/storage/print-jobs.ts';
import { readPrinters } from '../../src/storage/printers.ts';
import { openTestStorage } from '../helpers/open-test-storage.ts';
import { type PaperDay, patience, startPaperDay } from '../helpers/paper-day.ts';

test('a ticket without a job: once at its deadline, again every interval, never after it is queued and proven', async (t) => {
  const day = await startPaperDay(t);
  await day.addPrinter();
  const { orderId, seq } = await day.order();
  t.deepEqual(await day.pass(59), []);
  const [alarm, ...others] = await day.pass(1);
  t.deepEqual(others, []);
  t.deepEqual(alarm, {
    type: 'order_unattended',
    order_id: orderId,
    order_number: 'ORD202601082348470001',
    waiting_s: 60,
    reason: 'missing',
    missing: [
      {
        reason: 'missing',
        ticket: 1,
        station: 'wok',
        job_id: null,
        printer: null,
        status: null,
        cause: null,
      },
    ],
    timestamp: '2026-01-08T18:01:00.000+08:00',
    seq: 2,
  });
  t.deepEqual(await day.pass(59), []);
  t.like(await day.pass(1), [{ order_id: orderId, waiting_s: 120 }]);
  await day.spool(seq);
  await day.move(1, 'printing');
  await day.move(1, 'completed', { proof: 'process_id' });
  for (let minute = 0; minute < 30; minute += 1) t.deepEqual(await day.pass(60), []);
});

const unproven: readonly (readonly [string, readonly PrintJobState[], string])[] = [
  ['still queued', [], 'late'],
  ['waiting for paper', ['waiting'], 'late'],
  ['on its way for ever', ['printing'], 'late'],
  ['known to have failed', ['printing', 'failed'], 'late'],
  ['too late', ['expired'], 'late'],
  ['of unknown outcome', ['printing', 'unconfirmed'], 'unproven'],
];
for (const [name, states, reason] of unproven)
  test(`a job that is ${name}: at its deadline, then every interval`, async (t) => {
    const day = await startPaperDay(t);
    await day.addPrinter();
    await day.spool((await day.order()).seq);
    for (const to of states) await day.move(1, to, to === 'waiting' ? { cause: 'paper' } : undefined);
    const status = states.at(-1) ?? 'pending';
    t.deepEqual(await day.pass(59), []);
    for (const seconds of [1, 60, 60]) {
      const [alarm] = await day.pass(seconds);
      t.is(alarm?.reason, alarm?.missing?.[0]?.reason);
      t.like(alarm?.missing?.[0], { reason, job_id: 1, station: 'wok', printer: 'Kitchen', status });
      t.deepEqual(await day.patrol(), []);
    }
  });

test('paper at a printer that can never answer is reported once', async (t) => {
  const day = await startPaperDay(t);
  await day.addPrinter();
  await day.spool((await day.order()).seq);
  await day.move(1, 'printing');
  await day.move(1, 'sent');
  t.like(await day.pass(60), [{ reason: 'unproven', missing: [{ status: 'sent' }] }]);
  for (let minute = 0; minute < 5; minute += 1) t.deepEqual(await day.pass(60), []);
});

test('a dish that no printer takes is unrouted; a store without any printer works from screens', async (t) => {
  const day = await startPaperDay(t);
  await day.spool((await day.order()).seq);
  await day.order();
  t.deepEqual(await day.pass(60), []);
  await day.addPrinter({ isActive: false });
  const [first, second] = await day.patrol();
  t.like(first, { reason: 'unrouted', missing: [{ job_id: 1, printer: null, status: 'failed' }] });
  t.like(second, { reason: 'missing' });
});

test('one station of a ticket without a job, and one message for all that an order lacks, the worst as its reason', async (t) => {
  const day = await startPaperDay(t);
  await day.addPrinter({ name: 'Wok', stations: ['wok'] });
  await day.addPrinter({ name: 'Bar', stations: ['bar', 'ice / cream'] });
  const lines = ['wok', 'bar', 'ice / cream'].map((station) => ({ name: station, station }));
  const { seq } = await day.order(lines);
  await day.spool(seq);
  await day.storage.write(async ({ db }) => void (await db('print_job').where({ id: 2 }).delete()));
  const [alarm, ...others] = await day.pass(60);
  t.deepEqual(others, []);
  t.is(alarm?.reason, 'missing');
  t.deepEqual(alarm?.missing?.map(({ reason, station }) => [reason, station]).sort(), [
    ['late', 'wok'],
    ['missing', 'bar'],
    ['missing', 'ice / cream'],
  ]);
  const span = { before: '9999', since: '' };
  const [ticket] = await findPaperlessTickets(day.storage.read, {
    storeIds: [day.storeId],
    states: ['confirmed'],
    ...span,
  });
  t.deepEqual(ticket?.stations, ['bar', 'ice / cream']);
});

test('a new paper of an order has a deadline of its own; closed orders, called off and reprinted jobs are settled', async (t) => {
  const day = await startPaperDay(t);
  await day.addPrinter();
  const orders = [];
  for (let count = 0; count < 4; count += 1) {
    const order = await day.order();
    await day.spool(order.seq);
    orders.push(order.orderId);
  }
  const [completed = 0, cancelled = 0] = orders;
  t.is((await day.pass(60)).length, 4);
  await day.close(completed, 'completed');
  await day.close(cancelled, 'cancelled');
  await day.move(3, 'cancelled');
  await day.move(4, 'printing');
  await day.move(4, 'unconfirmed');
  await reprint(day, 4);
  t.deepEqual(await day.pass(59), []);
  t.like(await day.pass(1), [{ order_id: orders[3], missing: [{ job_id: 5, status: 'pending' }] }]);
});

test('two processes at once raise each alarm once', async (t) => {
  const day = await startPaperDay(t);
  await day.addPrinter();
  for (let count = 0; count < 20; count += 1) await day.order();
  const { filename, clock } = day;
  const others = await Promise.all([1, 2, 3].map(() => openTestStorage(t, { filename, clock })));
  clock.pass(60_000);
  for (let round = 1; round <= 3; round += 1) {
    const looks = [day.storage, ...others].flatMap((storage) => [storage, storage]);
    const counts = await Promise.all(
      looks.map((storage) => raisePaperAlarms({ storage, clock, ...patience })),
    );
    t.is(
      counts.reduce((sum, count) => sum + count),
      20,
    );
    t.is((await day.storage.read('event').where({ type: 'order_unattended' })).length, 20 * round);
    clock.pass(60_000);
  }
});

test('a clock that was set back by hours silences nothing', async (t) => {
  const day = await startPaperDay(t);
  await day.addPrinter();
  await day.order();
  t.is((await day.pass(7200)).length, 1);
  t.is((await day.pass(-7000)).length, 1);
  t.is((await day.pass(59)).length, 0);
  t.is((await day.pass(1)).length, 1);
});

async function reprint({ storage, storeId }: PaperDay, jobId: number): Promise<void> {
  await storage.write(async (tx) => {
    const source = await findPrintJob(tx.db, jobId);
    const [printer] = await readPrinters(tx.db, storeId);
    if (source && printer) await printAgain(tx, { source, printer, meantFor: null, requestedBy: null });
  });
}
