import test from 'ava';
import { readStream } from '../../src/storage/event-log.ts';
import { toReminder } from '../../src/hub/reminders.ts';
import { finishRefund } from '../../src/operations/payments/finish-refund.ts';
import { requestRefund } from '../../src/operations/payments/request-refund.ts';
import { requirePaymentForChange } from '../../src/operations/payments/require-payment.ts';
import { providerActor } from '../../src/operations/payments/record-payment.ts';
import { findPayment } from '../../src/storage/payments.ts';
import { startTestApi, type TestApi } from '../helpers/test-api.ts';

/** 宫保鸡丁 twice and 可乐 once: 84.50. */
const dinner = {
  store_id: 1,
  items: [
    { menu_item_id: 1, quantity: 2 },
    { menu_item_id: 4, quantity: 1 },
  ],
};
const phone = '13800138000';

async function sell(api: TestApi, order: object = dinner) {
  const { body } = await api.call('createOrder', { as: 'customer', body: order });
  const wish = { order_id: body.id, payment_method: 'cash', customer_phone: phone };
  const payment = await api.call('createPayment', { as: 'staff', body: wish });
  const id: number = payment.body.payment_id;
  await api.call('confirmPayment', { as: 'staff', params: { id } });
  const items: { id: number }[] = body.items;
  return { orderId: Number(body.id), id, items: items.map((item) => item.id) };
}

const refund = (api: TestApi, id: number, body: object, key?: string) =>
  api.call('refundPayment', {
    as: 'staff',
    params: { id },
    body: { reason: '上菜太慢', ...body },
    ...(key && { key }),
  });

