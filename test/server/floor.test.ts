import { createServer } from 'node:http';
import test from 'ava';
import { portOf } from '../../src/server/listen.ts';
import { type Clock, systemClock } from '../../src/runtime/clock.ts';
import { readStream } from '../../src/storage/event-log.ts';
import { startTestApi } from '../helpers/test-api.ts';

test('guests are seated until their table is cleared; nobody sits at a closed one', async (t) => {
  const api = await startTestApi(t);
  const params = { id: 1 };
  t.like((await api.call('seatTable', { as: 'staff', params })).body, { id: 1, status: 'occupied' });
  t.is((await api.call('seatTable', { as: 'staff', params })).status, 200, 'twice is once');
  t.is((await api.call('clearTable', { as: 'staff', params })).body.status, 'free');
  await api.call('changeTable', { as: 'admin', params, body: { status: 'closed' } });
  t.like((await api.call('seatTable', { as: 'staff', params })).body, { status: 409 });
});

test('every screen of the store hears how a table is, and since when, but never its code', async (t) => {
  let later = 0;
  const clock: Clock = { ...systemClock, now: () => new Date(Date.now() + later) };
  const api = await startTestApi(t, { clock });
  const params = { id: 1 };
  const seated = (await api.call('seatTable', { as: 'staff', params })).body.occupied_since;
  t.true(Math.abs(Date.parse(seated) - Date.now()) < 60_000);
  later = 600_000;
  t.is((await api.call('seatTable', { as: 'staff', params })).body.occupied_since, seated);
  const renamed = { as: 'admin', params, body: { table_number: '1A' } } as const;
  t.is((await api.call('changeTable', renamed)).body.occupied_since, seated, 'they still sit there');
  await api.call('clearTable', { as: 'staff', params });
  const body = { table_number: '21', status: 'occupied' };
  const made = await api.call('createTable', { as: 'admin', params, body });
  t.true(Date.parse(made.body.occupied_since) - Date.parse(seated) >= 590_000);
  await api.call('removeTable', { as: 'admin', params: { id: made.body.id } });
  const events = await readStream(api.storage.read, 'store:1', 0, 100);
  const told = events.filter(({ type }) => type === 'table_update').map((event) => JSON.parse(event.body));
  t.like(told, [
    { table: { id: 1, status: 'occupied', occupied_since: seated }, removed: false },
    { table: { id: 1, status: 'occupied', occupied_since: seated, table_number: '1A' }, removed: false },
    { table: { id: 1, status: 'free', occupied_since: null }, removed: false },
    { table: { table_number: '21', status: 'occupied' }, removed: false },
    { table: { table_number: '21' }, removed: true },
  ]);
  t.is(told.length, 5);
  t.false(told.some(({ table }) => 'qr_path' in table));
});

test('what is eaten and not paid is found, what is paid or cancelled is not', async (t) => {
  const api = await startTestApi(t);
  const place = async () => {
    const body = { store_id: 1, table_id: 1, items: [{ menu_item_id: 4, quantity: 1 }] };
    return (await api.call('createOrder', { as: 'staff', body })).body.id;
  };
  const [eaten, paid, cancelled] = [await place(), await place(), await place()];
  for (const status of ['confirmed', 'preparing', 'completed'])
    await api.call('changeOrderStatus', { as: 'staff', params: { id: eaten }, body: { status } });
  const asked = await api.call('createPayment', {
    as: 'staff',
    body: { order_id: paid, payment_method: 'cash' },
  });
  await api.call('confirmPayment', { as: 'staff', params: { id: asked.body.payment_id } });
  await api.call('cancelOrder', { as: 'staff', params: { id: cancelled } });
  const find = async (query: object) =>
    (await api.call('listOrders', { as: 'staff', query })).body.items.map(({ id }: { id: number }) => id);
  t.deepEqual(await find({ owing: true }), [eaten]);
  t.deepEqual(await find({ owing: true, active: true }), []);
  t.deepEqual(await find({ owing: false }), [cancelled, paid]);
});

test('the services beside the API are asked whether they answer', async (t) => {
  const hub = createServer((_, answer) => answer.writeHead(200).end());
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
  t.teardown(() => hub.close());
  const ill = createServer((_, answer) => answer.writeHead(503).end());
  await new Promise<void>((resolve) => ill.listen(0, '127.0.0.1', resolve));
  t.teardown(() => ill.close());
  const env = {
    RESTAURANTCTL_HUB_PORT: String(portOf(hub)),
    RESTAURANTCTL_PRINTD_PORT: String(portOf(ill)),
  };
  const api = await startTestApi(t, { env });
  const ask = async () => (await api.call('listServices', { as: 'kitchen' })).body.items;
  t.deepEqual(await ask(), [
    { name: 'hub', ready: true },
    { name: 'printd', ready: false },
  ]);
  ill.closeAllConnections();
  await new Promise((resolve) => ill.close(resolve));
  t.like(await ask(), [{ ready: true }, { name: 'printd', ready: false }]);
});
