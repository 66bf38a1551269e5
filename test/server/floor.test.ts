import { createServer } from 'node:http';
import test from 'ava';
import { portOf } from '../../src/server/listen.ts';
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
  const ask = async () => (await api.call('listServices', { as: 'staff' })).body.items;
  t.deepEqual(await ask(), [
    { name: 'hub', ready: true },
    { name: 'printd', ready: false },
  ]);
  ill.closeAllConnections();
  await new Promise((resolve) => ill.close(resolve));
  t.like(await ask(), [{ ready: true }, { name: 'printd', ready: false }]);
});
