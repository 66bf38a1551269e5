import { createHash } from 'node:crypto';
import { join } from 'node:path';
import test from 'ava';
import { openStorage } from '../../src/storage/storage.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { startTestApi } from '../helpers/test-api.ts';

const order = { store_id: 1, items: [{ menu_item_id: 3, quantity: 1 }] };

test('twenty copies of a request at once make one order and get the same bytes', async (t) => {
  const api = await startTestApi(t);
  const copies = await Promise.all(
    Array.from({ length: 20 }, () => api.call('createOrder', { as: 'customer', key: 'k1', body: order })),
  );
  t.is(new Set(copies.map(({ text }) => text)).size, 1);
  t.deepEqual([...new Set(copies.map(({ status }) => status))], [201]);
  t.is(copies.filter(({ headers }) => headers.get('idempotent-replayed') === 'true').length, 19);
  t.is((await api.storage.read('orders').select()).length, 1);
  t.is((await api.storage.read('menu_item').where({ id: 3 }).first('stock')).stock, 9);
});

test('the answer survives a restart', async (t) => {
  const filename = join(await tempDir(t), 'restaurant.db');
  const before = await openStorage({ filename });
  const first = await (await startTestApi(t, { storage: before })).call('createOrder', {
    as: 'customer',
    key: 'k1',
    body: order,
  });
  await before.close();
  const after = await openStorage({ filename });
  t.teardown(() => after.close());
  const again = await (await startTestApi(t, { storage: after })).call('createOrder', {
    as: 'customer',
    key: 'k1',
    body: order,
  });
  t.is(again.text, first.text);
  t.is(again.headers.get('idempotent-replayed'), 'true');
});

test('a key belongs to its caller, its endpoint and its request', async (t) => {
  const api = await startTestApi(t);
  const place = (as: 'customer' | 'otherCustomer', body: object) =>
    api.call('createOrder', { as, key: 'k1', body });
  t.is((await place('customer', order)).body.id, 1);
  t.is((await place('otherCustomer', order)).body.id, 2);
  const changed = await place('customer', { ...order, note: '另一单' });
  t.like(changed.body, { status: 409, code: 'idempotency_mismatch' });
  const cancelled = await api.call('cancelOrder', { as: 'customer', key: 'k1', params: { id: 1 }, body: {} });
  t.is(cancelled.body.status, 'cancelled');
  const again = await api.call('cancelOrder', { as: 'customer', key: 'k1', params: { id: 1 }, body: {} });
  t.is(again.text, cancelled.text);
});

test('a refused request may be tried again under its key', async (t) => {
  const api = await startTestApi(t);
  const many = { store_id: 1, items: [{ menu_item_id: 3, quantity: 11 }] };
  t.is((await api.call('createOrder', { as: 'customer', key: 'k1', body: many })).status, 409);
  await api.call('changeMenuItem', { as: 'staff', params: { id: 3 }, body: { stock: 20 } });
  t.is((await api.call('createOrder', { as: 'customer', key: 'k1', body: many })).status, 201);
});

test('a key is refused beyond 255 characters', async (t) => {
  const api = await startTestApi(t);
  t.is((await api.call('createOrder', { as: 'customer', key: 'k'.repeat(256), body: order })).status, 400);
});

test('whoever is made with a secret is made once, and what is kept of it is sealed', async (t) => {
  const api = await startTestApi(t);
  const password = 'Kanten-und-Ecken-7';
  const body = { username: 'xiaowang', password };
  const [user, sameUser] = [
    await api.call('createUser', { key: 'k1', body }),
    await api.call('createUser', { key: 'k1', body }),
  ];
  t.is(user.status, 201);
  t.is(sameUser.text, user.text);
  t.is(sameUser.headers.get('idempotent-replayed'), 'true');
  const other = await api.call('createUser', { key: 'k1', body: { ...body, password: `${password}!` } });
  t.like(other.body, { status: 409, code: 'idempotency_mismatch' });

  const screen = { store_id: 1, role: 'kitchen', name: 'Wok' } as const;
  const [device, sameDevice] = [
    await api.call('createDevice', { as: 'admin', key: 'k1', body: screen }),
    await api.call('createDevice', { as: 'admin', key: 'k1', body: screen }),
  ];
  t.is(device.status, 201);
  t.is(sameDevice.text, device.text);
  t.is((await api.storage.read('device').where({ name: 'Wok' })).length, 1);
  const pairings = [
    await api.call('openPairing', { key: 'k1' }),
    await api.call('openPairing', { key: 'k1' }),
  ];
  t.is(pairings[1]?.text, pairings[0]?.text);

  const kept = JSON.stringify(await api.storage.read('idempotency_key').select());
  const plainHash = createHash('sha256').update(JSON.stringify({ body })).digest('hex');
  for (const secret of [password, device.body.token, pairings[0]?.body.secret ?? '', plainHash])
    t.false(kept.includes(secret));
});

test('a reminder that is sent again under its key is the same', async (t) => {
  const api = await startTestApi(t);
  await api.call('createOrder', { as: 'customer', body: order });
  const remind = () => api.call('remindOrder', { as: 'customer', key: 'k1', params: { id: 1 } });
  const reminded = await remind();
  t.is(reminded.status, 200);
  t.is((await remind()).text, reminded.text);
});
