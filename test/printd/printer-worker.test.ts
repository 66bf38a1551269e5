import { createServer } from 'node:net';
import test from 'ava';
import type { VirtualPrinter } from '../../src/virtual-printer/start-virtual-printer.ts';
import { takePrinter } from '../../src/operations/printers/take-printer.ts';
import { readStream } from '../../src/storage/event-log.ts';
import { findPrintJob } from '../../src/storage/print-jobs.ts';
import { findPrinter, updatePrinter } from '../../src/storage/printers.ts';
import type { Storage, Transaction } from '../../src/storage/storage.ts';
import { startPtyPrinter } from '../helpers/pty-printer.ts';
import { putPrinter } from '../helpers/kitchen.ts';
import { countPaper, openPrintShop } from '../helpers/print-shop.ts';
import { waitUntil } from '../helpers/wait-for.ts';

const wait = waitUntil;

test('jobs are printed in order, proven, numbered, and announced without a gap', async (t) => {
  const shop = await openPrintShop(t);
  const { printer } = await shop.addPrinter();
  const orders = [await shop.order(), await shop.order(), await shop.order()];
  shop.open();
  for (const [index, { orderId }] of orders.entries()) {
    const [job] = await shop.settled(orderId);
    t.like(job, { status: 'completed', proof: 'process_id', runningNumber: index + 1, retryCount: 0 });
    t.deepEqual(countPaper(printer, orderId), { unmarked: 1, marked: 0, partial: 0 });
    t.regex(job?.printContent ?? '', new RegExp(`流水 ${index + 1}`));
  }
  const numbers = printer.paper().map(({ lines }) => /流水 (\d+)/.exec(lines.at(-1)?.text ?? '')?.[1]);
  t.deepEqual(numbers, ['1', '2', '3']);
  const events = await readStream(shop.storage.read, `store:${shop.storeId}`, 0, 1_000);
  t.deepEqual(
    events.map(({ seq }) => seq),
    events.map((_, index) => index + 1),
  );
  const story = events
    .map(({ body }) => JSON.parse(body))
    .filter(({ type, job }) => type === 'print_job_update' && job.id === 1)
    .map(({ job }) => job.status)
    // On a busy machine the printer may answer late.
    .filter((status) => status !== 'waiting');
  t.deepEqual(story, ['pending', 'printing', 'completed']);
});

test('the most urgent job goes first, the oldest among equals', async (t) => {
  const shop = await openPrintShop(t);
  const { printer } = await shop.addPrinter();
  const orders = [await shop.order(), await shop.order(), await shop.order()];
  const [first, second, third] = orders.map(({ orderId }) => orderId);
  await shop.storage.write((tx) => tx.db('print_job').where({ order_id: third }).update({ priority: 1 }));
  shop.open();
  await shop.settled(second ?? 0);
  const printed = printer
    .paper()
    .map(({ lines }) => Number(/ORD\d{14}(\d{4})/.exec(lines.map(({ text }) => text).join(''))?.[1]));
  t.deepEqual(printed, [third, first, second]);
});

test('D2: without paper a job waits, uses no retry, and is printed unmarked once there is some', async (t) => {
  const shop = await openPrintShop(t);
  const { id, printer } = await shop.addPrinter({}, { faults: [{ name: 'paperOut' }] });
  const { orderId } = await shop.order();
  shop.open();
  await wait(async () => (await shop.jobsOf(orderId))[0]?.cause === 'paper');
  t.like((await shop.jobsOf(orderId))[0], { status: 'waiting', cause: 'paper', retryCount: 0 });
  await wait(async () => (await findPrinter(shop.storage.read, id))?.status === 'paper_out');
  printer.loadPaper();
  const [job] = await shop.settled(orderId);
  t.like(job, { status: 'completed', cause: null, retryCount: 0 });
  t.deepEqual(countPaper(printer, orderId), { unmarked: 1, marked: 0, partial: 0 });
  await wait(async () => (await findPrinter(shop.storage.read, id))?.status === 'online');
});

