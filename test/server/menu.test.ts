import { join } from 'node:path';
import test from 'ava';
import { openTestStorage } from '../helpers/open-test-storage.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { startTestApi, type TestApi } from '../helpers/test-api.ts';

interface Update {
  readonly stock: number | null;
  readonly is_available: boolean;
  readonly price: number;
  readonly store_id: number;
}

async function updatesOf(api: TestApi, stream: { table?: number; store?: number }): Promise<Update[]> {
  const rows: { body: string }[] =
    stream.table === undefined
      ? await api.storage.read('event').where({ store_id: stream.store, type: 'menu_update' }).orderBy('seq')
      : await api.storage
          .read('stream_entry')
          .join('event', (join) =>
            join.on('event.store_id', 'stream_entry.store_id').on('event.seq', 'stream_entry.store_seq'),
          )
          .where({ stream: `table:${stream.table}`, type: 'menu_update' })
          .orderBy('stream_entry.seq');
  return rows.map(({ body }) => JSON.parse(body).item);
}

const take = (api: TestApi, quantity: number, menuItemId = 3) =>
  api.call('createOrder', {
    as: 'staff',
    body: { store_id: 1, items: [{ menu_item_id: menuItemId, quantity }] },
  });

async function stockOf(api: TestApi, id: number, storeId = 1) {
  const { body } = await api.call('listMenu', { query: { store_id: storeId } });
  return body.items.find((item: { id: number }) => item.id === id);
}

async function ledger(api: TestApi, id: number): Promise<[string, number][]> {
  const rows = await api.storage.read('stock_log').where({ menu_item_id: id }).orderBy('id');
  return rows.map(({ kind, quantity }: { kind: string; quantity: number }) => [kind, quantity]);
}

test('guests and screens hear when the last piece is sold and when one comes back', async (t) => {
  const api = await startTestApi(t);
  const { body: order } = await take(api, 10);
  t.deepEqual(
    (await updatesOf(api, { store: 1 })).map(({ stock }) => stock),
    [0],
  );
  for (const table of [1, 2])
    t.deepEqual(
      (await updatesOf(api, { table })).map(({ stock }) => stock),
      [0],
      `table ${table}`,
    );
  t.deepEqual(await updatesOf(api, { table: 3 }), [], 'a table of another store hears nothing');
  await api.call('cancelOrder', { as: 'staff', params: { id: order.id }, body: {} });
  t.deepEqual(
    (await updatesOf(api, { table: 1 })).map(({ stock }) => stock),
    [0, 10],
  );
  await take(api, 9);
  t.is((await updatesOf(api, { table: 1 })).length, 2, 'pieces that are left are no news');
});

test('a stock is the sum of its log, whatever sells, voids, cancels and corrects', async (t) => {
  const api = await startTestApi(t);
  const { body: order } = await take(api, 4);
  await api.call('addOrderItems', {
    as: 'staff',
    params: { id: order.id },
    body: { items: [{ menu_item_id: 3, quantity: 1 }] },
  });
  await api.call('voidOrderItem', {
    as: 'staff',
    params: { id: order.id, item_id: order.items[0].id },
    body: { reason: '换菜' },
  });
  await api.call('changeMenuItem', { as: 'staff', params: { id: 3 }, body: { stock: 30 } });
  await api.call('cancelOrder', { as: 'staff', params: { id: order.id }, body: {} });
  t.deepEqual(await ledger(api, 3), [
    ['opening', 10],
    ['order', -4],
    ['order', -1],
    ['void', 4],
    ['correction', 21],
    ['cancel', 1],
  ]);
  t.is((await stockOf(api, 3)).stock, 31);
});