async function statesOf(api: TestApi, orderId: number, paymentId: number): Promise<string> {
  const order = (await api.call('getOrder', { as: 'staff', params: { id: orderId } })).body;
  const payment = (await api.call('getPaymentStatus', { as: 'staff', params: { id: paymentId } })).body;
  return [order.order_status, order.payment_status, payment.status, payment.refunded_amount].join(' ');
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

const join = (api: TestApi) => api.call('registerMember', { as: 'customer', body: { phone, name: '张三' } });

test('a part is given back: the payment stays a success, the order stays paid, the rest is refundable', async (t) => {
  const api = await startTestApi(t);
  const { orderId, id } = await sell(api);
  const { status, body } = await refund(api, id, { amount: 20 });
  t.is(status, 201);
  t.like(body, {
    payment_id: id,
    order_id: orderId,
    amount: 20,
    lines: [],
    reason: '上菜太慢',
    actor: 'user:2',
    status: 'done',
  });
  t.regex(body.done_at, /\+08:00$/);
  t.is(await statesOf(api, orderId, id), 'pending paid success 20');
  t.like((await refund(api, id, { amount: 64.51 })).body, { status: 409, refundable_amount: 64.5 });
  t.is((await refund(api, id, {})).body.amount, 64.5, 'all that is left');
  t.is(await statesOf(api, orderId, id), 'pending refunded refunded 84.5');
  t.like((await refund(api, id, {})).body, { status: 409, current_status: 'refunded' });
  const list = await api.call('listRefunds', { as: 'staff', params: { id } });
  t.deepEqual(
    list.body.map(({ amount }: { amount: number }) => amount),
    [20, 64.5],
  );
  t.is(
    (await api.call('createPayment', { as: 'staff', body: { order_id: orderId, payment_method: 'cash' } }))
      .status,
    409,
    'what was given back is not asked for again',
  );
});

test('what can not be refunded is a conflict, what makes no sense is invalid', async (t) => {
  const api = await startTestApi(t);
  const { body } = await api.call('createOrder', { as: 'customer', body: dinner });
  const wish = { order_id: body.id, payment_method: 'wechat' };
  const open = (await api.call('createPayment', { as: 'customer', body: wish })).body.payment_id;
  t.like((await refund(api, open, {})).body, { status: 409, current_status: 'pending' });
  await api.call('cancelPayment', { as: 'customer', params: { id: open } });
  t.like((await refund(api, open, { amount: 1 })).body, { status: 409, current_status: 'cancelled' });
  const { id, items } = await sell(api);
  for (const amount of [0, -1, 1.001, '1'])
    t.is((await refund(api, id, { amount })).status, 422, `${amount}`);
  const lines = [{ item_id: items[0], quantity: 1 }];
  t.is((await refund(api, id, { amount: 1, lines })).status, 422);
  t.is((await refund(api, id, { lines: [] })).status, 422);
  t.is((await refund(api, id, { lines: [{ item_id: 9999, quantity: 1 }] })).status, 404);
  t.is((await refund(api, id, { lines: [{ item_id: items[0], quantity: 3 }] })).status, 409);
  t.is((await api.call('refundPayment', { as: 'staff', params: { id }, body: {} })).status, 422, 'say why');
  const reason = { reason: 'x' };
  t.is((await api.call('refundPayment', { as: 'otherStaff', params: { id }, body: reason })).status, 404);
  t.is((await api.call('refundPayment', { as: 'customer', params: { id }, body: reason })).status, 403);
  t.deepEqual((await api.call('listRefunds', { as: 'staff', params: { id } })).body, []);
});

test('twice at once: one; the same key: the same answer', async (t) => {
  const api = await startTestApi(t);
  const { orderId, id } = await sell(api);
  const replies = await Promise.all(Array.from({ length: 8 }, () => refund(api, id, { amount: 84.5 })));
  t.is(replies.filter(({ status }) => status === 201).length, 1);
  t.is(replies.filter(({ status }) => status === 409).length, 7);
  t.is(await statesOf(api, orderId, id), 'pending refunded refunded 84.5');
  const other = await sell(api);
  const copies = await Promise.all(
    Array.from({ length: 8 }, () => refund(api, other.id, { amount: 10 }, 'refund-1')),
  );
  t.is(new Set(copies.map(({ text }) => text)).size, 1);
  t.is(await statesOf(api, other.orderId, other.id), 'pending paid success 10');
});

test('dishes are refunded at what was really paid for them, each once', async (t) => {
  const api = await startTestApi(t);
  const { body } = await api.call('createOrder', { as: 'customer', body: dinner });
  await api.storage.write((tx) =>
    tx.db('orders').where({ id: body.id }).update({ discount_amount: 1001, final_amount: 7449 }),
  );
  const wish = { order_id: body.id, payment_method: 'cash' };
  const id = (await api.call('createPayment', { as: 'staff', body: wish })).body.payment_id;
  await api.call('confirmPayment', { as: 'staff', params: { id } });
  const [chicken, cola] = body.items;
  const one = await refund(api, id, { lines: [{ item_id: chicken.id, quantity: 1 }] });
  t.deepEqual(one.body.lines, [{ item_id: chicken.id, quantity: 1, amount: 33.5 }]);
  const both = await refund(api, id, {
    lines: [
      { item_id: cola.id, quantity: 1 },
      { item_id: chicken.id, quantity: 1 },
    ],
  });
  t.is(both.body.amount, 40.99);
  t.is(await statesOf(api, body.id, id), 'pending refunded refunded 74.49');
});

test('points go back pro rata, exactly, and never below zero', async (t) => {
  const api = await startTestApi(t);
  await join(api);
  const { id } = await sell(api);
  t.like(await memberOf(api), { points: 84, earned: 84, spent: 8450, orders: 1 });
  await refund(api, id, { amount: 0.5 });
  t.like(await memberOf(api), { points: 84, earned: 84, spent: 8400, orders: 1 });
  await refund(api, id, { amount: 10.01 });
  t.like(await memberOf(api), { points: 73, earned: 73, spent: 7399, orders: 1 });
  const memberId = (await api.storage.read('member').where({ phone }).first()).id;
  await api.call('redeemPoints', { as: 'staff', body: { member_id: memberId, points: 70 } });
  await refund(api, id, {});
  t.deepEqual(await memberOf(api), {
    points: 0,
    earned: 0,
    spent: 0,
    orders: 0,
    logged: [84, 0, -11, -70, -3],
  });
});

test('cancelling a partly refunded order gives the rest back', async (t) => {
  const api = await startTestApi(t);
  await join(api);
  const { orderId, id } = await sell(api);
  await refund(api, id, { amount: 30 });
  await api.call('cancelOrder', { as: 'staff', params: { id: orderId } });
  t.is(await statesOf(api, orderId, id), 'cancelled refunded refunded 84.5');
  t.like(await memberOf(api), { points: 0, earned: 0, spent: 0, orders: 0 });
  const list = await api.call('listRefunds', { as: 'staff', params: { id } });
  t.like(list.body, [{ amount: 30 }, { amount: 54.5, reason: '订单取消' }]);
});

test('voiding a dish of a paid order gives the difference back, what went back for it before counted', async (t) => {
  const api = await startTestApi(t);
  const { orderId, id, items } = await sell(api);
  await refund(api, id, { lines: [{ item_id: items[0], quantity: 1 }] });
  t.is(await statesOf(api, orderId, id), 'pending paid success 38');
  await api.call('voidOrderItem', { as: 'staff', params: { id: orderId, item_id: items[0] } });
  t.is(await statesOf(api, orderId, id), 'pending paid success 76');
  const goodwill = await refund(api, id, { amount: 8.5 });
  t.is(goodwill.status, 201);
  t.is(await statesOf(api, orderId, id), 'pending refunded refunded 84.5');
  const more = { items: [{ menu_item_id: 3, quantity: 1 }] };
  const { body } = await api.call('addOrderItems', { as: 'staff', params: { id: orderId }, body: more });
  t.is(body.payment_status, 'unpaid');
  const wish = { order_id: orderId, payment_method: 'cash' };
  t.is((await api.call('createPayment', { as: 'staff', body: wish })).body.amount, 58);
});

test('a refund is told with the payment and is no new order', async (t) => {
  const api = await startTestApi(t);
  const { orderId, id } = await sell(api);
  await refund(api, id, { amount: 20 });
  const events = await readStream(api.storage.read, `order:${orderId}`, 0, 100);
  const last = events.at(-1);
  t.like(JSON.parse(last?.body ?? ''), {
    type: 'payment_status_update',
    payment: { status: 'success', refunded_amount: 20 },
    refund: { amount: 20, status: 'done' },
  });
  t.deepEqual(
    events.map((event) => toReminder(event)?.type),
    [undefined, undefined, 1, undefined],
  );
});

test('a wish under one key is one refund', async (t) => {
  const api = await startTestApi(t);
  const { id } = await sell(api);
  const payment = await findPayment(api.storage.read, id);
  if (!payment) return t.fail();
  const actor = providerActor('saga', payment);
  const wish = () =>
    api.storage.write(async (tx) => {
      const reached = await requirePaymentForChange(tx, actor, id);
      return requestRefund(tx, { ...reached, actor, reason: 'saga', key: 'saga:1:payment:C' });
    });
  const [one, two] = await Promise.all([wish(), wish()]);
  t.is(one.refund.id, two.refund.id);
  t.is(two.payment.status, 'refunded');
});

test('a remote provider is asked after the commit; until it answers the money is promised', async (t) => {
  const api = await startTestApi(t);
  await join(api);
  const { orderId, id } = await sell(api);
  await api.storage.write((tx) => tx.db('payment').where({ id }).update({ provider: 'alipay' }));
  const { body } = await refund(api, id, { amount: 20 });
  t.like(body, { status: 'requested', done_at: null });
  t.like((await api.call('getPaymentStatus', { as: 'staff', params: { id } })).body, {
    refunded_amount: 0,
    refund_pending: 20,
  });
  t.like(await api.storage.read('provider_task').first(), {
    kind: 'refund',
    refund_id: body.id,
    amount: 2000,
    idem_key: `refund:${id}:1`,
  });
  t.is((await refund(api, id, { amount: 64.51 })).status, 409, 'what is promised is gone');
  await api.call('cancelOrder', { as: 'staff', params: { id: orderId } });
  t.is(await statesOf(api, orderId, id), 'cancelled paid success 0', 'nothing is back yet');
  t.like(await memberOf(api), { points: 84, spent: 8450 });
  const finish = (refundId: number, outcome: 'done' | 'failed') =>
    api.storage.write((tx) => finishRefund(tx, { refundId, outcome, providerRefundId: `R${refundId}` }));
  await finish(body.id, 'done');
  await finish(body.id, 'done');
  t.is(await statesOf(api, orderId, id), 'cancelled paid success 20');
  t.like(await memberOf(api), { points: 64, spent: 6450 });
  await finish(2, 'failed');
  const attention = async (): Promise<{ kind: string; order_id: number; sentence: string }[]> => {
    const { body: list } = await api.call('listAttention', { as: 'staff', query: { store_id: 1 } });
    return list.items.filter(({ kind }: { kind: string }) => kind === 'refund');
  };
  const [refused] = await attention();
  t.is(refused?.order_id, orderId, 'the guest waits for the money: somebody must know');
  t.regex(refused?.sentence ?? '', /64\.50/);
  await t.throwsAsync(finish(1, 'failed'), { message: /done and can't become failed/ });
  const again = await refund(api, id, {});
  t.is(again.body.amount, 64.5, 'a failed one may be asked for again');
  t.deepEqual(await attention(), [], 'and then it is in hand');
  await t.throwsAsync(finish(2, 'done'), { message: /went back another way/ });
  await finish(again.body.id, 'done');
  t.is(await statesOf(api, orderId, id), 'cancelled refunded refunded 84.5');
  t.like(await memberOf(api), { points: 0, earned: 0, spent: 0, orders: 0 });
  t.like((await api.call('listRefunds', { as: 'staff', params: { id } })).body, [
    { status: 'done', provider_refund_id: 'R1', attempts: 1 },
    { status: 'failed', attempts: 1 },
    { status: 'done' },
  ]);
});

test('an order whose money all went back is refunded when it is cancelled, whatever was added meanwhile', async (t) => {
  const api = await startTestApi(t);
  const { orderId, id } = await sell(api);
  await refund(api, id, {});
  const more = { items: [{ menu_item_id: 4, quantity: 1 }] };
  await api.call('addOrderItems', { as: 'staff', params: { id: orderId }, body: more });
  t.is(await statesOf(api, orderId, id), 'pending unpaid refunded 84.5');
  await api.call('cancelOrder', { as: 'staff', params: { id: orderId } });
  t.is(await statesOf(api, orderId, id), 'cancelled refunded refunded 84.5');
});
