// Requirement document 003: 分佈式訂單系統規格書.
import test, { type ExecutionContext } from 'ava';
import { waitFor } from '../helpers/wait-for.ts';
import { assertLike } from './like.ts';
import { type Json, type Outside, startOutside } from './outside-client.ts';

test('訂單創建 → 支付 → 廚房 → 配送, and the records of each', async (t) => {
  const outside = await startOutside(t);
  await users(t, outside);
  const pizza = await menu(t, outside);
  const order = await outside.post(
    '/orchestration/orders',
    { store_id: 1, items: [{ menu_item_id: pizza.id, quantity: 2 }], payment_method: 'cash' },
    'customer',
  );
  t.is(order.total_amount, 30);
  assertLike(t, order, { id: 1, customer_id: 1, items: [{}], total_amount: 1, status: '', created_at: '' });
  t.is((await outside.get(`/orchestration/orders/${order.id}`, 'customer')).id, order.id);
  t.like(await sagaOf(outside, order), {
    order_id: order.id,
    status: 'executing',
    executed_steps: ['order'],
  });

  // 店員確認支付
  const payment = await outside.post(
    '/api/payment/create',
    { order_id: order.id, payment_method: 'cash' },
    'customer',
  );
  const taken = await outside.post(
    `/orchestration/payments/${payment.payment_id}/confirm`,
    { tendered: 50 },
    'staff',
  );
  t.like(taken, { status: 'success', amount: 30 });
  await outside.call('PUT', `/api/orders/${order.id}/status`, { body: { status: 'confirmed' }, as: 'staff' });
  const saga = await waitFor('the saga to be completed', async () => {
    const found = await sagaOf(outside, order);
    return found.status === 'completed' && found;
  });
  t.deepEqual(saga.executed_steps, ['order', 'payment', 'kitchen', 'delivery']);

  const kitchen = await outside.get(`/orchestration/kitchen/orders/${order.id}`, 'staff');
  assertLike(t, kitchen, {
    kitchen_order_id: kitchen.kitchen_order_id,
    order_id: 1,
    items: [{}],
    status: 'confirmed',
    created_at: '2026-01-08T12:00:00',
  });
  t.true('estimated_time' in kitchen);
  const delivery = await outside.get(`/orchestration/delivery/orders/${order.id}`, 'staff');
  t.is(delivery.order_id, order.id);
  for (const field of ['delivery_id', 'order_id', 'address', 'status', 'driver_id', 'created_at'])
    t.true(field in delivery, field);
  const history = await outside.get(`/orchestration/orders/history/${order.id}`, 'customer');
  const entries: Json[] = Array.isArray(history) ? history : history.items;
  t.deepEqual(
    entries.filter(({ item_id }) => item_id === undefined || item_id === null).map(({ status }) => status),
    ['pending', 'confirmed'],
  );
  assertLike(t, entries[0], { id: 1, order_id: 1, status: 'pending', changed_at: '2026-01-08T12:00:00' });
});

test('補償: a cancelled order gives back money and stock, and the kitchen stops', async (t) => {
  const outside = await startOutside(t);
  const dish = await outside.post(
    '/orchestration/menu/admin/items',
    { store_id: 1, name: '沙拉', price: 8, category: '冷菜', stock: 5 },
    'staff',
  );
  const stock = async () =>
    (await outside.get('/orchestration/menu/items?store_id=1')).items.find(
      (item: Json) => item.id === dish.id,
    ).stock;
  const order = await outside.post(
    '/orchestration/orders',
    { store_id: 1, items: [{ menu_item_id: dish.id, quantity: 2 }], payment_method: 'wechat' },
    'customer',
  );
  t.is(await stock(), 3);
  const payment = await outside.post(
    '/api/payment/create',
    { order_id: order.id, payment_method: 'wechat' },
    'customer',
  );
  await outside.callback({ payment_id: payment.payment_id, transaction_id: 'TXN1', success: true });
  await outside.call('PUT', `/api/orders/${order.id}/status`, { body: { status: 'confirmed' }, as: 'staff' });
  const late = await outside.call('POST', `/orchestration/orders/${order.id}/cancel`, {
    body: {},
    as: 'customer',
  });
  t.is(late.status, 409, 'a customer comes too late');
  await outside.post(`/orchestration/orders/${order.id}/cancel`, { reason: '客人有事' }, 'staff');
  await waitFor(
    'the saga to be compensated',
    async () => (await sagaOf(outside, order)).status === 'compensated',
  );
  t.like(await outside.get(`/orchestration/orders/${order.id}`, 'customer'), {
    status: 'cancelled',
    payment_status: 'refunded',
  });
  t.is((await outside.get(`/api/payment/${payment.payment_id}/status`, 'staff')).status, 'refunded');
  t.is((await outside.get(`/orchestration/kitchen/orders/${order.id}`, 'staff')).status, 'cancelled');
  t.is((await outside.get(`/orchestration/delivery/orders/${order.id}`, 'staff')).status, 'cancelled');
  t.is(await stock(), 5);
});

