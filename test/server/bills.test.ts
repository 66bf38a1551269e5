import test from 'ava';
import { readStream } from '../../src/storage/event-log.ts';
import { payCallback } from '../helpers/pay-callback.ts';
import { startTestApi, type TestApi } from '../helpers/test-api.ts';

/** 宫保鸡丁 twice, 可乐 twice, 珍珠奶茶 once: 115. */
const dinner = {
  store_id: 1,
  table_id: 1,
  items: [
    { menu_item_id: 1, quantity: 2 },
    { menu_item_id: 4, quantity: 2 },
    { menu_item_id: 2, quantity: 1, options: { 规格: '中杯' } },
  ],
};

async function order(api: TestApi, body: object = dinner) {
  const placed = (await api.call('createOrder', { as: 'staff', body })).body;
  const items: { id: number }[] = placed.items;
  return { id: Number(placed.id), items: items.map((item) => item.id) };
}

const split = (api: TestApi, id: number, body: object) =>
  api.call('splitBill', { as: 'staff', params: { id }, body });
const bill = async (api: TestApi, id: number) =>
  (await api.call('getBill', { as: 'staff', params: { id } })).body;
const amounts = ({ shares }: { shares: { amount: number }[] }) => shares.map(({ amount }) => amount);
const shareIds = ({ shares }: { shares: { id: number }[] }) => shares.map(({ id }) => id);

async function ask(api: TestApi, order_id: number, share_id?: number, payment_method = 'cash') {
  const body = { order_id, payment_method, ...(share_id !== undefined && { share_id }) };
  return api.call('createPayment', { as: 'staff', body });
}

async function pay(api: TestApi, orderId: number, shareId?: number): Promise<number> {
  const id = (await ask(api, orderId, shareId)).body.payment_id;
  await api.call('confirmPayment', { as: 'staff', params: { id } });
  return id;
}

const statusOf = async (api: TestApi, id: number) =>
  (await api.call('getOrder', { as: 'staff', params: { id } })).body.payment_status;

test('100.00 by 3 is 33.34 + 33.33 + 33.33, each paid on its own, and the kitchen hears nothing', async (t) => {
  const api = await startTestApi(t);
  const items = [
    { menu_item_id: 1, quantity: 1 },
    { menu_item_id: 3, quantity: 1 },
  ];
  const { id } = await order(api, { store_id: 1, items });
  await api.storage.write((tx) =>
    tx.db('orders').where({ id }).update({ total_amount: 10_000, final_amount: 10_000 }),
  );
  await api.call('changeOrderStatus', { as: 'staff', params: { id }, body: { status: 'confirmed' } });
  const tickets = await api.storage.read('kitchen_ticket').select();
  const { body } = await split(api, id, { by: 'shares', shares: 3 });
  t.deepEqual(amounts(body), [33.34, 33.33, 33.33]);
  t.like(body, { split_by: 'shares', due_amount: 100, payment_status: 'unpaid' });
  const [first = 0, second = 0, third = 0] = shareIds(body);
  const asked = await Promise.all([first, second, third].map((share) => ask(api, id, share, 'wechat')));
  t.deepEqual(
    asked.map((reply) => reply.body.amount),
    [33.34, 33.33, 33.33],
  );
  t.is(await statusOf(api, id), 'pending');
  for (const [index, { body: payment }] of asked.entries()) {
    t.is(await statusOf(api, id), 'pending');
    const report = { payment_id: payment.payment_id, transaction_id: `T${index}`, success: true };
    t.is((await payCallback(api, report)).body.share_id, [first, second, third][index]);
  }
  t.is(await statusOf(api, id), 'paid');
  const after = await bill(api, id);
  t.like(after, { received_amount: 100, due_amount: 0, payment_status: 'paid' });
  t.deepEqual(
    after.shares.map(({ status }: { status: string }) => status),
    ['paid', 'paid', 'paid'],
  );
  t.deepEqual(await api.storage.read('kitchen_ticket').select(), tickets);
});

test('by dishes: every portion in one part, discounts spread, sums exact', async (t) => {
  const api = await startTestApi(t);
  const { id, items } = await order(api);
  const [chicken, cola, tea] = items;
  await api.storage.write((tx) =>
    tx.db('orders').where({ id }).update({ discount_amount: 1000, final_amount: 10_500 }),
  );
  const one = [
    { item_id: chicken, quantity: 1 },
    { item_id: cola, quantity: 1 },
  ];
  const other = [...one, { item_id: tea, quantity: 1 }];
  for (const parts of [
    [one, one],
    [one, other, [{ item_id: tea, quantity: 1 }]],
    [one, [...other, { item_id: 9999, quantity: 1 }]],
  ])
    t.is((await split(api, id, { by: 'items', parts })).status, 422);
  const { body } = await split(api, id, { by: 'items', parts: [one, other] });
  t.deepEqual(amounts(body), [42.46, 62.54]);
  t.deepEqual(body.shares[0].items, one);
  const [first, second] = shareIds(body);
  await pay(api, id, second);
  t.is(await statusOf(api, id), 'unpaid');
  await pay(api, id, first);
  t.is(await statusOf(api, id), 'paid');
});

