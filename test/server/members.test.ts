import test from 'ava';
import * as fc from 'fast-check';
import { digestTables } from '../helpers/digest-tables.ts';
import { payCallback } from '../helpers/pay-callback.ts';
import { startTestApi, type TestApi, type Who } from '../helpers/test-api.ts';

const zhangSan = { phone: '13800138000', name: '张三' };

async function register(api: TestApi, as: Who | undefined = 'staff', body: object = zhangSan) {
  return (await api.call('registerMember', { ...(as && { as }), body })).body;
}

/** Orders `quantity` of 宫保鸡丁 (38 each) and pays: the member gets the points. */
async function buy(api: TestApi, phone: string, quantity: number) {
  const order = { store_id: 1, items: [{ menu_item_id: 1, quantity }] };
  const { body: placed } = await api.call('createOrder', { as: 'staff', body: order });
  const { body: payment } = await api.call('createPayment', {
    as: 'staff',
    body: { order_id: placed.id, payment_method: 'wechat', customer_phone: phone },
  });
  const { status } = await payCallback(api, {
    payment_id: payment.payment_id,
    transaction_id: `TXN${payment.payment_id}`,
    success: true,
  });
  return { status, order: placed };
}

async function balanceOf(api: TestApi, id: number): Promise<{ points: number; logged: number }> {
  const member = await api.storage.read('member').where({ id }).first('points');
  const log: number[] = await api.storage.read('points_log').where({ member_id: id }).pluck('points');
  return { points: member.points, logged: log.reduce((sum, points) => sum + points, 0) };
}

test('members register, buy, redeem and get discounts, in the words of the requirement document', async (t) => {
  const api = await startTestApi(t);
  const member = await register(api);
  t.deepEqual(member, {
    id: 3,
    ...zhangSan,
    level: 1,
    level_name: '普通会员',
    points: 0,
    total_spent: 0,
    total_orders: 0,
    discount: 1,
  });
  const { order } = await buy(api, zhangSan.phone, 2);
  const params = { id: member.id };
  const { body: after } = await api.call('getMember', { as: 'staff', params });
  t.deepEqual(after, { ...member, points: 76, total_spent: 76, total_orders: 1 });
  t.deepEqual((await api.call('getMemberByPhone', { as: 'staff', params: zhangSan })).body, after);
  const { body: logs } = await api.call('listPointsLogs', {
    as: 'staff',
    params,
    query: { skip: 0, limit: 20 },
  });
  t.is(logs.length, 1);
  t.deepEqual(logs[0], {
    id: 1,
    points: 76,
    reason: `订单消费: ${order.order_number}`,
    created_at: logs[0].created_at,
    order_number: order.order_number,
  });
  t.regex(logs[0].created_at, /\+08:00$/);
  const redemption = { member_id: member.id, points: 10, reason: '积分兑换测试' };
  t.deepEqual((await api.call('redeemPoints', { as: 'staff', body: redemption })).body, {
    message: '积分兑换成功',
    member_id: member.id,
    redeemed_points: 10,
    remaining_points: 66,
  });
  const discount = await api.call('applyDiscount', {
    as: 'staff',
    body: { member_id: member.id, order_amount: 100 },
  });
  t.deepEqual(discount.body, {
    member_id: member.id,
    original_amount: 100,
    discount_amount: 0,
    final_amount: 100,
    discount_rate: 1,
  });
});

test('the levels are those of the settings', async (t) => {
  const api = await startTestApi(t);
  const { body } = await api.call('listMemberLevels', {});
  t.deepEqual(body, [
    { level: 1, level_name: '普通会员', min_points: 0, discount: 1 },
    { level: 2, level_name: '银卡会员', min_points: 1000, discount: 0.95 },
    { level: 3, level_name: '金卡会员', min_points: 5000, discount: 0.9 },
    { level: 4, level_name: '白金会员', min_points: 10000, discount: 0.85 },
  ]);
  const levels = [
    { level: 1, level_name: '客', min_points: 0, discount: 1 },
    { level: 2, level_name: '常客', min_points: 30, discount: 0.88 },
  ];
  const other = await startTestApi(t, { env: { RESTAURANTCTL_MEMBERS_LEVELS: JSON.stringify(levels) } });
  t.deepEqual((await other.call('listMemberLevels', {})).body, levels);
  const { id } = await register(other);
  await buy(other, zhangSan.phone, 1);
  const applied = await other.call('applyDiscount', {
    as: 'staff',
    body: { member_id: id, order_amount: 0.3 },
  });
  t.like(applied.body, { discount_amount: 0.04, final_amount: 0.26, discount_rate: 0.88 });
});

