// Requirement document 001: 高级功能使用指南.
import test, { type ExecutionContext } from 'ava';
import { connectClient } from '../helpers/hub-client.ts';
import { assertLike } from './like.ts';
import { type Json, type Outside, partOf, startOutside } from './outside-client.ts';

const phone = '13800138000';
const transaction = 'TXN20260108120000123456';

test('every request and answer of the document', async (t) => {
  const outside = await startOutside(t);
  const kung = await findDish(outside, '宫保鸡丁');
  const table = (await outside.get('/api/stores/1/tables', 'staff')).items[0];
  const store = connectClient(t, storeSocket(outside, 'till'));
  await store.findType('connected');

  await members(t, outside);
  const order = await placeOrder(outside, kung.id, table.id);
  await payments(t, outside, order);
  await points(t, outside, order);
  await realtime(t, outside, { order, kung: kung.id, table: table.id });
  await reports(t, outside, kung.id);
});

test('the same connection_id again replaces the older connection', async (t) => {
  const outside = await startOutside(t);
  const first = connectClient(t, storeSocket(outside, 'till'));
  await first.findType('connected');
  const second = connectClient(t, storeSocket(outside, 'till'));
  await second.findType('connected');
  t.is((await first.closed).code, 4409);
  second.send({ type: 'ping' });
  assertLike(t, await second.findType('pong'), { type: 'pong', timestamp: '2026-01-08T12:00:00' });
});