test('D4: paper that ends midway makes the job unconfirmed and a marked reprint follows by itself', async (t) => {
  const shop = await openPrintShop(t);
  const { printer } = await shop.addPrinter(
    {},
    { speed: 150, faults: [{ name: 'paperOut', after: { lines: 4 } }] },
  );
  const { orderId } = await shop.order();
  shop.open();
  await wait(async () => (await shop.jobsOf(orderId))[0]?.status === 'unconfirmed');
  printer.loadPaper();
  const jobs = await shop.settled(orderId);
  t.deepEqual(
    jobs.map(({ status, cause, reprintOf, retriedTo, reprintNumber }) => ({
      status,
      cause,
      reprintOf,
      retriedTo,
      reprintNumber,
    })),
    [
      { status: 'unconfirmed', cause: 'paper', reprintOf: null, retriedTo: 2, reprintNumber: 0 },
      { status: 'completed', cause: null, reprintOf: 1, retriedTo: null, reprintNumber: 1 },
    ],
  );
  t.deepEqual(countPaper(printer, orderId), { unmarked: 0, marked: 1, partial: 1 });
});

for (const after of [1, 9, 10, 150, 300, 420]) {
  test(`D7: a power cut after ${after} bytes loses nothing and doubles nothing silently`, async (t) => {
    const shop = await openPrintShop(t);
    const { printer } = await shop.addPrinter(
      {},
      { faults: [{ name: 'powerCut', value: 2_000, after: { bytes: after } }] },
    );
    const { orderId } = await shop.order();
    shop.open();
    const jobs = await shop.settled(orderId);
    t.is(jobs.at(-1)?.status, 'completed');
    const { unmarked, marked } = countPaper(printer, orderId);
    t.true(unmarked <= 1, `${unmarked} unmarked`);
    t.true(unmarked + marked >= 1, 'nothing on paper');
    if (jobs.length === 1) t.is(unmarked, 1);
  });
}

test('D8: a reset in the middle is unconfirmed; what the printer still prints stays the only unmarked paper', async (t) => {
  const shop = await openPrintShop(t);
  const { printer } = await shop.addPrinter({}, { speed: 150, faults: [{ name: 'rstAtByte', value: 350 }] });
  const { orderId } = await shop.order();
  shop.open();
  const jobs = await shop.settled(orderId);
  t.deepEqual(
    jobs.map(({ status }) => status),
    ['unconfirmed', 'completed'],
  );
  const { unmarked, marked } = countPaper(printer, orderId);
  t.true(unmarked <= 1);
  t.is(marked, 1);
});

test('D11: a printer that never answers gets each job once; what became of it a person says', async (t) => {
  const shop = await openPrintShop(t);
  const { id, printer } = await shop.addPrinter({ profile: 'write-only-80' }, { profile: 'writeonly' });
  const { orderId } = await shop.order();
  shop.open();
  const [job, ...others] = await shop.settled(orderId);
  t.like(job, { status: 'sent', proof: 'none' });
  t.deepEqual(others, []);
  await printer.waitFor(() => countPaper(printer, orderId).unmarked === 1);
  await wait(async () => (await findPrinter(shop.storage.read, id))?.trouble === 'mute');
});

test('D15: a printer that is away costs no retry and is found again', async (t) => {
  const shop = await openPrintShop(t);
  const { id, printer } = await shop.addPrinter({}, { faults: [{ name: 'refuse' }] });
  const { orderId } = await shop.order();
  shop.open();
  await wait(async () => (await shop.jobsOf(orderId))[0]?.cause === 'offline');
  await wait(async () => (await findPrinter(shop.storage.read, id))?.status === 'offline');
  printer.clearFault('refuse');
  const [job] = await shop.settled(orderId);
  t.like(job, { status: 'completed', retryCount: 0 });
  t.deepEqual(countPaper(printer, orderId), { unmarked: 1, marked: 0, partial: 0 });
});

test('a link that breaks before the first byte uses up retries, then the job has failed', async (t) => {
  const shop = await openPrintShop(t);
  const rude = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => socket.end());
  });
  await new Promise<void>((resolve) => rude.listen(0, '127.0.0.1', resolve));
  t.teardown(() => rude.close());
  const address = rude.address();
  if (!address || typeof address === 'string') return t.fail();
  await putPrinter(shop.storage, shop.storeId, { port: address.port });
  const { orderId } = await shop.order();
  shop.open();
  const [job] = await shop.settled(orderId);
  t.like(job, { status: 'failed', cause: 'link', retryCount: 4, runningNumber: null });
});

