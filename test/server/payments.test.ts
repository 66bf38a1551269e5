import { join } from 'node:path';
import test from 'ava';
import { readStream } from '../../src/storage/event-log.ts';
import { digestTables } from '../helpers/digest-tables.ts';
import { payCallback } from '../helpers/pay-callback.ts';
import { openTestStorage } from '../helpers/open-test-storage.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { startTestApi, type TestApi } from '../helpers/test-api.ts';

/** 宫保鸡丁 twice: 76. */
const seventySix = { store_id: 1, items: [{ menu_item_id: 1, quantity: 2 }] };
const phone = '13800138000';
const transaction = 'TXN20260108120000123456';

async function placeOrder(api: TestApi, order: object = seventySix): Promise<number> {
  return (await api.call('createOrder', { as: 'customer', body: order })).body.id;
}

async function askPayment(api: TestApi, orderId: number, payment_method = 'wechat'): Promise<number> {
  const body = { order_id: orderId, payment_method, customer_phone: phone };
  return (await api.call('createPayment', { as: 'customer', body })).body.payment_id;
}

async function joinMember(api: TestApi): Promise<number> {
  const id = 77;
  await api.storage.write((tx) =>
    tx.db('member').insert({
      id,
      customer_id: 77,
      phone,
      name: '张三',
      points: 0,
      points_earned: 0,
      total_spent: 0,
      total_orders: 0,
      created_at: tx.now.toISOString(),
    }),
  );
  return id;
}

function success(payment_id: number, more: object = {}): object {
  return { payment_id, transaction_id: transaction, success: true, ...more };
}

async function statesOf(api: TestApi, orderId: number, paymentId: number) {
  const order = (await api.call('getOrder', { as: 'staff', params: { id: orderId } })).body;
  const payment = (await api.call('getPaymentStatus', { as: 'staff', params: { id: paymentId } })).body;
  return [order.order_status, order.payment_status, payment.status].join(' ');
}

async function memberOf(api: TestApi) {
  const member = await api.storage.read('member').where({ phone }).first();
  const logged: number[] = await api.storage
    .read('points_log')
    .where({ member_id: member.id })
    .pluck('points');
  return {
    points: member.points,
    earned: member.points_earned,
    spent: member.total_spent,
    orders: member.total_orders,
    logged,
  };
}

test('the ways to pay have the names of the requirement document', async (t) => {
  const api = await startTestApi(t);
  const { body } = await api.call('listPaymentMethods', {});
  t.deepEqual(body.methods.slice(0, 2), [
    { id: 'wechat', name: '微信支付', description: '使用微信扫码支付' },
    { id: 'alipay', name: '支付宝', description: '使用支付宝扫码支付' },
  ]);
  t.deepEqual(
    body.methods.map(({ id }: { id: string }) => id),
    ['wechat', 'alipay', 'cash', 'credit_card', 'counter'],
  );
});

test('without a provider only what a person takes is offered', async (t) => {
  const api = await startTestApi(t, { env: { RESTAURANTCTL_PAYMENTS_PROVIDER: 'none' } });
  const { body } = await api.call('listPaymentMethods', {});
  t.deepEqual(
    body.methods.map(({ id }: { id: string }) => id),
    ['cash', 'credit_card', 'counter'],
  );
  const wish = { order_id: await placeOrder(api), payment_method: 'wechat' };
  t.is((await api.call('createPayment', { as: 'customer', body: wish })).status, 422);
  t.is((await payCallback(api, success(1))).status, 404);
});

