import test from 'ava';
import { readPdf } from '../helpers/read-pdf.ts';
import { startTestApi, type TestApi } from '../helpers/test-api.ts';

test('only a store’s name is required', async (t) => {
  const api = await startTestApi(t);
  const made = await api.call('createStore', { as: 'admin', body: { name: '三店' } });
  t.like(made.body, {
    id: 3,
    name: '三店',
    timezone: 'Asia/Shanghai',
    currency: 'CNY',
    confirm_policy: 'manual',
    service_modes: ['dine_in', 'takeout'],
    business_day_start: '00:00',
    guest_cart: 'shared',
  });
  t.deepEqual((await api.call('getStore', { params: { id: 3 } })).body, made.body);
  t.is((await api.call('listStores', { query: { limit: 2 } })).body.total, 3);
});

for (const [title, body, path] of [
  ['a time zone that isn’t', { timezone: 'Mars/Olympus' }, 'timezone'],
  ['a currency that isn’t', { currency: 'yuan' }, 'currency'],
  ['no service mode', { service_modes: [] }, 'service_modes'],
  ['a time that isn’t', { business_day_start: '25:00' }, 'business_day_start'],
  ['a way to fill carts that isn’t', { guest_cart: 'none' }, 'guest_cart'],
  ['an empty name', { name: '  ' }, 'name'],
  ['an unknown field', { owner: 'me' }, 'owner'],
] as const) {
  test(`a store with ${title} is refused`, async (t) => {
    const api = await startTestApi(t);
    for (const answer of [
      await api.call('createStore', { as: 'admin', body: { name: '三店', ...body } }),
      await api.call('changeStore', { as: 'admin', params: { id: 1 }, body }),
    ])
      t.like(answer.body, { status: 422, errors: [{ path }] });
  });
}

test('a store with open orders can’t be closed; a closed one takes no more', async (t) => {
  const api = await startTestApi(t);
  const order = { store_id: 1, items: [{ menu_item_id: 4, quantity: 1 }] };
  const { body } = await api.call('createOrder', { as: 'customer', body: order });
  const close = () => api.call('removeStore', { as: 'admin', params: { id: 1 } });
  t.like((await close()).body, { status: 409, open_orders: 1 });
  await api.call('cancelOrder', { as: 'customer', params: { id: body.id }, body: {} });
  t.is((await close()).status, 204);
  t.is((await api.call('getStore', { params: { id: 1 } })).status, 404);
  t.is((await api.call('createOrder', { as: 'customer', body: order })).status, 404);
  t.is(
    (await api.call('getOrder', { as: 'customer', params: { id: body.id } })).status,
    200,
    'its past stays',
  );
  t.is((await api.call('listStores', {})).body.total, 1);
  const last = await api.call('removeStore', { as: 'admin', params: { id: 2 } });
  t.like(last.body, { status: 409, code: 'in_use' });
});

test('a table has a number of its own in its store', async (t) => {
  const api = await startTestApi(t);
  const make = (table_number: string) =>
    api.call('createTable', { as: 'admin', params: { id: 1 }, body: { table_number, seats: 2 } });
  t.is((await make('1')).status, 409);
  const made = await make('A3');
  t.like(made.body, { store_id: 1, table_number: 'A3', seats: 2, status: 'free' });
  const params = { id: made.body.id };
  t.is((await api.call('changeTable', { as: 'admin', params, body: { table_number: '2' } })).status, 409);
  const unsaid = await api.call('changeTable', { as: 'admin', params, body: { seats: null } });
  t.is(unsaid.body.seats, null);
  const closed = await api.call('changeTable', { as: 'admin', params, body: { status: 'closed' } });
  t.is(closed.body.status, 'closed');
  const order = { store_id: 1, table_id: made.body.id, items: [{ menu_item_id: 4, quantity: 1 }] };
  t.like((await api.call('createOrder', { as: 'staff', body: order })).body, {
    status: 409,
    current_status: 'closed',
  });
  t.is((await api.call('removeTable', { as: 'admin', params })).status, 204);
  t.is((await make('A3')).status, 201, 'a removed number is free again');
});

test('a table with an open order can’t be removed', async (t) => {
  const api = await startTestApi(t);
  await api.call('createOrder', {
    as: 'guest',
    body: { store_id: 1, items: [{ menu_item_id: 4, quantity: 1 }] },
  });
  t.is((await api.call('removeTable', { as: 'admin', params: { id: 1 } })).status, 409);
});

test('the QR code is a picture of the public address', async (t) => {
  const api = await startTestApi(t, { env: { RESTAURANTCTL_API_PUBLIC_URL: 'https://order.example.com/' } });
  const svg = await api.call('getTableQrSvg', { as: 'staff', params: { id: 1 } });
  t.is(svg.headers.get('content-type'), 'image/svg+xml');
  t.regex(svg.text, /^<svg/);
  const png = await fetch(`${api.url}/api/tables/1/qr.png`, {
    headers: { authorization: `Bearer ${api.tokens.staff}` },
  });
  t.is(png.headers.get('content-type'), 'image/png');
  t.deepEqual([...new Uint8Array(await png.arrayBuffer()).subarray(1, 4)], [0x50, 0x4e, 0x47]);
});

