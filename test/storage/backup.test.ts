import {
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { placeOrder } from '../../src/operations/orders/place-order.ts';
import { backUp, backUpDaily, listBackups } from '../../src/operations/upkeep/back-up.ts';
import { importSeed } from '../../src/operations/upkeep/import-seed.ts';
import { mendRestored } from '../../src/operations/upkeep/mend-restored.ts';
import { checkBackup, manifestPath } from '../../src/storage/backup/inspect-backup.ts';
import { replaceDatabase } from '../../src/storage/backup/replace-database.ts';
import { writeBackup } from '../../src/storage/backup/write-backup.ts';
import { countRows } from '../../src/storage/count-rows.ts';
import { logEpoch } from '../../src/storage/event-log.ts';
import { openStorage, type Storage } from '../../src/storage/storage.ts';
import { seedFile } from '../../src/protocol/seed.ts';
import { tempDir } from '../helpers/temp-dir.ts';

const now = new Date('2026-01-08T04:00:00Z');
const staff = {
  role: 'staff',
  subject: 'user:2',
  userId: 2,
  customerId: null,
  storeIds: [1],
  tableId: null,
} as const;

async function openRestaurant(t: ExecutionContext) {
  const folder = await tempDir(t);
  const database = join(folder, 'restaurant.db');
  const storage = await openStorage({ filename: database });
  t.teardown(() => storage.close());
  await storage.write((tx) =>
    importSeed(tx, seedFile.parse({ stores: [{ name: '一店', menu: [{ name: '可乐', price: 8.5 }] }] })),
  );
  return { folder, database, storage };
}

function order(storage: Storage): Promise<unknown> {
  const request = { store_id: 1, items: [{ menu_item_id: 1, quantity: 1 }] };
  return storage.write((tx) => placeOrder(tx, { request, actor: staff }));
}

test('a backup made while orders come in is one moment of the restaurant, whole', async (t) => {
  const { folder, database, storage } = await openRestaurant(t);
  let placed = 0;
  let isOver = false;
  const rush = (async () => {
    while (!isOver) {
      await order(storage);
      placed += 1;
    }
  })();
  const manifests = [];
  for (let count = 0; count < 5; count += 1)
    manifests.push(
      await writeBackup({ database, file: join(folder, `b${count}.db`), product: '1.2.3', now }),
    );
  isOver = true;
  await rush;
  t.true(placed > 5, `${placed} orders came in`);
  for (const [count, manifest] of manifests.entries()) {
    const file = join(folder, `b${count}.db`);
    t.deepEqual(await checkBackup(file), manifest);
    const copy = await openStorage({ filename: file });
    t.is(await countRows(copy.read('orders')), manifest.orders);
    await copy.close();
  }
  t.true((manifests.at(-1)?.orders ?? 0) >= (manifests[0]?.orders ?? 0));
});

test('what was cut, changed, or is no backup is refused and nothing is half made', async (t) => {
  const { folder, database } = await openRestaurant(t);
  const file = join(folder, 'good.db');
  await writeBackup({ database, file, product: '1', now });
  await t.throwsAsync(writeBackup({ database, file, product: '1', now }), { message: /is there already/ });

  const damaged = (name: string, change: (path: string) => void): string => {
    const path = join(folder, name);
    copyFileSync(file, path);
    copyFileSync(manifestPath(file), manifestPath(path));
    change(path);
    return path;
  };
  const cut = damaged('cut.db', (path) => truncateSync(path, 8192));
  const flipped = damaged('flipped.db', (path) => {
    const handle = openSync(path, 'r+');
    writeSync(handle, Buffer.from([0xff]), 0, 1, 40_000);
    closeSync(handle);
  });
  const text = damaged('text.db', (path) => writeFileSync(path, 'no database'));
  const foreign = damaged('foreign.db', (path) => writeFileSync(manifestPath(path), '{}'));
  for (const path of [cut, flipped, text])
    await t.throwsAsync(checkBackup(path), { message: /changed or cut short/ });
  await t.throwsAsync(checkBackup(foreign), { message: /does not describe/ });
  await t.throwsAsync(checkBackup(database), { message: /restaurant.db.json is missing/ });
  await t.throwsAsync(checkBackup(join(folder, 'nothing.db')), { message: /There is no file/ });
  t.false(existsSync(`${file}.part`));
});

test('two processes never make the same backup; what a dead one left behind does not stop the next', async (t) => {
  const { folder, database } = await openRestaurant(t);
  const file = join(folder, 'same.db');
  const both = await Promise.allSettled(
    [1, 2].map(() => writeBackup({ database, file, product: '1', now: new Date() })),
  );
  t.is(both.filter(({ status }) => status === 'fulfilled').length, 1);
  const left = join(folder, 'left.db');
  writeFileSync(`${left}.part`, 'half');
  await t.throwsAsync(writeBackup({ database, file: left, product: '1', now: new Date() }), {
    message: /is being made/,
  });
  const longAgo = new Date(Date.now() - 2 * 3_600_000);
  utimesSync(`${left}.part`, longAgo, longAgo);
  await writeBackup({ database, file: left, product: '1', now: new Date() });
  t.true(existsSync(left));
});

test('a restored restaurant has a new epoch, and what was there before is kept whole', async (t) => {
  const { folder, database, storage } = await openRestaurant(t);
  await order(storage);
  const file = join(folder, 'then.db');
  await writeBackup({ database, file, product: '1', now });
  await order(storage);
  const epoch = await logEpoch(storage.read);
  await storage.close();

  const keepIn = join(folder, 'replaced');
  replaceDatabase({ database, source: file, keepIn });
  const restored = await openStorage({ filename: database });
  t.teardown(() => restored.close());
  const report = await mendRestored(restored);
  t.not(await logEpoch(restored.read), epoch);
  t.is(await logEpoch(restored.read), report.epoch);
  const count = (data: Storage) => countRows(data.read('orders'));
  t.is(await count(restored), 1);
  const before = await openStorage({ filename: join(keepIn, 'restaurant.db') });
  t.is(await count(before), 2);
  await before.close();
  t.deepEqual(readFileSync(file).subarray(0, 16), readFileSync(database).subarray(0, 16));
});

test('a day has one automatic backup, and only the latest are kept; those a person named stay', async (t) => {
  const { folder, database } = await openRestaurant(t);
  const backups = join(folder, 'backups');
  const request = { database, folder: backups, product: '1', keep: 2 };
  await backUp({ ...request, name: 'before-the-feast.db', now });
  for (const day of [1, 2, 3, 3, 4])
    await backUpDaily({ ...request, day: `2026020${day}`, now: new Date(Date.UTC(2026, 1, day)) });
  t.deepEqual(
    listBackups(backups).map(({ name }) => name),
    ['daily-20260204.db', 'daily-20260203.db', 'before-the-feast.db'],
  );
  for (const name of ['../out.db', 'a/b.db', '.hidden', 'x.part'])
    await t.throwsAsync(backUp({ ...request, name, now }), { message: /is named by letters/ });
});