test('the level follows what was earned: spending points takes nothing off it', async (t) => {
  const api = await startTestApi(t);
  const { id } = await register(api);
  await buy(api, zhangSan.phone, 27);
  const silver = { level: 2, level_name: '银卡会员', discount: 0.95 };
  t.like((await api.call('getMember', { as: 'staff', params: { id } })).body, { ...silver, points: 1026 });
  await api.call('redeemPoints', { as: 'staff', body: { member_id: id, points: 1026 } });
  t.like((await api.call('getMember', { as: 'staff', params: { id } })).body, { ...silver, points: 0 });
  const applied = await api.call('applyDiscount', {
    as: 'staff',
    body: { member_id: id, order_amount: 100 },
  });
  t.like(applied.body, { discount_amount: 5, final_amount: 95, discount_rate: 0.95 });
});

test('a phone is one member, also when ten register at once', async (t) => {
  const api = await startTestApi(t);
  const replies = await Promise.all(
    Array.from({ length: 10 }, () => api.call('registerMember', { body: zhangSan })),
  );
  t.is(replies.filter(({ status }) => status === 201).length, 1);
  t.is(replies.filter(({ status }) => status === 409).length, 9);
  t.like((await api.call('createCustomer', { as: 'staff', body: zhangSan })).body, {
    status: 409,
    code: 'already_exists',
    errors: [{ path: 'phone' }],
  });
});

test('registering is for everybody, at a measured pace', async (t) => {
  const api = await startTestApi(t);
  const statuses: number[] = [];
  for (let guest = 0; guest < 21; guest++) {
    const body = { phone: `1380013${String(guest).padStart(4, '0')}`, name: '客' };
    statuses.push((await api.call('registerMember', { body })).status);
  }
  t.deepEqual(new Set(statuses.slice(0, 20)), new Set([201]));
  t.is(statuses.at(-1), 429);
  t.is((await api.call('registerMember', { as: 'staff', body: zhangSan })).status, 201);
});

test('a customer who registers is that member and sees nobody else', async (t) => {
  const api = await startTestApi(t);
  const { body: me } = await api.call('getMe', { as: 'customer' });
  const own = await register(api, 'customer');
  t.is(own.id, me.customer_id, 'one number for the account, its orders and the member');
  const account = await api.call('getCustomer', { as: 'customer', params: { id: me.customer_id } });
  t.is(account.body.customer_id, me.customer_id);
  t.is(
    (await api.call('registerMember', { as: 'customer', body: { phone: '13900139000', name: '李' } })).status,
    409,
  );
  const stranger = await register(api, undefined, { phone: '13700137000', name: '王' });
  const { body: theirs } = await api.call('getCustomer', { as: 'staff', params: { id: stranger.id } });
  t.is(theirs.customer_id, 3, 'the accounts have 1 and 2');
  const body = { member_id: own.id, points: 1 };
  for (const [as, status] of [
    ['customer', 200],
    ['staff', 200],
    ['otherCustomer', 404],
    ['guest', 403],
    ['kitchen', 403],
  ] as const) {
    const params = { id: own.id };
    t.is((await api.call('getMember', { as, params })).status, status, as);
    t.is((await api.call('getMemberByPhone', { as, params: zhangSan })).status, status, as);
    t.is((await api.call('listPointsLogs', { as, params })).status, status, as);
    t.is((await api.call('getCustomer', { as, params })).status, status, as);
    t.is(
      (await api.call('applyDiscount', { as, body: { member_id: own.id, order_amount: 1 } })).status,
      status,
    );
    t.is((await api.call('redeemPoints', { as, body })).status, status === 200 ? 409 : status, as);
  }
  const unknown = await api.call('getMemberByPhone', {
    as: 'otherCustomer',
    params: { phone: '13600136000' },
  });
  const hidden = await api.call('getMemberByPhone', { as: 'otherCustomer', params: zhangSan });
  t.is(unknown.body.detail, hidden.body.detail, 'nobody learns whose phone is a member');
});

