import test from 'ava';
import { startTestApi, type TestApi } from '../helpers/test-api.ts';

const order = (more: object = {}) => ({
  store_id: 1,
  table_id: 1,
  items: [
    { menu_item_id: 1, quantity: 2, options: { 辣度: '微辣' }, note: '少油' },
    { menu_item_id: 2, quantity: 1, options: { 规格: '大杯' } },
  ],
  ...more,
});

async function place(api: TestApi, more: object = {}, as: 'guest' | 'customer' | 'staff' = 'guest') {
  const { body, status } = await api.call('createOrder', { as, body: order(more) });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}

test('an order carries the menu’s prices, the store’s time and its place in the stream', async (t) => {
  const api = await startTestApi(t);
  const { body } = await api.call('createOrder', { as: 'guest', body: order() });
  t.like(body, {
    id: 1,
    store_id: 1,
    table_id: 1,
    table_number: '1',
    service_mode: 'dine_in',
    total_amount: 101,
    final_amount: 101,
    discount_amount: 0,
    payment_method: 'counter',
    payment_status: 'unpaid',
    status: 'pending',
    order_status: 'pending',
    seq: 1,
    daily_number: 1,
  });
  t.deepEqual(body.items[1], {
    id: 2,
    menu_item_id: 2,
    menu_item_name: '珍珠奶茶',
    quantity: 1,
    unit_price: 25,
    options: [{ name: '规格', choice: '大杯' }],
    note: null,
    subtotal: 25,
    status: 'pending',
    station: '饮品',
    allergens: [],
    fired_at: null,
    recalled_at: null,
  });
  t.regex(body.order_number, /^ORD\d{18}$/);
  t.regex(body.created_at, /\+08:00$/);
  t.is(body.order_number.slice(3, 11), body.created_at.slice(0, 10).replaceAll('-', ''));
});

test('a committed order stands in its store’s, its own and its table’s stream', async (t) => {
  const api = await startTestApi(t);
  const { id } = await place(api);
  const streams = await api.storage.read('stream_entry').orderBy('stream').pluck('stream');
  t.deepEqual(streams, ['order:1', 'table:1']);
  const [event] = await api.storage.read('event').select();
  const body = JSON.parse(event.body);
  t.is(event.type, 'new_order');
  t.is(body.order.id, id);
  t.is(body.order.seq, event.seq);
});

for (const [title, more, status, path] of [
  ['an unknown field', { tip: 5 }, 422, 'tip'],
  [
    'an unknown field of a dish',
    { items: [{ menu_item_id: 1, quantity: 1, price: 1 }] },
    422,
    'items.0.price',
  ],
  ['no dish', { items: [] }, 422, 'items'],
  ['a quantity of 0', { items: [{ menu_item_id: 1, quantity: 0 }] }, 422, 'items.0.quantity'],
  ['a quantity of 100', { items: [{ menu_item_id: 1, quantity: 100 }] }, 422, 'items.0.quantity'],
  ['half a dish', { items: [{ menu_item_id: 1, quantity: 0.5 }] }, 422, 'items.0.quantity'],
  ['a dish that isn’t there', { items: [{ menu_item_id: 99, quantity: 1 }] }, 422, 'items.0.menu_item_id'],
  ['a dish of another store', { items: [{ menu_item_id: 6, quantity: 1 }] }, 422, 'items.0.menu_item_id'],
  ['a dish off the menu', { items: [{ menu_item_id: 5, quantity: 1 }] }, 409, undefined],
  ['a missing required option', { items: [{ menu_item_id: 2, quantity: 1 }] }, 422, 'items.0.options'],
  [
    'an option the dish lacks',
    { items: [{ menu_item_id: 4, quantity: 1, options: { 冰: '少' } }] },
    422,
    'items.0.options',
  ],
  ['a long note', { note: '长'.repeat(201) }, 422, 'note'],
  ['an unknown table', { table_id: 99 }, 404, 'table_id'],
  ['a table of another store', { table_id: 3 }, 404, 'table_id'],
  ['an unknown payment method', { payment_method: 'gold' }, 422, 'payment_method'],
  ['a mode the store lacks', { service_mode: 'delivery' }, 422, 'service_mode'],
  ['an unknown store', { store_id: 99, table_id: null }, 404, undefined],
] as const) {
  test(`an order with ${title} is refused and leaves nothing behind`, async (t) => {
    const api = await startTestApi(t);
    const { status: answered, body } = await api.call('createOrder', { as: 'customer', body: order(more) });
    t.is(answered, status);
    if (path !== undefined) t.true(body.errors.some((error: { path: string }) => error.path === path));
    t.is((await api.storage.read('orders').select()).length, 0);
    t.is((await api.storage.read('event').select()).length, 0);
  });
}