test('what was sold while nothing was counted does not come back into a count', async (t) => {
  const api = await startTestApi(t);
  const { body: order } = await take(api, 2, 4);
  await api.call('changeMenuItem', { as: 'staff', params: { id: 4 }, body: { stock: 5 } });
  await api.call('cancelOrder', { as: 'staff', params: { id: order.id }, body: {} });
  t.is((await stockOf(api, 4)).stock, 5);
  await api.call('changeMenuItem', { as: 'staff', params: { id: 4 }, body: { stock: null } });
  t.deepEqual(await ledger(api, 4), [
    ['correction', 5],
    ['correction', -5],
  ]);
});

test('fifty orders through two APIs on one database sell exactly ten pieces', async (t) => {
  const filename = join(await tempDir(t), 'restaurant.db');
  const first = await startTestApi(t, { storage: await openTestStorage(t, { filename }) });
  const second = await startTestApi(t, { storage: await openTestStorage(t, { filename }) });
  const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => take(i % 2 ? first : second, 1)));
  t.is(answers.filter(({ status }) => status === 201).length, 10);
  t.is(answers.filter(({ status }) => status === 409).length, 40);
  t.is((await stockOf(first, 3)).stock, 0);
  t.is((await ledger(first, 3)).length, 11);
  t.is((await updatesOf(second, { store: 1 })).length, 1);
});

test('the kitchen takes a dish out of sale with one touch, in its own store only', async (t) => {
  const api = await startTestApi(t);
  const as = 'kitchen';
  t.like((await api.call('sellOut', { as, params: { id: 1 } })).body, { is_available: false });
  t.like((await take(api, 1, 1)).body, { code: 'unavailable_item', menu_item_name: '宫保鸡丁' });
  t.like((await updatesOf(api, { table: 2 })).at(-1), { is_available: false });
  t.like((await api.call('sellAgain', { as, params: { id: 1 } })).body, { is_available: true });
  t.is((await take(api, 1, 1)).status, 201);
  t.is((await api.call('sellOut', { as, params: { id: 6 } })).status, 404, 'a dish of the other store');
  t.is((await api.call('sellOut', { as, params: { id: 1 }, body: { store_id: 2 } })).status, 404);
});

test('a dish of all stores has its price, station, stock and sale in each', async (t) => {
  const api = await startTestApi(t);
  const made = await api.call('createMenuItem', {
    as: 'admin',
    body: { store_id: 1, name: '招牌汤', price: 20, station: '热菜', all_stores: true, allergens: ['花生'] },
  });
  const { id } = made.body;
  t.deepEqual(
    (await updatesOf(api, { store: 2 })).map(({ store_id }) => store_id),
    [2],
    'every store hears of it as its own',
  );
  const terms = { price: 25, station: '汤', stock: 2 };
  const params = { id, store_id: 2 };
  const changed = await api.call('changeStoreTerms', { as: 'otherStaff', params, body: terms });
  t.like(changed.body, { ...terms, store_id: 2, all_stores: true });
  t.like(await stockOf(api, id, 1), { price: 20, station: '热菜', stock: null });
  t.like(await stockOf(api, id, 2), terms);

  const order = (storeId: number, quantity: number) =>
    api.call('createOrder', {
      as: 'admin',
      body: { store_id: storeId, items: [{ menu_item_id: id, quantity }] },
    });
  t.is((await order(1, 3)).body.final_amount, 60);
  const second = await order(2, 2);
  t.is(second.body.final_amount, 50);
  t.is(second.body.items[0].station, '汤');
  t.like((await order(2, 1)).body, { code: 'sold_out' });
  t.like((await updatesOf(api, { table: 3 })).at(-1), { stock: 0 });
  await api.call('cancelOrder', { as: 'admin', params: { id: second.body.id }, body: {} });
  t.like(await stockOf(api, id, 2), { stock: 2 });

  await api.call('sellOut', { as: 'kitchen', params: { id } });
  t.false((await stockOf(api, id, 1)).is_available);
  t.true((await stockOf(api, id, 2)).is_available, 'sold out in one store only');
  t.is((await api.call('changeStoreTerms', { as: 'admin', params, body: { price: null } })).body.price, 20);
});