test('while shares are open the bill stands still; undone it moves again', async (t) => {
  const api = await startTestApi(t);
  const { id, items } = await order(api);
  await ask(api, id);
  const { body } = await split(api, id, { by: 'shares', shares: 2 });
  t.is((await api.call('getPaymentStatus', { as: 'staff', params: { id: 1 } })).body.status, 'cancelled');
  t.is((await split(api, id, { by: 'shares', shares: 3 })).status, 409);
  const more = { items: [{ menu_item_id: 4, quantity: 1 }] };
  const params = { id, item_id: items[0] };
  t.like((await api.call('addOrderItems', { as: 'staff', params, body: more })).body, {
    status: 409,
    split_by: 'shares',
  });
  t.is((await api.call('voidOrderItem', { as: 'staff', params })).status, 409);
  t.is((await api.call('changeOrderItem', { as: 'staff', params, body: { quantity: 1 } })).status, 409);
  t.is((await api.call('changeOrderItem', { as: 'staff', params, body: { note: '少油' } })).status, 200);
  t.like((await ask(api, id)).body, { status: 409, shares: shareIds(body) });
  t.is((await ask(api, id, 999)).status, 404);
  const [first, second] = shareIds(body);
  const twice = [await ask(api, id, first), await ask(api, id, first)];
  t.is(twice[0]?.body.payment_id, twice[1]?.body.payment_id);
  t.is((await ask(api, id, first, 'wechat')).status, 409);
  t.is((await api.call('undoSplit', { as: 'staff', params: { id } })).body.split_by, null);
  t.is((await api.call('undoSplit', { as: 'staff', params: { id } })).status, 404);
  t.is((await ask(api, id, second)).status, 404);
  t.is((await api.call('addOrderItems', { as: 'staff', params, body: more })).status, 201);

  const again = await split(api, id, { by: 'shares', shares: 2 });
  const [paid, open] = shareIds(again.body);
  await pay(api, id, paid);
  t.is((await ask(api, id, paid)).status, 409);
  t.is((await api.call('undoSplit', { as: 'staff', params: { id } })).status, 409);
  await pay(api, id, open);
  t.is(await statusOf(api, id), 'paid');
  await api.call('addOrderItems', { as: 'staff', params, body: more });
  t.is((await ask(api, id)).body.amount, 8.5, 'what is added to a paid bill is paid without a share');
});

test('a split order that is cancelled gives back what was paid', async (t) => {
  const api = await startTestApi(t);
  const { id } = await order(api);
  const { body } = await split(api, id, { by: 'shares', shares: 2 });
  const [first, second] = shareIds(body);
  await pay(api, id, first);
  await ask(api, id, second);
  await api.call('cancelOrder', { as: 'staff', params: { id } });
  t.like(await bill(api, id), {
    payment_status: 'refunded',
    received_amount: 57.5,
    refunded_amount: 57.5,
    due_amount: 0,
  });
  t.is((await ask(api, id, second)).status, 409);
  t.is((await split(api, id, { by: 'shares', shares: 2 })).status, 409);
});

test('money for a share that was paid another way goes back', async (t) => {
  const api = await startTestApi(t);
  const { id } = await order(api);
  const { body } = await split(api, id, { by: 'shares', shares: 2 });
  const [first] = shareIds(body);
  const failed = (await ask(api, id, first, 'wechat')).body.payment_id;
  await payCallback(api, { payment_id: failed, transaction_id: 'T1', success: false });
  await pay(api, id, first);
  const late = await payCallback(api, { payment_id: failed, transaction_id: 'T1', success: true });
  t.like(late.body, { status: 'refunded', refunded_amount: 57.5 });
  t.like(await bill(api, id), { due_amount: 57.5 });
});