test('a guest orders at their own table only', async (t) => {
  const api = await startTestApi(t);
  t.is((await api.call('createOrder', { as: 'guest', body: order({ table_id: 2 }) })).status, 404);
  const { table_id: _, ...withoutTable } = order();
  t.is((await api.call('createOrder', { as: 'guest', body: withoutTable })).body.table_id, 1);
});

test('fifty orders for ten pieces sell exactly ten', async (t) => {
  const api = await startTestApi(t);
  const answers = await Promise.all(
    Array.from({ length: 50 }, () =>
      api.call('createOrder', { as: 'staff', body: order({ items: [{ menu_item_id: 3, quantity: 1 }] }) }),
    ),
  );
  t.is(answers.filter(({ status }) => status === 201).length, 10);
  const refused = answers.filter(({ status }) => status === 409);
  t.is(refused.length, 40);
  t.like(refused[0]?.body, { code: 'sold_out', menu_item_id: 3, menu_item_name: '红烧肉' });
  t.is((await api.storage.read('menu_item').where({ id: 3 }).first('stock')).stock, 0);
  const numbers = await api.storage.read('orders').pluck('order_number');
  t.is(new Set(numbers).size, 10);
  t.deepEqual(
    await api.storage.read('event').orderBy('seq').pluck('seq'),
    Array.from({ length: 11 }, (_, index) => index + 1),
    'ten orders and the word that the dish is sold out',
  );
});

test('an order that fails on its second dish gives the first one’s stock back', async (t) => {
  const api = await startTestApi(t);
  await api.call('changeMenuItem', { as: 'staff', params: { id: 4 }, body: { stock: 1 } });
  const items = [
    { menu_item_id: 3, quantity: 2 },
    { menu_item_id: 4, quantity: 2 },
  ];
  t.is((await api.call('createOrder', { as: 'staff', body: order({ items }) })).status, 409);
  t.is((await api.storage.read('menu_item').where({ id: 3 }).first('stock')).stock, 10);
});

test('stock comes back once when an order is cancelled or a dish voided', async (t) => {
  const api = await startTestApi(t);
  const stock = async () => (await api.storage.read('menu_item').where({ id: 3 }).first('stock')).stock;
  const { id, items } = await place(api, {
    items: [
      { menu_item_id: 3, quantity: 2 },
      { menu_item_id: 3, quantity: 3 },
    ],
  });
  t.is(await stock(), 5);
  await api.call('voidOrderItem', { as: 'guest', params: { id, item_id: items[0].id }, body: {} });
  t.is(await stock(), 7);
  t.is((await api.call('cancelOrder', { as: 'guest', params: { id }, body: {} })).status, 200);
  t.is(await stock(), 10);
  t.is((await api.call('cancelOrder', { as: 'staff', params: { id }, body: {} })).status, 409);
  t.is(await stock(), 10);
});

test('a list is true at the seq it names', async (t) => {
  const api = await startTestApi(t);
  await place(api);
  const second = await place(api, {}, 'customer');
  await api.call('changeOrderStatus', {
    as: 'staff',
    params: { id: second.id },
    body: { status: 'confirmed' },
  });
  const { body } = await api.call('listOrders', { as: 'kitchen' });
  t.is(body.seq, 3);
  t.is(body.total, 2);
  t.deepEqual(
    body.items.map((item: { id: number; seq: number }) => [item.id, item.seq]),
    [
      [2, 3],
      [1, 1],
    ],
  );
  t.regex(body.epoch, /^[0-9a-f]{16}$/);
});

test('lists can be narrowed and paged', async (t) => {
  const api = await startTestApi(t);
  const first = await place(api);
  await place(api, { table_id: 2 }, 'staff');
  await api.call('cancelOrder', { as: 'staff', params: { id: first.id }, body: { reason: '走了' } });
  const ids = async (query: object) =>
    (await api.call('listOrders', { as: 'staff', query })).body.items.map(({ id }: { id: number }) => id);
  t.deepEqual(await ids({ active: 'true' }), [2]);
  t.deepEqual(await ids({ status: 'cancelled' }), [1]);
  t.deepEqual(await ids({ table_id: 2 }), [2]);
  t.deepEqual(await ids({ skip: 1, limit: 1 }), [1]);
  t.deepEqual(await ids({ since: '2999-01-01' }), []);
  t.deepEqual(await ids({ since: first.created_at }), [2, 1]);
  t.is((await api.call('listOrders', { as: 'staff', query: { limit: 101 } })).status, 422);
  t.is((await api.call('listOrders', { as: 'staff', query: { sort: 'price' } })).status, 422);
});

