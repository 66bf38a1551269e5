import test, { type ExecutionContext } from 'ava';
import { systemClock } from '../../src/runtime/clock.ts';
import { startTestApi, userToken } from '../helpers/test-api.ts';

const noon = Date.parse('2026-01-08T12:00:00+08:00');

/** A restaurant whose time is set by hand, minutes after noon. */
async function open(t: ExecutionContext) {
  let now = new Date(noon);
  const clock = { ...systemClock, now: () => now };
  const api = await startTestApi(t, { clock });
  let token = await userToken(2, clock);
  const call = async (name: string, input: object) => {
    const reply = await api.call(name, { token, ...input });
    t.true(reply.status < 300, `${name}: ${reply.text}`);
    return reply.body;
  };
  return {
    api,
    call,
    at: async (minutes: number) => {
      now = new Date(noon + minutes * 60_000);
      token = await userToken(2, clock);
    },
    place: (...dishes: number[]) =>
      call('createOrder', {
        body: { store_id: 1, items: dishes.map((id) => ({ menu_item_id: id, quantity: 1 })) },
      }),
    move: (id: number, status: string) => call('changeOrderStatus', { params: { id }, body: { status } }),
    report: (name: string, query = {}) => call(name, { query: { store_id: 1, ...query } }),
  };
}

test('dishes take from when the kitchen was told to when they were ready', async (t) => {
  const { at, place, move, call, report } = await open(t);
  const first = await place(1, 3);
  await at(5);
  await move(first.id, 'confirmed');
  await at(10);
  await call('addOrderItems', {
    params: { id: first.id },
    body: { items: [{ menu_item_id: 4, quantity: 1 }] },
  });
  await at(12);
  const ready = { params: { id: first.id, item_id: first.items[0].id }, body: { status: 'ready' } };
  await call('changeItemStatus', ready);
  await at(25);
  await move(first.id, 'ready');
  const times = { p90_seconds: 1200, p99_seconds: 1200 };
  t.deepEqual(await report('getPrepTimes', { by: 'item' }), [
    { group: '可乐', count: 1, mean_seconds: 900, p50_seconds: 900, p90_seconds: 900, p99_seconds: 900 },
    { group: '宫保鸡丁', count: 1, mean_seconds: 420, p50_seconds: 420, p90_seconds: 420, p99_seconds: 420 },
    { group: '红烧肉', count: 1, mean_seconds: 1200, p50_seconds: 1200, ...times },
  ]);
  t.deepEqual(await report('getPrepTimes', { by: 'station' }), [
    { group: '热菜', count: 2, mean_seconds: 810, p50_seconds: 420, ...times },
    { group: '饮品', count: 1, mean_seconds: 900, p50_seconds: 900, p90_seconds: 900, p99_seconds: 900 },
  ]);
  t.deepEqual(await report('getPrepTimes', { by: 'hour' }), [
    { group: '12', count: 3, mean_seconds: 840, p50_seconds: 900, ...times },
  ]);
  t.deepEqual(await report('getPrepTimes', { by: 'all' }), [
    { group: 'all', count: 3, mean_seconds: 840, p50_seconds: 900, ...times },
  ]);
  t.deepEqual(await report('getPrepTimes', { period: 'yesterday' }), []);
});

test('a dish that was voided or never ready took no time; a recall does not make it longer', async (t) => {
  const { at, place, move, call, report } = await open(t);
  const { id, items } = await place(1, 3);
  await move(id, 'confirmed');
  const params = { id, item_id: items[1].id };
  await call('voidOrderItem', { params, body: { reason: '沽清' } });
  await move((await place(1)).id, 'confirmed');
  await move(id, 'preparing');
  await at(10);
  await move(id, 'ready');
  await at(30);
  await move(id, 'preparing');
  await at(40);
  await move(id, 'ready');
  t.deepEqual(
    (await report('getPrepTimes')).map((row: { group: string; p50_seconds: number }) => [
      row.group,
      row.p50_seconds,
    ]),
    [['宫保鸡丁', 600]],
  );
});