test('a payment is asked for, paid and told, in the words of the requirement document', async (t) => {
  const api = await startTestApi(t, { env: { RESTAURANTCTL_API_PUBLIC_URL: 'http://localhost:8000' } });
  const memberId = await joinMember(api);
  const { body: order } = await api.call('createOrder', { as: 'customer', body: seventySix });
  const created = await api.call('createPayment', {
    as: 'customer',
    body: { order_id: order.id, payment_method: 'wechat', customer_phone: phone },
  });
  const { simulation_url: simulation, ...asDocumented } = created.body;
  t.deepEqual(asDocumented, {
    payment_id: 1,
    order_id: order.id,
    order_number: order.order_number,
    amount: 76,
    payment_method: 'wechat',
    payment_url: 'http://localhost:8000/api/payment/qr/1',
    qr_code: 'pay://fake.wechat.com?payment_id=1&amount=76.0',
    status: 'pending',
  });
  t.regex(simulation, /^http:\/\/localhost:8000\/api\/payment\/pay\/1\?key=/);
  t.is(await statesOf(api, order.id, 1), 'pending pending pending');

  const paid = await payCallback(api, success(1));
  t.is(paid.status, 200);
  const { body: status } = await api.call('getPaymentStatus', { as: 'customer', params: { id: 1 } });
  t.deepEqual(status, paid.body);
  t.like(status, {
    payment_id: 1,
    order_number: order.order_number,
    amount: 76,
    payment_method: 'wechat',
    status: 'success',
    transaction_id: transaction,
  });
  t.regex(status.paid_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+08:00$/);
  t.is(await statesOf(api, order.id, 1), 'pending paid success');
  const logs = await api.storage.read('points_log').where({ member_id: memberId });
  t.like(logs, [{ points: 76, reason: `订单消费: ${order.order_number}`, order_number: order.order_number }]);
  t.deepEqual(await memberOf(api), { points: 76, earned: 76, spent: 7600, orders: 1, logged: [76] });
});

test('store, order and table hear of it, and the order carries the position', async (t) => {
  const api = await startTestApi(t);
  const orderId = await placeOrder(api, { ...seventySix, table_id: 1 });
  await payCallback(api, success(await askPayment(api, orderId)));
  for (const stream of ['store:1', `order:${orderId}`, 'table:1'] as const) {
    const events = await readStream(api.storage.read, stream, 0, 100);
    t.deepEqual(
      events.map(({ type }) => type),
      ['new_order', 'payment_status_update', 'payment_status_update'],
      stream,
    );
    const { payment, order } = JSON.parse(events[2]?.body ?? '');
    const { body } = await api.call('getPaymentStatus', { as: 'customer', params: { id: 1 } });
    t.deepEqual(payment, body);
    const shown = await api.call('getOrder', { as: 'staff', params: { id: orderId } });
    t.deepEqual(order, shown.body, 'what the payment makes of its order');
  }
  t.is((await api.call('getOrder', { as: 'staff', params: { id: orderId } })).body.seq, 3);
});

test('voiding the last dish of a paid order gives the money back', async (t) => {
  const api = await startTestApi(t);
  const orderId = await placeOrder(api);
  const id = await askPayment(api, orderId);
  await payCallback(api, success(id));
  const { body } = await api.call('getOrder', { as: 'staff', params: { id: orderId } });
  await api.call('voidOrderItem', { as: 'customer', params: { id: orderId, item_id: body.items[0].id } });
  t.is(await statesOf(api, orderId, id), 'cancelled refunded refunded');
});

test('the phone of the order earns where the payment names none', async (t) => {
  const api = await startTestApi(t);
  await joinMember(api);
  const orderId = await placeOrder(api, { ...seventySix, customer_phone: phone });
  const wish = { order_id: orderId, payment_method: 'cash' };
  const { body } = await api.call('createPayment', { as: 'staff', body: wish });
  await api.call('confirmPayment', { as: 'staff', params: { id: body.payment_id } });
  t.like(await memberOf(api), { points: 76, logged: [76] });
});

test('the same wish gets the payment that is open; another way to pay must wait', async (t) => {
  const api = await startTestApi(t);
  const orderId = await placeOrder(api);
  const ids = await Promise.all(Array.from({ length: 8 }, () => askPayment(api, orderId)));
  t.deepEqual(new Set(ids), new Set([1]));
  const cash = { order_id: orderId, payment_method: 'cash' };
  const refused = await api.call('createPayment', { as: 'staff', body: cash });
  t.like(refused.body, { status: 409, current_status: 'pending', payment_id: 1 });
  await api.call('cancelPayment', { as: 'customer', params: { id: 1 } });
  t.is(await statesOf(api, orderId, 1), 'pending unpaid cancelled');
  t.is((await api.call('createPayment', { as: 'staff', body: cash })).body.payment_id, 2);
  const till = await api.call('confirmPayment', { as: 'staff', params: { id: 2 } });
  t.like(till.body, { status: 'success', tendered: null, change: null });
  t.is((await api.call('createPayment', { as: 'staff', body: cash })).status, 409);
  t.is((await api.call('cancelPayment', { as: 'staff', params: { id: 2 } })).status, 409);
});