test('nobody sees or changes another’s order', async (t) => {
  const api = await startTestApi(t);
  const { id, items } = await place(api, {}, 'customer');
  const params = { id };
  for (const as of ['otherCustomer', 'otherGuest', 'otherStaff'] as const) {
    t.is((await api.call('getOrder', { as, params })).status, 404, as);
    t.is((await api.call('getOrderHistory', { as, params })).status, 404, as);
    t.is((await api.call('cancelOrder', { as, params, body: {} })).status, 404, as);
    t.is((await api.call('remindOrder', { as, params })).status, 404, as);
    t.is((await api.call('addOrderItems', { as, params, body: { items: order().items } })).status, 404, as);
    t.is(
      (await api.call('voidOrderItem', { as, params: { id, item_id: items[0].id }, body: {} })).status,
      404,
      as,
    );
    t.is((await api.call('listOrders', { as })).body.total, 0, as);
  }
  t.is((await api.call('listOrders', { as: 'otherStaff', query: { store_id: 1 } })).status, 404);
  t.is((await api.call('getOrder', { as: 'customer', params })).body.status, 'pending');
});

test('guests at one table see its open orders, not what earlier diners had', async (t) => {
  const api = await startTestApi(t);
  const mine = await place(api);
  await place(api, { table_id: 1 }, 'staff');
  const earlier = await place(api, { table_id: 1 }, 'customer');
  await api.call('cancelOrder', { as: 'staff', params: { id: earlier.id }, body: {} });
  const { body } = await api.call('listOrders', { as: 'guest' });
  t.deepEqual(
    body.items.map(({ id }: { id: number }) => id),
    [2, mine.id],
  );
  t.is((await api.call('getOrder', { as: 'guest', params: { id: earlier.id } })).status, 404);
});

test('owners change an order while it is pending, staff later and with a reason', async (t) => {
  const api = await startTestApi(t);
  const { id, items } = await place(api);
  const more = { items: [{ menu_item_id: 4, quantity: 2 }] };
  const added = await api.call('addOrderItems', { as: 'guest', params: { id }, body: more });
  t.is(added.body.total_amount, 118);
  await api.call('changeOrderStatus', { as: 'staff', params: { id }, body: { status: 'confirmed' } });
  const late = await api.call('addOrderItems', { as: 'guest', params: { id }, body: more });
  t.like(late.body, { status: 409, current_status: 'confirmed' });
  t.is((await api.call('cancelOrder', { as: 'guest', params: { id }, body: {} })).status, 409);
  const item = { id, item_id: items[0].id };
  t.is((await api.call('voidOrderItem', { as: 'guest', params: item, body: {} })).status, 409);
  const silent = await api.call('voidOrderItem', { as: 'staff', params: item, body: {} });
  t.like(silent.body, { status: 422, errors: [{ path: 'reason' }] });
  const voided = await api.call('voidOrderItem', {
    as: 'staff',
    params: item,
    query: { reason: '换菜' },
    body: {},
  });
  t.is(voided.body.total_amount, 42);
  const { body: history } = await api.call('getOrderHistory', { as: 'staff', params: { id } });
  t.like(history.at(-1), { item_id: items[0].id, status: 'cancelled', reason: '换菜', actor: 'user:2' });
});

test('the last dish voided cancels the order', async (t) => {
  const api = await startTestApi(t);
  const { id, items } = await place(api, { items: [{ menu_item_id: 3, quantity: 1 }] });
  const { body } = await api.call('voidOrderItem', {
    as: 'guest',
    params: { id, item_id: items[0].id },
    body: {},
  });
  t.like(body, { status: 'cancelled', total_amount: 0 });
});

