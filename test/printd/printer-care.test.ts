import test from 'ava';
import type { Actor } from '../../src/domain/roles.ts';
import { pausePrinter } from '../../src/operations/printers/pause-printer.ts';
import { requestPrinterAction } from '../../src/operations/printers/request-printer-action.ts';
import { readStream } from '../../src/storage/event-log.ts';
import { findPrinterAction } from '../../src/storage/printer-actions.ts';
import { findPrinter } from '../../src/storage/printers.ts';
import { countPaper, openPrintShop, type PrintShop } from '../helpers/print-shop.ts';
import { waitUntil } from '../helpers/wait-for.ts';

const actor: Actor = {
  role: 'staff',
  subject: 'user:7',
  userId: null,
  customerId: null,
  storeIds: null,
  tableId: null,
};

/** Asks for it, with all the time a busy machine may need, and waits for what comes of it. */
async function act(shop: PrintShop, printerId: number, action: 'open_drawer' | 'beep' | 'recover') {
  const { id } = await shop.storage.write(async (tx) => {
    const requested = await requestPrinterAction(tx, { printerId, action, actor });
    const expires_at = new Date(tx.now.getTime() + 3_600_000).toISOString();
    await tx.db('printer_action').where({ id: requested.id }).update({ expires_at });
    return requested;
  });
  const ended = new Set(['sent', 'unconfirmed', 'refused', 'expired']);
  const find = () => findPrinterAction(shop.storage.read, id);
  await waitUntil(async () => ended.has((await find())?.status ?? ''));
  return find();
}

const pause = ({ storage }: PrintShop, id: number, isPaused: boolean) =>
  storage.write((tx) => pausePrinter(tx, { id, isPaused, actor }));

test('a paused printer keeps its queue, says so, and goes on where it was', async (t) => {
  const shop = await openPrintShop(t);
  const spare = await shop.addPrinter({ name: 'Spare', stations: ['bar'] });
  const { id, printer } = await shop.addPrinter({ stations: ['wok'], fallbackPrinterId: spare.id });
  await pause(shop, id, true);
  const first = await shop.order();
  const second = await shop.order();
  shop.open({ timings: { fallback: 1 } });
  await waitUntil(async () => (await shop.jobsOf(first.orderId))[0]?.cause === 'printer_paused');
  // Its state is still looked after.
  printer.set({ name: 'paperNearEnd' });
  await waitUntil(async () => (await findPrinter(shop.storage.read, id))?.lastSeenAt !== null);
  t.like((await shop.jobsOf(first.orderId))[0], { status: 'waiting', printerId: id });
  t.like((await shop.jobsOf(second.orderId))[0], { status: 'pending', printerId: id });
  t.is(printer.paper().length, 0);
  t.is((await findPrinter(shop.storage.read, id))?.pausedBy, 'user:7');
  await pause(shop, id, false);
  for (const { orderId } of [first, second]) {
    t.like((await shop.settled(orderId))[0], { status: 'completed', meantFor: null });
    t.is(countPaper(printer, orderId).unmarked, 1);
  }
});

test('a pause lets the paper in hand come out, and not one byte of the next', async (t) => {
  const shop = await openPrintShop(t);
  const { id, printer } = await shop.addPrinter({}, { speed: 15 });
  const first = await shop.order();
  const second = await shop.order();
  shop.open();
  await waitUntil(async () => (await shop.jobsOf(first.orderId))[0]?.status === 'printing');
  await pause(shop, id, true);
  t.is((await shop.settled(first.orderId))[0]?.status, 'completed');
  await waitUntil(async () => (await shop.jobsOf(second.orderId))[0]?.cause === 'printer_paused');
  t.deepEqual(countPaper(printer, second.orderId), { unmarked: 0, marked: 0, partial: 0 });
});

test('the drawer opens once, also while a job waits for paper on another printer, and who asked is kept', async (t) => {
  const shop = await openPrintShop(t);
  const { id, printer } = await shop.addPrinter();
  shop.open();
  const action = await act(shop, id, 'open_drawer');
  t.like(action, { status: 'sent', pin: 2, requestedBy: 'user:7', cause: null });
  await printer.waitFor(() => printer.log().some(({ type }) => type === 'kick'), 60_000);
  // Tickets and reprints never open it.
  const { orderId } = await shop.order();
  await shop.settled(orderId);
  t.is(printer.log().filter(({ type }) => type === 'kick').length, 1);
});