test('voids, cancellations, refunds and discounts are counted by who gave them', async (t) => {
  const { api, call, place, move, report } = await open(t);
  const voided = await place(1, 4);
  await move(voided.id, 'confirmed');
  const params = { id: voided.id, item_id: voided.items[1].id };
  await call('voidOrderItem', { params, body: { reason: '换菜' } });

  const paid = await place(3);
  const payment = await call('createPayment', { body: { order_id: paid.id, payment_method: 'cash' } });
  await call('confirmPayment', { params: { id: payment.payment_id } });
  await api.call('cancelOrder', { as: 'admin', params: { id: paid.id }, body: {} });

  const member = await call('registerMember', { body: { phone: '13800138000', name: '张三' } });
  await api.storage.write(({ db }) => db('member').where({ id: member.id }).update({ points_earned: 5000 }));
  await call('applyDiscount', { body: { member_id: member.id, order_id: (await place(3)).id } });

  const guestOrder = { store_id: 1, items: [{ menu_item_id: 1, quantity: 1 }] };
  const { body: theirs } = await api.call('createOrder', { as: 'guest', body: guestOrder });
  await api.call('cancelOrder', { as: 'guest', params: { id: theirs.id }, body: {} });

  const none = {
    voids: 0,
    voided_amount: 0,
    cancellations: 0,
    cancelled_amount: 0,
    refunds: 0,
    refunded_amount: 0,
    discounts: 0,
    discounted_amount: 0,
  };
  t.deepEqual(await report('getPersonTotals'), [
    {
      ...none,
      actor: 'user:1',
      name: 'admin',
      cancellations: 1,
      cancelled_amount: 58,
      refunds: 1,
      refunded_amount: 58,
    },
    {
      ...none,
      actor: 'user:2',
      name: 'staff',
      voids: 1,
      voided_amount: 8.5,
      discounts: 1,
      discounted_amount: 5.8,
    },
  ]);
  t.deepEqual(await report('getPersonTotals', { period: 'yesterday' }), []);
});

test('these reports read by their indexes, are for staff and are tables too', async (t) => {
  const { api, report } = await open(t);
  const { read } = api.storage;
  const asked: { sql: string; bindings: string[] }[] = [];
  read.on('query', (query: { sql: string; bindings: string[] }) => {
    if (/orders|order_item/.test(query.sql)) asked.push(query);
  });
  for (const by of ['item', 'station', 'hour']) await report('getPrepTimes', { by });
  await report('getPersonTotals');
  const queries = asked.splice(0);
  t.is(queries.length, 7);
  for (const { sql, bindings } of queries) {
    const steps: { detail: string }[] = await read.raw(`explain query plan ${sql}`, bindings);
    const plan = steps.map(({ detail }) => detail).join('\n');
    t.notRegex(plan, /SCAN (orders|order_item|order_status_history|refund)/, plan);
    t.regex(plan, /INDEX (orders_report|orders_discounted|history_cancelled|refund_created)/, plan);
  }
  for (const name of ['getPrepTimes', 'getPersonTotals']) {
    t.is((await api.call(name, { as: 'otherStaff', query: { store_id: 1 } })).status, 404);
    const ofScreen = await api.call(name, { as: 'kitchen', query: { store_id: 1 } });
    t.is(ofScreen.status, name === 'getPrepTimes' ? 200 : 403);
    const csv = await api.call(name, { as: 'admin', query: { store_id: 1, format: 'csv' } });
    t.regex(csv.text, /^"(group|actor)",/);
  }
});

test('in the hour that New York repeats, order numbers stay unique and daily numbers gapless', async (t) => {
  let now = new Date('2026-11-01T05:30:00Z');
  const api = await startTestApi(t, { clock: { ...systemClock, now: () => now } });
  const token = async () => userToken(1, api.clock);
  const zone = { token: await token(), params: { id: 1 }, body: { timezone: 'America/New_York' } };
  await api.call('changeStore', zone);
  const orders: { order_number: string; daily_number: number; created_at: string }[] = [];
  for (const instant of ['05:30', '05:59', '06:30', '06:59', '07:00']) {
    now = new Date(`2026-11-01T${instant}:00Z`);
    const body = { store_id: 1, items: [{ menu_item_id: 4, quantity: 1 }] };
    orders.push((await api.call('createOrder', { token: await token(), body })).body);
  }
  t.is(new Set(orders.map((order) => order.order_number)).size, 5);
  t.deepEqual(
    orders.map((order) => order.daily_number),
    [1, 2, 3, 4, 5],
  );
  t.deepEqual(
    [orders[0]?.created_at, orders[2]?.created_at],
    ['2026-11-01T01:30:00.000-04:00', '2026-11-01T01:30:00.000-05:00'],
  );
});