test('D21: a printer that hangs delays no other', async (t) => {
  const shop = await openPrintShop(t);
  await shop.addPrinter({ stations: ['bar'] }, { faults: [{ name: 'acceptNoServe' }] });
  const { printer } = await shop.addPrinter({ stations: ['wok'] });
  const stuck = await shop.order([{ name: 'Lemonade', station: 'bar' }]);
  shop.open();
  for (let round = 0; round < 10; round++) {
    const { orderId } = await shop.order();
    t.is((await shop.settled(orderId))[0]?.status, 'completed');
    t.is(countPaper(printer, orderId).unmarked, 1);
  }
  t.not((await shop.jobsOf(stuck.orderId))[0]?.status, 'completed');
});

test('D22: when the intent can not be written, not one byte of the paper leaves', async (t) => {
  const shop = await openPrintShop(t);
  const { printer } = await shop.addPrinter();
  const { orderId } = await shop.order();
  let refused = 0;
  let isFull = true;
  const failing = around(shop.storage, async (tx, work) => {
    const result = await work();
    const printing = await tx.db('print_job').where({ status: 'printing' }).first('id');
    if (printing && isFull) {
      refused += 1;
      throw new Error('SQLITE_FULL: database or disk is full');
    }
    return result;
  });
  shop.open({ storage: failing });
  await wait(() => refused >= 2);
  t.deepEqual(linesOf(printer), []);
  t.is((await shop.jobsOf(orderId))[0]?.status, 'pending');
  isFull = false;
  const [job] = await shop.settled(orderId);
  t.is(job?.status, 'completed');
  t.deepEqual(countPaper(printer, orderId), { unmarked: 1, marked: 0, partial: 0 });
});

test('a worker whose printer was taken over before the intent sends nothing and writes nothing', async (t) => {
  const shop = await openPrintShop(t);
  const { id, printer } = await shop.addPrinter();
  const { orderId, jobs } = await shop.order();
  let isTaken = false;
  const paused = around(shop.storage, async (tx, work) => {
    const job = await findPrintJob(tx.db, jobs[0]?.id ?? 0);
    const result = await work();
    const after = await findPrintJob(tx.db, jobs[0]?.id ?? 0);
    // The worker is about to begin: as if it had slept until now and another had come in between.
    if (!isTaken && job?.status === 'pending' && after?.status === 'printing') throw new Paused();
    return result;
  });
  const overtaken: Storage = {
    ...paused,
    write: async (work) => {
      try {
        return await paused.write(work);
      } catch (thrown) {
        if (!(thrown instanceof Paused)) throw thrown;
        isTaken = true;
        await shop.storage.write((tx) => takeOver(tx, id));
        return paused.write(work);
      }
    },
  };
  shop.open({ storage: overtaken, timings: { lease: 600_000 } });
  await wait(() => isTaken);
  // The other one holds the printer for ten minutes: nothing may happen now.
  await waitForSilence(printer);
  t.deepEqual(linesOf(printer), []);
  t.like((await shop.jobsOf(orderId))[0], { status: 'pending', runningNumber: null });
});

test('a proof that comes back after the printer was taken over changes nothing', async (t) => {
  const shop = await openPrintShop(t);
  const { id, printer } = await shop.addPrinter({}, { speed: 15 });
  const { orderId } = await shop.order();
  shop.open({ timings: { lease: 600_000 } });
  await wait(async () => (await shop.jobsOf(orderId))[0]?.status === 'printing');
  await shop.storage.write((tx) => takeOver(tx, id));
  await printer.waitFor(() => countPaper(printer, orderId).unmarked === 1);
  await waitForSilence(printer);
  const jobs = await shop.jobsOf(orderId);
  t.deepEqual(
    jobs.map(({ status, cause, reprintNumber }) => [status, cause, reprintNumber]),
    [
      ['unconfirmed', 'crash', 0],
      ['pending', null, 1],
    ],
  );
});

test('a job that came too late is never printed', async (t) => {
  const shop = await openPrintShop(t);
  const { printer } = await shop.addPrinter();
  const late = await shop.order();
  await shop.storage.write((tx) =>
    tx.db('print_job').where({ order_id: late.orderId }).update({ expires_at: tx.now.toISOString() }),
  );
  const { orderId } = await shop.order();
  shop.open();
  await shop.settled(orderId);
  t.is((await shop.settled(late.orderId))[0]?.status, 'expired');
  t.is(printer.paper().length, 1);
});

