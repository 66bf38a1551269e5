import test from 'ava';
import { logIn } from '../../../src/operations/people/log-in.ts';
import { importSeed } from '../../../src/operations/upkeep/import-seed.ts';
import { seedDemo } from '../../../src/operations/upkeep/seed-demo.ts';
import { seedFile } from '../../../src/protocol/seed.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { hashPassword } from '../../../src/operations/people/password.ts';
import { insertUser } from '../../../src/storage/users.ts';
import { refuseDemoUsers } from '../../../src/server/refuse-demo-users.ts';
import { openTestStorage } from '../../helpers/open-test-storage.ts';
import { testSecrets } from '../../helpers/test-api.ts';

test('the demo fills an empty database once, with people who can log in', async (t) => {
  const storage = await openTestStorage(t);
  t.deepEqual(await Promise.all([seedDemo(storage), seedDemo(storage)]).then((made) => made.sort()), [
    false,
    true,
  ]);
  t.false(await seedDemo(storage));
  t.like(await storage.read('store').first(), {
    id: 1,
    name: '发财小狗',
    timezone: 'Asia/Shanghai',
    currency: 'CNY',
  });
  t.is((await storage.read('dining_table').select()).length, 12);
  t.true((await storage.read('menu_item').select()).length >= 20);
  t.like(await storage.read('menu_item').where({ name: '宫保鸡丁' }).first(), { price: 3800 });
  t.like(await storage.read('printer_config').first(), { connection: 'virtual', profile: 'virtual-80' });
  const limits = { perAddress: 20, perSecond: 10 };
  const context = {
    storage,
    secrets: testSecrets,
    clock: systemClock,
    accessMinutes: 30,
    bcryptCost: 12,
    limits,
  };
  for (const { hashed_password } of await storage.read('user_account').select('hashed_password'))
    t.regex(hashed_password, /^\$2b\$12\$/, 'a hash as costly as any other');
  for (const name of ['admin', 'staff', 'customer'])
    t.is(
      (await logIn(context, { username: name, password: name, address: '127.0.0.1' })).token_type,
      'bearer',
    );
});

const inside = { host: '127.0.0.1', publicUrl: '', bcryptCost: 12 };

test('demo users are refused where the network reaches them, by name and with the way out', async (t) => {
  const storage = await openTestStorage(t);
  await t.notThrowsAsync(refuseDemoUsers(storage, { ...inside, host: '0.0.0.0' }));
  await seedDemo(storage);
  for (const host of ['127.0.0.1', '127.0.1.1', '::1', 'localhost'])
    await t.notThrowsAsync(refuseDemoUsers(storage, { ...inside, host }));
  for (const exposed of [
    { host: '0.0.0.0' },
    { host: '::' },
    { host: '192.168.1.5' },
    { host: '127.0.0.1.example.com' },
    { publicUrl: 'https://order.example.com' },
  ])
    await t.throwsAsync(refuseDemoUsers(storage, { ...inside, ...exposed }), {
      code: 'config_invalid',
      message: /admin, staff, customer.*restaurantctl user passwd/,
    });
});

test('a known password is refused also when a person has set it', async (t) => {
  const storage = await openTestStorage(t);
  const add = async (username: string, password: string) => {
    const hashedPassword = await hashPassword(password, 4);
    const user = { username, hashedPassword, email: null, customerId: null, storeIds: null, isDemo: false };
    await storage.write((tx) => insertUser(tx, { ...user, role: 'admin' }));
  };
  await add('admin', 'a password of its own');
  await add('Staff', 'staff');
  await t.throwsAsync(refuseDemoUsers(storage, { ...inside, host: '0.0.0.0' }), {
    code: 'config_invalid',
    message: /the users Staff have/,
  });
});

test('a seed file brings in what is missing and nothing twice', async (t) => {
  const storage = await openTestStorage(t);
  const seed = (menu: object[]) =>
    seedFile.parse({ stores: [{ name: '一店', tables: [{ table_number: '1' }], menu }] });
  const first = seed([{ name: '汤', price: 12 }]);
  t.deepEqual((await storage.write((tx) => importSeed(tx, first))).made, {
    stores: 1,
    tables: 1,
    menuItems: 1,
  });
  t.deepEqual((await storage.write((tx) => importSeed(tx, first))).made, {
    stores: 0,
    tables: 0,
    menuItems: 0,
  });
  const more = seed([
    { name: '汤', price: 99 },
    { name: '饭', price: 3 },
  ]);
  t.deepEqual((await storage.write((tx) => importSeed(tx, more))).made, {
    stores: 0,
    tables: 0,
    menuItems: 1,
  });
  t.deepEqual(await storage.read('menu_item').orderBy('id').pluck('price'), [1200, 300]);
});