test('the codes of a store’s tables come as a sheet to print, for one table or all', async (t) => {
  const api = await startTestApi(t);
  const sheet = async (path: string) => {
    const { headers, status, arrayBuffer } = await fetchAs(api, path);
    const pages = status === 200 ? readPdf(await arrayBuffer()).size : 0;
    return { status, type: headers.get('content-type'), pages };
  };
  t.deepEqual(await sheet('/api/stores/1/tables/qr-sheet.pdf'), {
    status: 200,
    type: 'application/pdf',
    pages: 5,
  });
  t.is((await sheet('/api/stores/1/tables/qr-sheet.pdf?table_id=1')).pages, 5);
  t.is((await sheet('/api/stores/1/tables/qr-sheet.pdf?table_id=999')).status, 404);
});

test('a dish goes on, changes and comes off the menu, and screens hear of it', async (t) => {
  const api = await startTestApi(t);
  const dish = {
    name: ' 酸辣汤 ',
    price: 18.5,
    options: [{ name: '规格', required: true, choices: [{ name: '小' }, { name: '大', price_delta: -0.5 }] }],
  };
  const { body: made } = await api.call('createMenuItem', { as: 'staff', body: dish });
  t.like(made, { name: '酸辣汤', price: 18.5, store_id: 1, stock: null, is_available: true });
  t.is(made.options[0].choices[1].price_delta, -0.5);
  const params = { id: made.id };
  const changed = await api.call('changeMenuItem', { as: 'staff', params, body: { price: 20, stock: 3 } });
  t.like(changed.body, { price: 20, stock: 3, name: '酸辣汤' });
  t.is((await api.call('removeMenuItem', { as: 'staff', params })).status, 204);
  t.is((await api.call('removeMenuItem', { as: 'staff', params })).status, 404);
  const events = await api.storage.read('event').orderBy('seq').select('type', 'body');
  t.deepEqual(
    events.map(({ type, body }: { type: string; body: string }) => [
      type,
      JSON.parse(body).item.is_available,
    ]),
    [
      ['menu_update', true],
      ['menu_update', true],
      ['menu_update', false],
    ],
  );
});

for (const price of [1.005, -1, 1_000_000.01, 1e21, '38', null, 0.1 + 0.2]) {
  test(`a dish can’t cost ${price}`, async (t) => {
    const api = await startTestApi(t);
    const answer = await api.call('createMenuItem', { as: 'staff', body: { name: '菜', price } });
    t.like(answer.body, { status: 422, errors: [{ path: 'price' }] });
  });
}

for (const price of [0, 0.01, 0.3, 1.1, 33.33, 1_000_000]) {
  test(`a dish that costs ${price} costs exactly that in an order`, async (t) => {
    const api = await startTestApi(t);
    const { body: dish } = await api.call('createMenuItem', { as: 'staff', body: { name: '菜', price } });
    const items = [{ menu_item_id: dish.id, quantity: 1 }];
    const { body } = await api.call('createOrder', { as: 'staff', body: { store_id: 1, items } });
    t.is(body.items[0].unit_price, price);
    t.is(body.final_amount, price);
  });
}

test('an order beyond a million is refused', async (t) => {
  const api = await startTestApi(t);
  const { body: dish } = await api.call('createMenuItem', {
    as: 'staff',
    body: { name: '菜', price: 600_000 },
  });
  const one = { menu_item_id: dish.id, quantity: 1 };
  const place = (items: object[]) => api.call('createOrder', { as: 'staff', body: { store_id: 1, items } });
  t.is((await place([{ ...one, quantity: 2 }])).status, 422);
  t.is((await place([one, one])).status, 422);
  t.is((await place([one])).status, 201);
});

test('an order keeps the name and the price it was placed at', async (t) => {
  const api = await startTestApi(t);
  const items = [{ menu_item_id: 4, quantity: 2 }];
  const { body } = await api.call('createOrder', { as: 'staff', body: { store_id: 1, items } });
  await api.call('changeMenuItem', { as: 'staff', params: { id: 4 }, body: { name: '冰可乐', price: 10 } });
  const { body: now } = await api.call('getOrder', { as: 'staff', params: { id: body.id } });
  t.like(now.items[0], { menu_item_name: '可乐', unit_price: 8.5, subtotal: 17 });
});

async function fetchAs({ url, tokens }: TestApi, path: string) {
  const answer = await fetch(url + path, { headers: { authorization: `Bearer ${tokens.admin}` } });
  const { headers, status } = answer;
  return { headers, status, arrayBuffer: async () => new Uint8Array(await answer.arrayBuffer()) };
}
