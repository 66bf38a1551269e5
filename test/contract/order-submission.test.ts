// Requirement document 000: 订单提交问题修复总结.
import test from 'ava';
import { connectClient } from '../helpers/hub-client.ts';
import { assertLike } from './like.ts';
import { startOutside } from './outside-client.ts';

/** The message of the document's test run. */
const newOrder = {
  type: 'new_order',
  order: {
    id: 58,
    order_number: 'ORD202601082348473567',
    store_id: 2,
    table_id: 55,
    table_number: '8',
    total_amount: 108.0,
    payment_method: 'counter',
    payment_status: 'paid',
    status: 'pending',
    created_at: '2026-01-08T23:48:47.749848+08:00',
    items: [{}],
  },
  timestamp: '2026-01-08T23:48:47.846463',
};

test('顾客下单 → 厨师接收: the order of the document reaches the screens of its store', async (t) => {
  const outside = await startOutside(t);
  const store = await outside.post('/api/stores', { name: '二店' }, 'admin');
  t.is(store.id, 2);
  const table = await outside.post('/api/stores/2/tables', { table_number: '8' }, 'admin');
  const dish = await outside.post(
    '/orchestration/menu/admin/items',
    { store_id: 2, name: '红烧肉', price: 54, category: '热菜' },
    'admin',
  );

  // On the API's own port, as the pages of the document connect.
  const socket = connectClient(
    t,
    `${outside.api.replace('http', 'ws')}/ws/store/2?token=${outside.tokens['admin']}`,
  );
  const greeting = await socket.findType('connected');
  assertLike(t, greeting, { type: 'connected', message: '连接成功', store_id: 2 });
  t.is(greeting['message'], '连接成功');
  t.is(greeting['store_id'], 2);

  const order = await outside.post(
    '/api/orders',
    {
      store_id: 2,
      table_id: table.id,
      items: [{ menu_item_id: dish.id, quantity: 2 }],
      payment_method: 'counter',
    },
    'admin',
  );
  const message = await socket.findType('new_order');
  assertLike(t, message, newOrder);
  t.like(message['order'], {
    id: order.id,
    store_id: 2,
    table_id: table.id,
    table_number: '8',
    total_amount: 108,
    payment_method: 'counter',
    status: 'pending',
  });
  t.regex(order.order_number, /^ORD\d{14}\d{4}$/);
  t.regex(order.created_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+08:00$/);

  // update_order_status and update_order_item_status are broadcast, too, also to the diner's sockets.
  const diner = connectClient(
    t,
    `${outside.product.hubUrl}/ws/order/${order.id}?token=${outside.tokens['admin']}`,
  );
  const atTable = connectClient(
    t,
    `${outside.product.hubUrl}/ws/table/${table.id}?token=${outside.tokens['admin']}`,
  );
  await diner.findType('connected');
  await atTable.findType('connected');
  await outside.call('PUT', `/api/orders/${order.id}/status`, { body: { status: 'confirmed' }, as: 'admin' });
  for (const client of [socket, diner, atTable])
    t.like((await client.findType('order_status_update'))['order'], { id: order.id, status: 'confirmed' });
  await outside.call('PUT', `/api/orders/${order.id}/items/${order.items[0].id}/status`, {
    body: { status: 'preparing' },
    as: 'admin',
  });
  t.like((await socket.findType('order_item_update'))['order'], { id: order.id, status: 'preparing' });
});