test('a payment is seen by its owner and staff, and by nobody else', async (t) => {
  const api = await startTestApi(t);
  const id = await askPayment(api, await placeOrder(api));
  for (const as of ['otherCustomer', 'guest', 'otherStaff'] as const) {
    t.is((await api.call('getPaymentStatus', { as, params: { id } })).status, 404, as);
    t.is((await api.call('cancelPayment', { as, params: { id } })).status, 404, as);
    const wish = { order_id: 1, payment_method: 'wechat' };
    t.is((await api.call('createPayment', { as, body: wish })).status, 404, as);
  }
  t.is((await api.call('confirmPayment', { as: 'otherStaff', params: { id } })).status, 404);
  t.is((await api.call('confirmPayment', { as: 'customer', params: { id } })).status, 403);
  t.is(
    (await api.call('confirmPayment', { as: 'staff', params: { id } })).status,
    409,
    'wechat reports itself',
  );
});

test('the QR code is a picture while the payment is open', async (t) => {
  const api = await startTestApi(t);
  const id = await askPayment(api, await placeOrder(api));
  const picture = await fetch(`${api.url}/api/payment/qr/${id}`);
  t.is(picture.headers.get('content-type'), 'image/png');
  t.is(Buffer.from(await picture.arrayBuffer()).toString('latin1', 1, 4), 'PNG');
  await payCallback(api, success(id));
  t.is((await fetch(`${api.url}/api/payment/qr/${id}`)).status, 404);
});

test('cash: the change is told, too little is refused', async (t) => {
  const api = await startTestApi(t);
  const orderId = await placeOrder(api);
  const id = await askPayment(api, orderId, 'cash');
  const little = await api.call('confirmPayment', { as: 'staff', params: { id }, body: { tendered: 75.99 } });
  t.is(little.body.errors[0].path, 'tendered');
  const paid = await api.call('confirmPayment', { as: 'staff', params: { id }, body: { tendered: 100 } });
  t.like(paid.body, { status: 'success', tendered: 100, change: 24 });
  t.regex(paid.body.transaction_id, /^TXN\d{20}$/);
  t.is(await statesOf(api, orderId, id), 'pending paid success');
  t.is((await api.call('confirmPayment', { as: 'staff', params: { id } })).status, 409);
});

test('ten copies of a callback at once, to two servers, are credited once and answered alike', async (t) => {
  const filename = join(await tempDir(t), 'restaurant.db');
  const api = await startTestApi(t, { storage: await openTestStorage(t, { filename }) });
  const other = await startTestApi(t, { storage: await openTestStorage(t, { filename }) });
  await joinMember(api);
  const payments = await Promise.all(
    Array.from({ length: 12 }, async (_, index) => {
      const orderId = await placeOrder(api);
      return { orderId, id: await askPayment(api, orderId), transaction_id: `TXN${index}` };
    }),
  );
  const copies = payments.flatMap((payment) => Array.from({ length: 10 }, () => payment));
  const replies = await Promise.all(
    shuffled(copies).map(async ({ id, transaction_id }, index) => {
      const server = index % 2 === 0 ? api : other;
      const { status, text } = await payCallback(server, success(id, { transaction_id, amount: 76 }));
      return { id, status, text };
    }),
  );
  t.deepEqual(new Set(replies.map(({ status }) => status)), new Set([200]));
  t.is(new Set(replies.map(({ text }) => text)).size, 12, 'one answer for each payment');
  for (const { orderId, id } of payments) t.is(await statesOf(api, orderId, id), 'pending paid success');
  const member = await memberOf(api);
  t.like(member, { points: 12 * 76, earned: 12 * 76, spent: 12 * 7600, orders: 12 });
  t.is(member.logged.length, 12);
  t.is((await readStream(api.storage.read, 'store:1', 0, 1000)).length, 12 * 3, 'each is told once');
});