test('the kitchen is told at confirmation and then only the difference', async (t) => {
  const api = await startTestApi(t);
  const { id, items } = await place(api);
  const lines = async () =>
    (await api.storage.read('kitchen_line').orderBy('id')).map(
      (line: { ticket_id: number; kind: string; item_id: number; quantity: number }) => [
        line.ticket_id,
        line.kind,
        line.item_id,
        line.quantity,
      ],
    );
  t.deepEqual(await lines(), []);
  const move = (status: 'confirmed' | 'preparing') =>
    api.call('changeOrderStatus', { as: 'staff', params: { id }, body: { status } });
  await move('confirmed');
  await move('preparing');
  t.deepEqual(await lines(), [
    [1, 'add', 1, 2],
    [1, 'add', 2, 1],
  ]);
  await api.call('addOrderItems', {
    as: 'staff',
    params: { id },
    body: { items: [{ menu_item_id: 4, quantity: 1 }] },
  });
  await api.call('voidOrderItem', {
    as: 'staff',
    params: { id, item_id: items[1].id },
    body: { reason: '错' },
  });
  await api.call('cancelOrder', { as: 'staff', params: { id }, body: { reason: '走了' } });
  t.deepEqual((await lines()).slice(2), [
    [2, 'add', 3, 1],
    [3, 'cancel', 2, 1],
    [4, 'cancel', 1, 2],
    [4, 'cancel', 3, 1],
  ]);
  t.deepEqual(await api.storage.read('kitchen_ticket').orderBy('id').pluck('kind'), [
    'order',
    'change',
    'change',
    'cancel',
  ]);
  const fired = await api.storage.read('event').whereNotNull('ticket_id').orderBy('seq').pluck('ticket_id');
  t.deepEqual(fired, [1, 2, 3, 4]);
});

test('a store that confirms by itself tells the kitchen in the same transaction', async (t) => {
  const api = await startTestApi(t);
  await api.call('changeStore', { as: 'admin', params: { id: 1 }, body: { confirm_policy: 'immediate' } });
  const { id } = await place(api);
  t.is((await api.call('getOrder', { as: 'guest', params: { id } })).body.status, 'confirmed');
  t.like(await api.storage.read('event').where({ type: 'new_order' }).first(), { ticket_id: 1 });
  const { body } = await api.call('getOrderHistory', { as: 'guest', params: { id } });
  t.deepEqual(
    body.map(({ status }: { status: string }) => status),
    ['pending', 'confirmed'],
  );
});

test('the order follows its dishes, step by step through its graph', async (t) => {
  const api = await startTestApi(t);
  const { id, items } = await place(api);
  const touch = async (
    index: number,
    status: 'preparing' | 'ready' | 'served',
    as: 'kitchen' | 'staff' = 'kitchen',
  ) =>
    (await api.call('changeItemStatus', { as, params: { id, item_id: items[index].id }, body: { status } }))
      .body;
  t.like(await touch(0, 'ready'), { status: 409, current_status: 'pending' });
  await api.call('changeOrderStatus', { as: 'kitchen', params: { id }, body: { status: 'confirmed' } });
  t.is((await touch(0, 'ready')).status, 'preparing');
  t.is((await touch(1, 'ready')).status, 'ready');
  t.is((await touch(1, 'served')).status, 'serving');
  t.is((await touch(1, 'preparing')).status, 409);
  const { body: history } = await api.call('getOrderHistory', { as: 'staff', params: { id } });
  t.deepEqual(
    history
      .filter((entry: { item_id: number | null }) => entry.item_id === null)
      .map(({ status }: { status: string }) => status),
    ['pending', 'confirmed', 'preparing', 'ready', 'serving'],
  );
});

test('urging the kitchen works once a minute', async (t) => {
  const api = await startTestApi(t);
  const { id } = await place(api);
  t.is((await api.call('remindOrder', { as: 'guest', params: { id } })).status, 200);
  const again = await api.call('remindOrder', { as: 'guest', params: { id } });
  t.is(again.status, 429);
  t.true(Number(again.headers.get('retry-after')) > 0);
  t.deepEqual(await api.storage.read('event').pluck('type'), ['new_order', 'order_reminder']);
});

test('the aliases of the requirement documents answer the same', async (t) => {
  const api = await startTestApi(t);
  const headers = { authorization: `Bearer ${api.tokens.guest}`, 'content-type': 'application/json' };
  const created = await fetch(`${api.url}/orchestration/orders`, {
    method: 'POST',
    headers,
    body: JSON.stringify(order()),
  });
  t.is(created.status, 201);
  const body = await created.json();
  const read = await fetch(`${api.url}/orchestration/orders/1`, { headers });
  t.deepEqual(await read.json(), body);
});