test('customers are the members', async (t) => {
  const api = await startTestApi(t);
  const asked = { ...zhangSan, email: 'zhangsan@example.com' };
  const { body: created } = await api.call('createCustomer', { as: 'staff', body: asked });
  t.like(created, { ...asked, id: 3, customer_id: 3, points: 0, level_name: '普通会员' });
  t.is((await api.call('getMember', { as: 'staff', params: { id: created.id } })).body.phone, zhangSan.phone);
  t.deepEqual((await api.call('getCustomer', { as: 'staff', params: { id: created.id } })).body, created);
  const { body: list } = await api.call('listCustomers', { as: 'admin' });
  t.deepEqual(list, { items: [created], total: 1, skip: 0, limit: 20 });
  const masked = { ...created, phone: '138****8000' };
  t.deepEqual((await api.call('listCustomers', { as: 'staff' })).body.items, [masked]);
  t.is((await api.call('listCustomers', { as: 'customer' })).status, 403);
});

test('of ten redemptions of 10 at once, 50 points pay for exactly five', async (t) => {
  const api = await startTestApi(t);
  const { id } = await register(api);
  await buy(api, zhangSan.phone, 2);
  await api.call('redeemPoints', { as: 'staff', body: { member_id: id, points: 26 } });
  const replies = await Promise.all(
    Array.from({ length: 10 }, () =>
      api.call('redeemPoints', { as: 'staff', body: { member_id: id, points: 10 } }),
    ),
  );
  t.is(replies.filter(({ status }) => status === 200).length, 5);
  for (const { status, body } of replies.filter(({ status }) => status !== 200))
    t.deepEqual([status, body.code, body.remaining_points], [409, 'insufficient_points', 0]);
  t.deepEqual(
    replies.flatMap(({ body }) => (body.message ? [body.remaining_points] : [])).toSorted((a, b) => b - a),
    [40, 30, 20, 10, 0],
  );
  t.deepEqual(await balanceOf(api, id), { points: 0, logged: 0 });
});

test('a redemption under one key happens once', async (t) => {
  const api = await startTestApi(t);
  const { id } = await register(api);
  await buy(api, zhangSan.phone, 2);
  const body = { member_id: id, points: 10 };
  const copies = await Promise.all(
    Array.from({ length: 10 }, () => api.call('redeemPoints', { as: 'staff', key: 'k', body })),
  );
  t.is(new Set(copies.map(({ text }) => text)).size, 1);
  t.deepEqual(await balanceOf(api, id), { points: 66, logged: 66 });
});

test('points that make no sense are refused and change nothing', async (t) => {
  const api = await startTestApi(t);
  const { id } = await register(api);
  await buy(api, zhangSan.phone, 2);
  const before = await digestTables(api.storage);
  for (const points of [0, -1, 1.5, '10', null, 1e12, 77]) {
    const { status } = await api.call('redeemPoints', { as: 'staff', body: { member_id: id, points } });
    t.is(status, points === 77 ? 409 : 422, String(points));
  }
  for (const order_amount of [-1, 1.005, 1e21, '100', null]) {
    const body = { member_id: id, order_amount };
    t.is((await api.call('applyDiscount', { as: 'staff', body })).status, 422, String(order_amount));
  }
  for (const phone of ['', '123', '13800138000x', 'ＡＢＣ', 13800138000])
    t.is((await api.call('registerMember', { as: 'staff', body: { phone, name: '客' } })).status, 422);
  t.is(await digestTables(api.storage), before);
});

test('the log adds up to the balance, whatever is earned, spent and taken back', async (t) => {
  const api = await startTestApi(t);
  let count = 0;
  const step = fc.oneof(
    fc.record({ kind: fc.constant('buy' as const), n: fc.integer({ min: 1, max: 9 }) }),
    fc.record({ kind: fc.constant('redeem' as const), n: fc.integer({ min: 30, max: 300 }) }),
    fc.record({ kind: fc.constant('cancel' as const), n: fc.nat({ max: 3 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const phone = `139${String(++count).padStart(8, '0')}`;
      const { id } = await register(api, 'staff', { phone, name: '客' });
      const orders: number[] = [];
      for (const { kind, n } of steps) {
        if (kind === 'buy') orders.push((await buy(api, phone, n)).order.id);
        if (kind === 'redeem')
          await api.call('redeemPoints', { as: 'staff', body: { member_id: id, points: n } });
        const [cancelled] = kind === 'cancel' ? orders.splice(n % (orders.length + 1), 1) : [];
        if (cancelled !== undefined)
          await api.call('cancelOrder', { as: 'staff', params: { id: cancelled } });
        const { points, logged } = await balanceOf(api, id);
        t.is(points, logged);
        t.true(points >= 0);
      }
      const { total_orders } = (await api.call('getMember', { as: 'staff', params: { id } })).body;
      t.is(total_orders, orders.length);
    }),
    { numRuns: 8 },
  );
});