test('what is not signed by the provider, now, once and as sent changes nothing', async (t) => {
  const api = await startTestApi(t);
  await joinMember(api);
  const orderId = await placeOrder(api);
  const id = await askPayment(api, orderId);
  const good = JSON.stringify(success(id));
  const now = Math.floor(Date.now() / 1000);
  const before = await digestTables(api.storage);
  const forged: [string, Parameters<typeof payCallback>[2]][] = [
    [
      'no headers',
      { headers: { 'x-pay-timestamp': undefined, 'x-pay-nonce': undefined, 'x-pay-signature': undefined } },
    ],
    ['no timestamp', { headers: { 'x-pay-timestamp': undefined } }],
    ['no nonce', { headers: { 'x-pay-nonce': undefined } }],
    ['no signature', { headers: { 'x-pay-signature': undefined } }],
    ['an empty signature', { headers: { 'x-pay-signature': 'v1=' } }],
    ['another version', { headers: { 'x-pay-signature': `v2=${'0'.repeat(64)}` } }],
    ['a guess', { headers: { 'x-pay-signature': `v1=${'0'.repeat(64)}` } }],
    ['not hex', { headers: { 'x-pay-signature': `v1=${'z'.repeat(64)}` } }],
    ['half a signature', { headers: { 'x-pay-signature': `v1=${'0'.repeat(32)}` } }],
    ['another secret', { secret: 'a secret of somebody else, long enough' }],
    ['too old', { timestamp: now - 302 }],
    ['from the future', { timestamp: now + 330 }],
    ['a timestamp moved after signing', { headers: { 'x-pay-timestamp': `${now - 1}` } }],
    ['milliseconds', { timestamp: `${now}000` }],
    ['a timestamp that is no number', { timestamp: 'now' }],
    ['a negative timestamp', { timestamp: `-${now}` }],
    ['a nonce changed after signing', { headers: { 'x-pay-nonce': 'another' } }],
    ['an altered body', { sent: good.replace('true', 'true ') }],
    ['another payment', { sent: JSON.stringify(success(id + 1)) }],
    ['another outcome', { sent: JSON.stringify({ ...success(id), success: false }) }],
    ['a body that is no JSON any more', { sent: good.slice(0, -1) }],
    ['no body', { sent: '' }],
  ];
  for (const [name, options] of forged) t.is((await payCallback(api, good, options)).status, 401, name);
  const unsigned = await fetch(`${api.url}/api/payment/callback`, { method: 'POST' });
  t.is(unsigned.status, 401, 'nothing at all');
  t.is(await digestTables(api.storage), before);

  t.is((await payCallback(api, good, { nonce: 'n.1', timestamp: now })).status, 200);
  const after = await digestTables(api.storage);
  t.is((await payCallback(api, good, { nonce: 'n.1', timestamp: now })).status, 401, 'replayed');
  t.is(await digestTables(api.storage), after);
  t.is(await statesOf(api, orderId, id), 'pending paid success');
});

test('signed but wrong: another amount, payment, field or transaction changes nothing', async (t) => {
  const api = await startTestApi(t);
  const orderId = await placeOrder(api);
  const id = await askPayment(api, orderId);
  const before = await digestTables(api.storage);
  for (const amount of [76.01, 75.99, -76, 0, 76.000001, 7600, '76.00'])
    t.like(await payCallback(api, success(id, { amount })), {
      status: 409,
      body: { code: 'amount_mismatch', current_status: 'pending' },
    });
  t.is((await payCallback(api, success(999))).status, 404);
  t.is((await payCallback(api, success(id, { currency: 'USD' }))).status, 422);
  t.is((await payCallback(api, success(id, { success: 'true' }))).status, 422);
  t.is((await payCallback(api, '[]')).status, 400);
  t.is(await digestTables(api.storage), before);

  t.is((await payCallback(api, success(id, { amount: 76 }))).status, 200);
  const paid = await digestTables(api.storage);
  t.is((await payCallback(api, success(id, { transaction_id: 'TXN2' }))).status, 409, 'paid by another');
  const second = await askPayment(api, await placeOrder(api));
  const asked = await digestTables(api.storage);
  t.is((await payCallback(api, success(second))).status, 409, 'the same money for another payment');
  t.is(await digestTables(api.storage), asked);
  t.not(paid, asked);
});

