// Requirement document 004: 来单提醒.
import test from 'ava';
import { connectClient } from '../helpers/hub-client.ts';
import { startOutside } from './outside-client.ts';

test('type 1 when an order is paid, type 2 when its customer urges, to the staff of its store', async (t) => {
  const outside = await startOutside(t);
  const socket = connectClient(
    t,
    `${outside.product.hubUrl}/ws/reminders/1?token=${outside.tokens['staff']}`,
  );
  await socket.findType('connected');
  const { items } = await outside.get('/orchestration/menu/items?store_id=1');
  const plain = items.find((item: { options: unknown[] }) => item.options.length === 0);
  const order = await outside.post(
    '/api/orders',
    { store_id: 1, items: [{ menu_item_id: plain.id, quantity: 1 }], payment_method: 'wechat' },
    'customer',
  );
  const payment = await outside.post(
    '/api/payment/create',
    { order_id: order.id, payment_method: 'wechat' },
    'customer',
  );
  const paid = await outside.callback({
    payment_id: payment.payment_id,
    transaction_id: 'TXN20260108120000123456',
    success: true,
  });
  t.is(paid.status, 200);
  const came = await socket.findType(1);
  t.is(came['orderId'], order.id);
  t.is(came['content'], `订单号：${order.order_number}`);

  await outside.post(`/api/orders/${order.id}/remind`, {}, 'customer');
  const urged = await socket.findType(2);
  t.is(urged['orderId'], order.id);
  t.is(typeof urged['content'], 'string');

  const stranger = connectClient(
    t,
    `${outside.product.hubUrl}/ws/reminders/1?token=${outside.tokens['customer']}`,
  );
  t.is((await stranger.closed).code, 4403);
});