test('a drawer that could not be opened in time stays shut', async (t) => {
  const shop = await openPrintShop(t);
  const { id, printer } = await shop.addPrinter();
  const wanted = await shop.storage.write((tx) =>
    requestPrinterAction(tx, { printerId: id, action: 'open_drawer', actor }),
  );
  await shop.storage.write((tx) =>
    tx.db('printer_action').where({ id: wanted.id }).update({ expires_at: tx.now.toISOString() }),
  );
  shop.open();
  await waitUntil(async () => (await findPrinterAction(shop.storage.read, wanted.id))?.status === 'expired');
  const { orderId } = await shop.order();
  await shop.settled(orderId);
  t.false(printer.log().some(({ type }) => type === 'kick'));
});

test('a printer with an open cover refuses the drawer and says why', async (t) => {
  const shop = await openPrintShop(t);
  const { id, printer } = await shop.addPrinter();
  printer.openCover();
  shop.open();
  t.like(await act(shop, id, 'open_drawer'), { status: 'refused', cause: 'cover' });
  t.false(printer.log().some(({ type }) => type === 'kick'));
});

test('a printer beeps', async (t) => {
  const shop = await openPrintShop(t);
  const { id, printer } = await shop.addPrinter();
  shop.open();
  t.is((await act(shop, id, 'beep'))?.status, 'sent');
  await printer.waitFor(() => printer.log().some(({ type }) => type === 'beep'), 60_000);
});

test('after a cutter jam a job waits until a person has the printer recover, then comes out once, unmarked', async (t) => {
  const shop = await openPrintShop(t);
  const { id, printer } = await shop.addPrinter();
  printer.set({ name: 'cutterError' });
  const { orderId } = await shop.order();
  shop.open();
  await waitUntil(async () => (await shop.jobsOf(orderId))[0]?.cause === 'cutter');
  await waitUntil(async () => (await findPrinter(shop.storage.read, id))?.trouble === 'cutter');
  // Nobody has freed it: the word alone does not help.
  t.is((await act(shop, id, 'recover'))?.status, 'sent');
  t.true(printer.state().condition.cutterError);
  printer.clearFault('cutterError');
  t.is((await act(shop, id, 'recover'))?.status, 'sent');
  t.like((await shop.settled(orderId))[0], { status: 'completed', proof: 'process_id' });
  t.deepEqual(countPaper(printer, orderId), { unmarked: 1, marked: 0, partial: 0 });
  await waitUntil(async () => (await findPrinter(shop.storage.read, id))?.trouble === null);
});

test('what changes while it prints is told before the paper is out', async (t) => {
  const shop = await openPrintShop(t);
  const { printer } = await shop.addPrinter({}, { speed: 15 });
  const { orderId } = await shop.order();
  shop.open();
  await printer.waitFor(() => printer.log().some(({ type }) => type === 'printed'), 60_000);
  printer.set({ name: 'paperNearEnd' });
  t.is((await shop.settled(orderId))[0]?.status, 'completed');
  const events = await readStream(shop.storage.read, `store:${shop.storeId}`, 0, 1_000);
  const told = events.map(({ body }) => JSON.parse(body));
  const nearEnd = told.findIndex(({ printer: shown }) => shown?.trouble === 'near_end');
  const completed = told.findIndex(({ job }) => job?.status === 'completed');
  t.true(nearEnd >= 0 && nearEnd < completed);
  t.is(told[nearEnd]?.printer.status_detail, '请备好新纸卷。');
});

test('what a printer can not do is refused at once', async (t) => {
  const shop = await openPrintShop(t);
  const mute = await shop.addPrinter({ name: 'Mute', profile: 'write-only-80' });
  const file = await shop.addPrinter({ name: 'File', connection: 'file' });
  const ask = (printerId: number, action: 'open_drawer' | 'recover') =>
    shop.storage.write((tx) => requestPrinterAction(tx, { printerId, action, actor }));
  await t.throwsAsync(ask(mute.id, 'recover'), { code: 'conflict' });
  await t.throwsAsync(ask(file.id, 'open_drawer'), { code: 'conflict' });
  await t.throwsAsync(ask(999, 'open_drawer'), { code: 'not_found' });
});