test('a nonce is forgotten when its signature is too old anyway', async (t) => {
  let time = Date.now();
  const clock = { now: () => new Date(time), monotonic: () => time, sleep: async () => {} };
  const api = await startTestApi(t, { clock });
  const id = await askPayment(api, await placeOrder(api));
  const nonces = (): Promise<string[]> => api.storage.read('payment_callback_nonce').pluck('nonce');
  const signed = { timestamp: Math.floor(time / 1000), nonce: 'first' };
  await payCallback(api, success(id), signed);
  time += 299_000;
  t.is((await payCallback(api, success(id), signed)).status, 401);
  t.deepEqual(await nonces(), ['first']);
  time += 10_000;
  await payCallback(api, success(id), { timestamp: Math.floor(time / 1000), nonce: 'second' });
  t.deepEqual(await nonces(), ['second']);
  t.is((await payCallback(api, success(id), signed)).status, 401);
});

test('a failure may be followed by success, success by nothing', async (t) => {
  const api = await startTestApi(t);
  const orderId = await placeOrder(api);
  const id = await askPayment(api, orderId);
  const failed = { ...success(id), success: false };
  t.like(await payCallback(api, failed), { status: 200, body: { status: 'failed', transaction_id: null } });
  t.is(await statesOf(api, orderId, id), 'pending failed failed');
  t.like(await payCallback(api, success(id)), { status: 200, body: { status: 'success' } });
  const late = await payCallback(api, { ...failed, transaction_id: 'TXN-late' });
  t.like(late, { status: 200, body: { status: 'success' } });
  t.is(await statesOf(api, orderId, id), 'pending paid success');
  t.like(await payCallback(api, failed), { body: { status: 'failed' } }, 'repeated: as the first time');
  t.is(await statesOf(api, orderId, id), 'pending paid success');
});

test('money that comes after the order was cancelled goes back and earns nothing', async (t) => {
  const api = await startTestApi(t);
  await joinMember(api);
  const orderId = await placeOrder(api);
  const id = await askPayment(api, orderId);
  await api.call('cancelOrder', { as: 'customer', params: { id: orderId } });
  t.is(await statesOf(api, orderId, id), 'cancelled unpaid cancelled');
  const late = await payCallback(api, success(id));
  t.like(late, { status: 200, body: { status: 'refunded', transaction_id: transaction } });
  t.is(await statesOf(api, orderId, id), 'cancelled refunded refunded');
  t.is((await payCallback(api, success(id))).text, late.text);
  t.deepEqual(await memberOf(api), { points: 0, earned: 0, spent: 0, orders: 0, logged: [] });
});

test('money for a payment that was given up goes back; the order stays as it is paid', async (t) => {
  const api = await startTestApi(t);
  const orderId = await placeOrder(api);
  const given = await askPayment(api, orderId);
  await api.call('cancelPayment', { as: 'customer', params: { id: given } });
  const cash = await askPayment(api, orderId, 'cash');
  await api.call('confirmPayment', { as: 'staff', params: { id: cash } });
  t.like(await payCallback(api, success(given)), { body: { status: 'refunded' } });
  t.is(await statesOf(api, orderId, cash), 'pending paid success');
  const { body } = await api.call('getOrder', { as: 'staff', params: { id: orderId } });
  t.is(body.payment_method, 'cash');
});

test('cancelling a paid order refunds it and takes the points back, as far as they are left', async (t) => {
  const api = await startTestApi(t);
  const memberId = await joinMember(api);
  const orderId = await placeOrder(api);
  const id = await askPayment(api, orderId);
  await payCallback(api, success(id));
  await api.storage.write(async (tx) => {
    await tx.db('points_log').insert({
      member_id: memberId,
      points: -70,
      kind: 'redeemed',
      reason: '优惠券',
      created_at: tx.now.toISOString(),
    });
    await tx.db('member').where({ id: memberId }).update({ points: 6 });
  });
  await api.call('cancelOrder', { as: 'staff', params: { id: orderId } });
  t.is(await statesOf(api, orderId, id), 'cancelled refunded refunded');
  t.deepEqual(await memberOf(api), { points: 0, earned: 0, spent: 0, orders: 0, logged: [76, -70, -6] });
  t.is((await payCallback(api, success(id))).body.status, 'success', 'repeated: as the first time');
  t.is(await statesOf(api, orderId, id), 'cancelled refunded refunded');
});