test('staff of one store do not change what belongs to all', async (t) => {
  const api = await startTestApi(t);
  const body = { store_id: 1, name: '招牌汤', price: 20, all_stores: true };
  t.is((await api.call('createMenuItem', { as: 'staff', body })).status, 403);
  t.is((await api.call('createMenuItem', { as: 'admin', body: { ...body, stock: 3 } })).status, 422);
  const { id } = (await api.call('createMenuItem', { as: 'admin', body })).body;
  t.is((await api.call('changeMenuItem', { as: 'staff', params: { id }, body: { price: 1 } })).status, 403);
  t.is((await api.call('removeMenuItem', { as: 'staff', params: { id } })).status, 403);
  const terms = { as: 'staff', body: { price: 1 } } as const;
  t.is((await api.call('changeStoreTerms', { ...terms, params: { id, store_id: 2 } })).status, 404);
  t.is((await api.call('changeStoreTerms', { ...terms, params: { id: 1, store_id: 1 } })).status, 409);
  t.is((await api.call('removeMenuItem', { as: 'admin', params: { id } })).status, 204);
  t.is(await stockOf(api, id, 2), undefined);
});

test('categories come in the order the store gives them, new ones after', async (t) => {
  const api = await startTestApi(t);
  for (const category of ['汤', '主食', '甜品'])
    await api.call('createMenuItem', { as: 'staff', body: { name: category, price: 1, category } });
  const categories = async () => (await api.call('listMenu', { query: { store_id: 1 } })).body.categories;
  t.deepEqual(await categories(), ['汤', '主食', '甜品']);
  const order = (names: string[]) =>
    api.call('orderCategories', { as: 'staff', body: { store_id: 1, categories: names } });
  t.deepEqual((await order(['甜品', '汤'])).body, { store_id: 1, categories: ['甜品', '汤', '主食'] });
  t.deepEqual(await categories(), ['甜品', '汤', '主食']);
  t.is((await order(['汤', '汤'])).status, 422);
});

test('what a dish contains that guests may not bear stands on its kitchen ticket', async (t) => {
  const api = await startTestApi(t);
  const body = { allergens: ['花生', '牛奶'] };
  await api.call('changeMenuItem', { as: 'staff', params: { id: 1 }, body });
  const items = [
    { menu_item_id: 1, quantity: 1, note: '少油' },
    { menu_item_id: 4, quantity: 1 },
  ];
  const { body: order } = await api.call('createOrder', { as: 'staff', body: { store_id: 1, items } });
  const confirmed = { as: 'staff', params: { id: order.id }, body: { status: 'confirmed' } } as const;
  await api.call('changeOrderStatus', confirmed);
  t.deepEqual(await api.storage.read('kitchen_line').orderBy('id').pluck('note'), [
    '少油 · 过敏原 ALLERGENS: 花生, 牛奶',
    null,
  ]);
  t.deepEqual(
    order.items.map((item: { readonly allergens: string[] }) => item.allergens),
    [['花生', '牛奶'], []],
  );
});

test('what a guest said not to bear and the dish contains stands first on the kitchen ticket', async (t) => {
  const api = await startTestApi(t);
  const dish = { as: 'staff', params: { id: 1 } } as const;
  await api.call('changeMenuItem', { ...dish, body: { allergens: ['花生', '牛奶'] } });
  const order = {
    store_id: 1,
    note: '过敏 ALLERGY: peanuts',
    items: [{ menu_item_id: 1, quantity: 1, note: '少油' }],
  };
  const { body } = await api.call('createOrder', { as: 'staff', body: order });
  const confirmed = { as: 'staff', params: { id: body.id }, body: { status: 'confirmed' } } as const;
  await api.call('changeOrderStatus', confirmed);
  t.deepEqual(await api.storage.read('kitchen_line').pluck('note'), [
    '本菜含客人过敏原 GUEST IS ALLERGIC TO: 花生 · 少油 · 过敏原 ALLERGENS: 牛奶',
  ]);
});
