import test from 'ava';
import type { Actor } from '../../../src/domain/roles.ts';
import { addPrinter } from '../../../src/operations/printers/add-printer.ts';
import { changePrinter } from '../../../src/operations/printers/change-printer.ts';
import { getPrintRoute } from '../../../src/operations/printers/get-print-route.ts';
import { getPrintStats } from '../../../src/operations/paper/get-print-stats.ts';
import { movePrinterStatus } from '../../../src/operations/printers/move-printer-status.ts';
import { queueTestPage } from '../../../src/operations/paper/queue-test-page.ts';
import { removePrinter } from '../../../src/operations/printers/remove-printer.ts';
import { insertMenuItem } from '../../../src/storage/menu-items.ts';
import { newPrinter, printerChange } from '../../../src/protocol/print.ts';
import { readStream } from '../../../src/storage/event-log.ts';
import { findPrintJob } from '../../../src/storage/print-jobs.ts';
import { readPrinters } from '../../../src/storage/printers.ts';
import type { Storage } from '../../../src/storage/storage.ts';
import { openStore } from '../../helpers/kitchen.ts';
import { openTestStorage } from '../../helpers/open-test-storage.ts';

const actor: Actor = {
  role: 'admin',
  subject: 'user:1',
  userId: null,
  customerId: null,
  storeIds: null,
  tableId: null,
};

const add = (storage: Storage, request: object) =>
  storage.write((tx) => addPrinter(tx, { request: newPrinter.parse(request), actor }));

test('a name and an address make a printer', async (t) => {
  const storage = await openTestStorage(t);
  const storeId = await openStore(storage);
  const printer = await add(storage, { name: 'Hot', connection: 'network', ip_address: '10.0.0.9' });
  t.like(printer, { storeId, port: 9100, paperWidth: 80, feedback: 'auto', onUnconfirmed: 'reprint' });
  t.like(await add(storage, { name: 'Demo', connection: 'virtual' }), { profile: 'virtual-80' });
});

const refused: readonly [string, object, string][] = [
  ['no address', { connection: 'network' }, 'ip_address'],
  ['no file', { connection: 'file' }, 'device_path'],
  ['no such profile', { connection: 'virtual', profile: 'nonsense' }, 'profile'],
  ['a USB printer without its device', { connection: 'usb' }, 'device_path'],
  ['a queue without a name', { connection: 'cups' }, 'device_path'],
  ['a database', { connection: 'network', ip_address: '127.0.0.1', port: 5432 }, 'ip_address'],
  ["a cloud's metadata", { connection: 'network', ip_address: '169.254.169.254', port: 9100 }, 'ip_address'],
  ['a public host', { connection: 'network', ip_address: '203.0.113.7' }, 'ip_address'],
  ['a fallback that is not there', { connection: 'virtual', fallback_printer_id: 99 }, 'fallback_printer_id'],
];
for (const [what, request, path] of refused) {
  test(`refused: ${what}`, async (t) => {
    const storage = await openTestStorage(t);
    await openStore(storage);
    const thrown = await add(storage, { name: 'Hot', ...request }).catch((error: unknown) => error);
    t.like(thrown, { code: 'invalid', details: { path } });
  });
}

test('a name is taken once in a store', async (t) => {
  const storage = await openTestStorage(t);
  await openStore(storage);
  await add(storage, { name: 'Hot', connection: 'virtual' });
  await t.throwsAsync(add(storage, { name: 'Hot', connection: 'virtual' }), { code: 'already_exists' });
  const other = await add(storage, { name: 'Bar', connection: 'virtual' });
  await t.throwsAsync(
    storage.write((tx) => changePrinter(tx, { id: other.id, change: { name: 'Hot' }, actor })),
    { code: 'already_exists' },
  );
});

test('a removed printer leaves its queue cancelled and nobody that falls back on it', async (t) => {
  const storage = await openTestStorage(t);
  await openStore(storage);
  const spare = await add(storage, { name: 'Spare', connection: 'virtual' });
  await add(storage, { name: 'Hot', connection: 'virtual', fallback_printer_id: spare.id });
  const job = await storage.write((tx) => queueTestPage(tx, { printerId: spare.id, actor }));
  await storage.write((tx) => removePrinter(tx, { id: spare.id, actor }));
  t.is((await findPrintJob(storage.read, job.id))?.status, 'cancelled');
  t.deepEqual(
    (await readPrinters(storage.read)).map(({ name, fallbackPrinterId }) => [name, fallbackPrinterId]),
    [['Hot', null]],
  );
});

test('a state is announced when it is another one, and only then', async (t) => {
  const storage = await openTestStorage(t);
  const storeId = await openStore(storage);
  const { id: printerId } = await add(storage, { name: 'Hot', connection: 'virtual' });
  for (const status of ['online', 'online', 'paper_out', 'paper_out', 'online'] as const)
    await storage.write((tx) => movePrinterStatus(tx, { printerId, status, trouble: null, isSeen: true }));
  const told = (await readStream(storage.read, `store:${storeId}`, 0, 100)).map(
    ({ body }) => JSON.parse(body).printer.status,
  );
  t.deepEqual(told, ['unknown', 'online', 'paper_out', 'online']);
});

test('the route shows dishes that nobody would see on paper first', async (t) => {
  const storage = await openTestStorage(t);
  const storeId = await openStore(storage);
  await add(storage, { name: 'Hot', connection: 'virtual', stations: ['wok'] });
  const dish = (name: string, station: string) =>
    storage.write((tx) =>
      insertMenuItem(tx, {
        storeId,
        name,
        station,
        price: 100,
        description: '',
        category: '',
        options: [],
        stock: null,
        isAvailable: true,
        imageUrl: null,
        allergens: [],
        allStores: false,
      }),
    );
  await dish('Rice', 'wok');
  await dish('Tea', 'bar');
  t.deepEqual(
    (await getPrintRoute(storage, actor, { storeId: undefined, now: new Date() })).map(
      ({ menu_item_name, printers }) => [menu_item_name, printers.map(({ name }) => name)],
    ),
    [
      ['Tea', []],
      ['Rice', ['Hot']],
    ],
  );
  const stats = await getPrintStats(storage, actor, storeId);
  t.like(stats, { printers: { total: 1, active: 1, online: 0 }, jobs: { pending: 0, failed: 0 } });
});

test('an address that is allowed no more keeps nothing else from being changed', async (t) => {
  const storage = await openTestStorage(t);
  await openStore(storage);
  const request = newPrinter.parse({
    name: 'Hot',
    connection: 'network',
    ip_address: '10.0.0.9',
    port: 9200,
  });
  const allowedPrinters = ['10.0.0.9:9200'];
  const { id } = await storage.write((tx) => addPrinter(tx, { request, actor, allowedPrinters }));
  const change = (fields: object) =>
    storage.write((tx) => changePrinter(tx, { id, change: printerChange.parse(fields), actor }));
  t.is((await change({ name: 'Wok' })).name, 'Wok');
  await t.throwsAsync(change({ port: 9201 }), { code: 'invalid' });
  t.is((await change({ port: 9100 })).port, 9100);
});

test('a printer that is switched off takes no test page', async (t) => {
  const storage = await openTestStorage(t);
  await openStore(storage);
  const { id } = await add(storage, { name: 'Hot', connection: 'virtual', is_active: false });
  await t.throwsAsync(
    storage.write((tx) => queueTestPage(tx, { printerId: id, actor })),
    { code: 'conflict' },
  );
});