test('a store may confirm on payment: the kitchen is told with the money', async (t) => {
  const api = await startTestApi(t);
  await api.call('changeStore', { as: 'admin', params: { id: 1 }, body: { confirm_policy: 'on_payment' } });
  const orderId = await placeOrder(api);
  const id = await askPayment(api, orderId);
  t.is((await api.storage.read('kitchen_ticket').select()).length, 0);
  await payCallback(api, success(id));
  t.is(await statesOf(api, orderId, id), 'confirmed paid success');
  t.is((await api.storage.read('kitchen_ticket').where({ order_id: orderId })).length, 1);
  const types = (await readStream(api.storage.read, 'store:1', 0, 100)).map(({ type }) => type);
  t.deepEqual(types.slice(-2), ['payment_status_update', 'order_status_update']);
  const history = await api.call('getOrderHistory', { as: 'staff', params: { id: orderId } });
  t.like(history.body.at(-1), { status: 'confirmed', actor: 'provider:simulated' });
});

test('dishes added later are asked for on their own', async (t) => {
  const api = await startTestApi(t);
  const orderId = await placeOrder(api);
  const stale = await askPayment(api, orderId);
  const more = { items: [{ menu_item_id: 4, quantity: 1 }] };
  await api.call('addOrderItems', { as: 'customer', params: { id: orderId }, body: more });
  t.is(await statesOf(api, orderId, stale), 'pending unpaid cancelled');
  const id = await askPayment(api, orderId);
  t.is((await payCallback(api, success(id))).body.amount, 84.5);
  t.is(await statesOf(api, orderId, id), 'pending paid success');
  await api.call('addOrderItems', { as: 'customer', params: { id: orderId }, body: more });
  const rest = await askPayment(api, orderId, 'cash');
  const paid = await api.call('confirmPayment', { as: 'staff', params: { id: rest } });
  t.is(paid.body.amount, 8.5);
  t.is(await statesOf(api, orderId, rest), 'pending paid success');
  const { body } = await api.call('addOrderItems', { as: 'customer', params: { id: orderId }, body: more });
  t.is(body.payment_status, 'unpaid');
  const last = { id: orderId, item_id: body.items.at(-1).id };
  const without = await api.call('voidOrderItem', { as: 'customer', params: last });
  t.is(without.body.payment_status, 'paid', 'what was received suffices again');
  t.is(
    (await api.call('createPayment', { as: 'staff', body: { order_id: orderId, payment_method: 'cash' } }))
      .status,
    409,
  );
});

test('the simulated provider: who has the page approves or fails, and it says what it is', async (t) => {
  const api = await startTestApi(t);
  const orderId = await placeOrder(api);
  const wish = { order_id: orderId, payment_method: 'wechat' };
  const { body } = await api.call('createPayment', { as: 'customer', body: wish });
  const page = new URL(body.simulation_url);
  const address = `${api.url}${page.pathname}${page.search}`;
  const shown = await (await fetch(address)).text();
  t.regex(shown, /This is a simulation: no money moves/);
  t.regex(shown, /CNY 76\.00/);
  const press = (url: string, outcome: string) =>
    fetch(url, { method: 'POST', body: new URLSearchParams({ outcome }) });
  t.is((await press(`${api.url}${page.pathname}?key=AAAAAAAAAAAAAAAAAAAAAA`, 'approve')).status, 404);
  t.is((await press(`${api.url}${page.pathname}`, 'approve')).status, 404);
  t.is((await press(address, 'steal')).status, 422);
  t.is(await statesOf(api, orderId, body.payment_id), 'pending pending pending');
  await press(address, 'fail');
  t.is(await statesOf(api, orderId, body.payment_id), 'pending failed failed');
  for (let times = 0; times < 2; times++) t.is((await press(address, 'approve')).status, 200);
  t.is(await statesOf(api, orderId, body.payment_id), 'pending paid success');
});

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, order: Math.random() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ item }) => item);
}