test('an order moves to another table: both hear of it, the kitchen is told nothing twice', async (t) => {
  const api = await startTestApi(t);
  const { id } = await order(api);
  await api.call('changeOrderStatus', { as: 'staff', params: { id }, body: { status: 'confirmed' } });
  const move = (table_id: number, as: 'staff' | 'customer' = 'staff') =>
    api.call('moveOrder', { as, params: { id }, body: { table_id } });
  t.is((await move(2, 'customer')).status, 403);
  t.is((await move(3)).status, 404, 'a table of another store');
  t.is((await move(99)).status, 404);
  await api.call('changeTable', { as: 'admin', params: { id: 2 }, body: { status: 'closed' } });
  t.is((await move(2)).status, 409);
  await api.call('changeTable', { as: 'admin', params: { id: 2 }, body: { status: 'free' } });
  t.like((await move(2)).body, { table_id: 2, table_number: '2', status: 'confirmed' });
  t.is((await move(2)).status, 200, 'it is there already');
  for (const stream of ['table:1', 'table:2'] as const) {
    const last = (await readStream(api.storage.read, stream, 0, 100)).at(-1);
    t.like(JSON.parse(last?.body ?? ''), { type: 'order_status_update', order: { id, table_id: 2 } }, stream);
  }
  t.is((await readStream(api.storage.read, 'table:2', 0, 100)).length, 1);
  t.is((await api.call('listOrders', { as: 'otherGuest', query: { active: true } })).body.total, 1);
  t.is((await api.call('listOrders', { as: 'guest', query: { active: true } })).body.total, 0);
  t.is((await api.storage.read('kitchen_ticket').select()).length, 1);
  const history = await api.call('getOrderHistory', { as: 'staff', params: { id } });
  t.like(history.body.at(-1), { status: 'table_changed', reason: '1 → 2' });
  t.true((await api.call('explainOrder', { as: 'staff', params: { id } })).text.includes('1 → 2'));
  await api.call('cancelOrder', { as: 'staff', params: { id } });
  t.is((await move(1)).status, 409);
  const { id: takeout } = await order(api, { ...dinner, table_id: null });
  t.is(
    (await api.call('moveOrder', { as: 'staff', params: { id: takeout }, body: { table_id: 1 } })).status,
    409,
  );
});

test('merging tables moves what is open, all of it', async (t) => {
  const api = await startTestApi(t);
  const [one, two, ended] = [await order(api), await order(api), await order(api)];
  await api.call('cancelOrder', { as: 'staff', params: { id: ended.id } });
  const merge = (id: number, into_table_id: number) =>
    api.call('mergeTables', { as: 'staff', params: { id }, body: { into_table_id } });
  t.is((await merge(1, 1)).status, 422);
  t.is((await merge(1, 3)).status, 404);
  const { body } = await merge(1, 2);
  t.like(body.orders, [
    { id: one.id, table_id: 2 },
    { id: two.id, table_id: 2 },
  ]);
  t.is((await api.call('getOrder', { as: 'staff', params: { id: ended.id } })).body.table_id, 1);
  t.deepEqual((await merge(1, 2)).body.orders, []);
});

test('a dish may change until it is ready: the kitchen is told the difference, stock and money follow', async (t) => {
  const api = await startTestApi(t);
  const { id, items } = await order(api, { store_id: 1, items: [{ menu_item_id: 3, quantity: 2 }] });
  const params = { id, item_id: items[0] };
  const change = (body: object, as: 'staff' | 'customer' = 'staff') =>
    api.call('changeOrderItem', { as, params, body });
  const stock = async () => (await api.storage.read('menu_item').where({ id: 3 }).first()).stock;
  t.is((await change({})).status, 422);
  t.is((await change({ note: 'x' }, 'customer')).status, 404, "another's");
  await api.call('changeOrderStatus', { as: 'staff', params: { id }, body: { status: 'confirmed' } });
  t.like((await change({ note: '少油', quantity: 3 })).body, {
    final_amount: 174,
    items: [{ note: '少油', quantity: 3 }],
  });
  t.is(await stock(), 7);
  t.is((await change({ quantity: 11 })).status, 409);
  t.is((await change({ quantity: 1 })).status, 422, 'say why');
  const paid = await pay(api, id);
  t.like((await change({ quantity: 1, reason: '客人换菜' })).body, {
    final_amount: 58,
    payment_status: 'paid',
  });
  t.is(await stock(), 9);
  t.like((await api.call('getPaymentStatus', { as: 'staff', params: { id: paid } })).body, {
    refunded_amount: 116,
  });
  t.like((await change({ note: '' })).body, { items: [{ note: null }] });
  t.deepEqual((await api.call('getKitchenOrder', { as: 'staff', params: { id } })).body.items[0].quantity, 1);
  const tickets = await api.storage.read('kitchen_ticket').select();
  await change({ note: '' });
  t.is((await api.storage.read('kitchen_ticket').select()).length, tickets.length, 'nothing changed');
  await api.call('changeItemStatus', { as: 'staff', params, body: { status: 'ready' } });
  t.is((await change({ note: '微辣' })).status, 409);
});