/** The tables of 4.1 and the rights of 4.2; nobody is `null`. */
const rights: readonly { readonly call: string; readonly body?: object; readonly may: readonly string[] }[] =
  [
    { call: 'GET /orchestration/users/me', may: ['customer', 'staff', 'admin'] },
    { call: 'GET /orchestration/menu/items', may: ['nobody', 'customer', 'staff', 'admin'] },
    { call: 'POST /orchestration/menu/admin/items', body: {}, may: ['staff', 'admin'] },
    { call: 'PUT /orchestration/menu/admin/items/999', body: {}, may: ['staff', 'admin'] },
    { call: 'DELETE /orchestration/menu/admin/items/999', may: ['staff', 'admin'] },
    { call: 'GET /orchestration/orders', may: ['customer', 'staff', 'admin'] },
    { call: 'GET /orchestration/orders/999', may: ['customer', 'staff', 'admin'] },
    { call: 'POST /orchestration/orders/999/cancel', body: {}, may: ['customer', 'staff', 'admin'] },
    { call: 'GET /orchestration/orders/history/999', may: ['customer', 'staff', 'admin'] },
    { call: 'POST /orchestration/payments/999/confirm', body: {}, may: ['staff', 'admin'] },
    { call: 'GET /orchestration/kitchen/orders/999', may: ['staff', 'admin'] },
    { call: 'GET /orchestration/delivery/orders/999', may: ['staff', 'admin'] },
    { call: 'POST /orchestration/customers', body: {}, may: ['staff', 'admin'] },
    { call: 'GET /orchestration/customers', may: ['staff', 'admin'] },
    { call: 'GET /orchestration/customers/999', may: ['customer', 'staff', 'admin'] },
  ];

test('4.2 權限控制: nobody, customers, staff and admins, at every endpoint of the document', async (t) => {
  const outside = await startOutside(t);
  for (const { call, body, may } of rights) {
    const [method = '', path = ''] = call.split(' ');
    for (const who of ['nobody', 'customer', 'staff', 'admin']) {
      const as = who === 'nobody' ? undefined : who;
      const { status } = await outside.call(method, path, { ...(body && { body }), as });
      const isLetIn = status !== 401 && status !== 403;
      t.is(isLetIn, may.includes(who), `${who}: ${call} is ${status}`);
    }
  }
});

/** 4.1.1: 創建用戶 is public and makes customers; the own account is shown without secrets. */
async function users(t: ExecutionContext, outside: Outside): Promise<void> {
  const body = { username: 'lin', password: 'a long password', email: 'lin@example.com' };
  const created = await outside.call('POST', '/orchestration/users', { body });
  t.is(created.status, 201);
  assertLike(t, created.body, { id: 1, username: 'lin', email: '', role: 'customer', created_at: '' });
  t.is(created.body.role, 'customer');
  const asAdmin = { username: 'mallory', password: 'a long password', role: 'admin' };
  t.true(
    [400, 401, 403, 422].includes(
      (await outside.call('POST', '/orchestration/users', { body: asAdmin })).status,
    ),
  );
  const me = await outside.get('/orchestration/users/me', 'customer');
  t.like(me, { username: 'customer', role: 'customer' });
  t.false(JSON.stringify(me).includes('password'));
}

/** 10.3: 披薩 $15. */
async function menu(t: ExecutionContext, outside: Outside): Promise<Json> {
  const pizza = await outside.post(
    '/orchestration/menu/admin/items',
    { store_id: 1, name: '披薩', price: 15, description: '', category: '主食' },
    'staff',
  );
  assertLike(t, pizza, { id: 1, name: '披薩', price: 15, description: '' });
  const changed = await outside.call('PUT', `/orchestration/menu/admin/items/${pizza.id}`, {
    body: { description: '瑪格麗特' },
    as: 'staff',
  });
  t.is(changed.body.description, '瑪格麗特');
  const { items } = await outside.get('/orchestration/menu/items');
  t.true(items.some((item: Json) => item.name === '披薩' && item.price === 15));
  return pizza;
}

function sagaOf(outside: Outside, order: Json): Promise<Json> {
  return outside.get(`/orchestration/sagas/${order.id}`, 'staff');
}