/** 获取支付方式列表 … 取消支付 */
async function payments(t: ExecutionContext, outside: Outside, order: Json): Promise<void> {
  const { methods } = await outside.get('/api/payment/methods');
  const named = new Map(methods.map((method: Json) => [method.id, method]));
  t.deepEqual(named.get('wechat'), { id: 'wechat', name: '微信支付', description: '使用微信扫码支付' });
  t.deepEqual(named.get('alipay'), { id: 'alipay', name: '支付宝', description: '使用支付宝扫码支付' });
  t.deepEqual(named.get('cash'), { id: 'cash', name: '现金支付', description: '现金支付，由店员确认' });
  t.deepEqual(named.get('credit_card'), { id: 'credit_card', name: '信用卡', description: '刷卡支付' });

  const diner = connectClient(
    t,
    `${outside.product.hubUrl}/ws/order/${order.id}?connection_id=phone&token=${outside.tokens['customer']}`,
  );
  await diner.findType('connected');
  const created = await outside.post(
    '/api/payment/create',
    { order_id: order.id, payment_method: 'wechat', customer_phone: phone },
    'customer',
  );
  const id: number = created.payment_id;
  t.like(created, {
    order_id: order.id,
    order_number: order.order_number,
    amount: 76,
    payment_method: 'wechat',
    qr_code: `pay://fake.wechat.com?payment_id=${id}&amount=76.0`,
    status: 'pending',
  });
  t.true(String(created.payment_url).endsWith(`/api/payment/qr/${id}`), created.payment_url);
  const picture = await fetch(`${outside.api}/api/payment/qr/${id}`);
  t.is(picture.status, 200);
  t.regex(picture.headers.get('content-type') ?? '', /^image\//);

  const reported = await outside.callback({ payment_id: id, transaction_id: transaction, success: true });
  t.is(reported.status, 200, JSON.stringify(reported.body));
  const status = await outside.get(`/api/payment/${id}/status`, 'customer');
  t.like(status, {
    payment_id: id,
    order_id: order.id,
    order_number: order.order_number,
    amount: 76,
    payment_method: 'wechat',
    status: 'success',
    transaction_id: transaction,
  });
  t.regex(status.paid_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/);
  t.is((await outside.get(`/api/orders/${order.id}`, 'customer')).payment_status, 'paid');
  const told = await diner.find(
    (frame) => frame.type === 'payment_status_update' && partOf(frame, 'payment').status === 'success',
  );
  assertLike(t, told, {
    type: 'payment_status_update',
    payment: { payment_id: 1, status: 'success' },
    timestamp: '2026-01-08T12:00:00',
  });

  const other = await placeOrder(outside, (await findDish(outside, '宫保鸡丁')).id, null);
  const open = await outside.post(
    '/api/payment/create',
    { order_id: other.id, payment_method: 'alipay' },
    'customer',
  );
  t.is((await outside.post(`/api/payment/${open.payment_id}/cancel`, {}, 'customer')).status, 'cancelled');
  await outside.post(`/orchestration/orders/${other.id}/cancel`, {}, 'customer');
}

/** 注册会员 … 获取会员等级列表 */
async function members(t: ExecutionContext, outside: Outside): Promise<void> {
  const member = await outside.post('/api/member/register', { phone, name: '张三' }, 'staff');
  t.like(member, {
    phone,
    name: '张三',
    level: 1,
    level_name: '普通会员',
    points: 0,
    total_spent: 0,
    total_orders: 0,
    discount: 1,
  });
  const levels = await outside.get('/api/member/levels');
  t.deepEqual(levels, [
    { level: 1, level_name: '普通会员', min_points: 0, discount: 1 },
    { level: 2, level_name: '银卡会员', min_points: 1000, discount: 0.95 },
    { level: 3, level_name: '金卡会员', min_points: 5000, discount: 0.9 },
    { level: 4, level_name: '白金会员', min_points: 10000, discount: 0.85 },
  ]);
}

/** 消费1元 = 1积分, then 积分兑换 and 应用会员折扣. */
async function points(t: ExecutionContext, outside: Outside, order: Json): Promise<void> {
  const member = await outside.get(`/api/member/phone/${phone}`, 'staff');
  t.like(member, { points: 76, total_spent: 76, total_orders: 1 });
  t.deepEqual(await outside.get(`/api/member/${member.id}`, 'staff'), member);
  const logs = await outside.get(`/api/member/${member.id}/points-logs?skip=0&limit=20`, 'staff');
  t.is(logs.length, 1);
  t.like(logs[0], {
    points: 76,
    reason: `订单消费: ${order.order_number}`,
    order_number: order.order_number,
  });
  assertLike(t, logs[0], { id: 1, created_at: '2026-01-08T12:00:00' });
  const redeemed = await outside.post(
    '/api/member/redeem',
    { member_id: member.id, points: 10, reason: '积分兑换测试' },
    'staff',
  );
  t.deepEqual(redeemed, {
    message: '积分兑换成功',
    member_id: member.id,
    redeemed_points: 10,
    remaining_points: 66,
  });
  // The document's member has the rate of the second level; this one is of the first.
  const offer = await outside.post(
    '/api/member/apply-discount',
    { member_id: member.id, order_amount: 100.0 },
    'staff',
  );
  t.like(offer, {
    member_id: member.id,
    original_amount: 100,
    discount_amount: 0,
    final_amount: 100,
    discount_rate: 1,
  });
}

/** 店铺连接: new_order and order_status_update. */
async function realtime(
  t: ExecutionContext,
  outside: Outside,
  { order, kung, table }: { readonly order: Json; readonly kung: number; readonly table: number },
): Promise<void> {
  const socket = connectClient(t, storeSocket(outside, 'pass'));
  await socket.findType('connected');
  const next = await placeOrder(outside, kung, table);
  assertLike(t, await socket.findType('new_order'), {
    type: 'new_order',
    order: { id: 1, order_number: 'ORD202601081200001234', table_number: '1', order_status: 'pending' },
    timestamp: '2026-01-08T12:00:00',
  });
  await outside.call('PUT', `/api/orders/${next.id}/status`, { body: { status: 'confirmed' }, as: 'staff' });
  const update = await socket.find(
    (frame) => frame.type === 'order_status_update' && partOf(frame, 'order').id === next.id,
  );
  t.is(partOf(update, 'order').order_status, 'confirmed');
  t.not(order.id, next.id);
}

/** 营收汇总 … 订单排行榜: one order is paid, one waits, one was cancelled. */
async function reports(t: ExecutionContext, outside: Outside, kung: number): Promise<void> {
  const report = (name: string, query = 'period=today') =>
    outside.get(`/api/analytics/${name}?store_id=1&${query}`, 'staff');
  const summary = await report('revenue-summary');
  t.like(summary, {
    period: 'today',
    total_orders: 1,
    total_amount: 76,
    total_discount: 0,
    net_revenue: 76,
    average_order_amount: 76,
  });
  t.regex(summary.start_date, /^\d{4}-\d\d-\d\d$/);
  t.is(summary.end_date, summary.start_date);
  for (const period of ['yesterday', 'week', 'month', 'last_month'])
    t.is((await report('revenue-summary', `period=${period}`)).period, period);
  const custom = `period=custom&custom_start=${summary.start_date}&custom_end=${summary.end_date}`;
  t.like(await report('revenue-summary', custom), { period: 'custom', net_revenue: 76 });

  t.deepEqual(await report('payment-methods'), [
    { payment_method: 'wechat', count: 1, amount: 76, percentage: 100 },
  ]);
  t.deepEqual(await report('menu-item-sales', 'period=today&limit=20'), [
    { menu_item_id: kung, menu_item_name: '宫保鸡丁', quantity: 2, revenue: 76 },
  ]);
  const hours = (await report('hourly-sales')).filter((row: Json) => row.order_count > 0);
  t.is(hours.length, 1);
  t.like(hours[0], { order_count: 1, revenue: 76 });
  assertLike(t, hours[0], { hour: 12 });
  const states = new Map((await report('order-status')).map((row: Json) => [row.order_status, row]));
  t.deepEqual(states.get('pending'), { order_status: 'pending', count: 1, amount: 76 });
  t.deepEqual(states.get('cancelled'), { order_status: 'cancelled', count: 1, amount: 76 });
  const days = await report('daily-revenue', 'days=7');
  t.is(days.length, 7);
  t.deepEqual(days.at(-1), { date: summary.start_date, order_count: 1, revenue: 76 });
  t.deepEqual(
    days.slice(0, -1).map((day: Json) => [day.order_count, day.revenue]),
    Array.from({ length: 6 }, () => [0, 0]),
  );
  const top = await report('top-orders', 'period=today&limit=10');
  assertLike(t, top, [
    {
      order_id: 46,
      order_number: 'ORD202601080832310405',
      table_id: 21,
      final_amount: 76.0,
      order_status: 'pending',
      items_count: 2,
    },
  ]);
}

/** The document's order: 宫保鸡丁 twice, 76.00. */
function placeOrder(outside: Outside, dish: number, table: number | null): Promise<Json> {
  const items = [{ menu_item_id: dish, quantity: 2 }];
  return outside.post(
    '/api/orders',
    { store_id: 1, ...(table !== null && { table_id: table }), items, payment_method: 'wechat' },
    'customer',
  );
}

async function findDish(outside: Outside, name: string): Promise<Json> {
  const { items } = await outside.get('/orchestration/menu/items?store_id=1');
  return items.find((item: Json) => item.name === name);
}

function storeSocket(outside: Outside, connection: string): string {
  return `${outside.product.hubUrl}/ws/store/1?connection_id=${connection}&token=${outside.tokens['staff']}`;
}