test('changed settings take effect at once, and a new printer begins to print', async (t) => {
  const shop = await openPrintShop(t);
  const { id } = await shop.addPrinter({ connection: 'windows', devicePath: 'COM1' });
  shop.open();
  await wait(async () => (await findPrinter(shop.storage.read, id))?.status === 'error');
  t.regex((await findPrinter(shop.storage.read, id))?.statusDetail ?? '', /works on Windows only/);
  const { orderId } = await shop.order();
  await shop.storage.write((tx) =>
    tx.db('printer_config').where({ id }).update({ connection: 'network', updated_at: tx.now.toISOString() }),
  );
  t.is((await shop.settled(orderId))[0]?.status, 'completed');
  const second = await shop.addPrinter({ stations: ['bar'] });
  const drink = await shop.order([{ name: 'Lemonade', station: 'bar' }]);
  t.is((await shop.settled(drink.orderId))[0]?.status, 'completed');
  t.is(countPaper(second.printer, drink.orderId).unmarked, 1);
});

test('a stop finishes the paper in hand and gives the printer back', async (t) => {
  const shop = await openPrintShop(t);
  const { id, printer } = await shop.addPrinter({}, { speed: 15 });
  const { orderId } = await shop.order();
  const pool = shop.open();
  await wait(async () => (await shop.jobsOf(orderId))[0]?.status === 'printing');
  await pool.stop();
  t.is((await shop.jobsOf(orderId))[0]?.status, 'completed');
  t.is(countPaper(printer, orderId).unmarked, 1);
  const taken = await shop.storage.write((tx) =>
    takePrinter(tx, { printerId: id, owner: 'next', isGone: () => false, duration: 1_000 }),
  );
  t.truthy(taken);
  t.false(taken?.isTorn);
});

class Paused extends Error {}

function takeOver(tx: Transaction, printerId: number) {
  return takePrinter(tx, { printerId, owner: 'another', isGone: () => true, duration: 600_000 });
}

/** The storage, with something around each of its transactions. */
function around(storage: Storage, wrap: <T>(tx: Transaction, work: () => Promise<T>) => Promise<T>): Storage {
  return { ...storage, write: (work) => storage.write((tx) => wrap(tx, () => work(tx))) };
}

function linesOf(printer: VirtualPrinter): string[] {
  return printer
    .paper()
    .flatMap(({ lines }) => lines.map(({ text }) => text))
    .filter((text) => text.trim() !== '');
}

/** Until the printer has heard nothing for a while. */
async function waitForSilence(printer: VirtualPrinter): Promise<void> {
  let heard = -1;
  let since = performance.now();
  await wait(() => {
    const received = printer.log().filter(({ type }) => type === 'rx').length;
    if (received !== heard) since = performance.now();
    heard = received;
    return performance.now() - since > 200;
  });
}

test('two printers of one address share it: every ticket once, none cut through by another', async (t) => {
  const shop = await openPrintShop(t);
  const { printer } = await shop.addPrinter({ stations: ['wok'] });
  await putPrinter(shop.storage, shop.storeId, {
    name: 'Bar',
    port: printer.port,
    stations: ['bar'],
  });
  shop.open();
  const orders = await Promise.all(
    [1, 2, 3, 4].map(() =>
      shop.order([
        { name: '宫保鸡丁', station: 'wok' },
        { name: 'Lemonade', station: 'bar' },
      ]),
    ),
  );
  for (const { orderId } of orders) {
    const jobs = await shop.settled(orderId);
    t.deepEqual(
      jobs.map(({ status, retryCount }) => [status, retryCount]),
      [
        ['completed', 0],
        ['completed', 0],
      ],
    );
    t.deepEqual(countPaper(printer, orderId), { unmarked: 2, marked: 0, partial: 0 });
  }
  t.deepEqual(
    printer.log().filter(({ type }) => type === 'queued' || type === 'turnedAway'),
    [],
    'two connections at once',
  );
});

test('a printer behind a device file is proven like one on the network', async (t) => {
  const shop = await openPrintShop(t);
  const { id, printer } = await shop.addPrinter();
  const { path } = await startPtyPrinter(t, printer.port);
  await shop.storage.write((tx) => updatePrinter(tx.db, id, { connection: 'usb', devicePath: path }));
  const { orderId } = await shop.order();
  shop.open();
  t.like((await shop.settled(orderId))[0], { status: 'completed', proof: 'process_id' });
  t.deepEqual(countPaper(printer, orderId), { unmarked: 1, marked: 0, partial: 0 });
});
