import test, { type ExecutionContext } from 'ava';
import { openTableSession } from '../../src/operations/tables/open-table-session.ts';
import { tableToken } from '../../src/operations/tables/table-token.ts';
import { readStream } from '../../src/storage/event-log.ts';
import { findTable } from '../../src/storage/tables.ts';
import { createSettableClock } from '../helpers/settable-clock.ts';
import { startTestApi, type TestApi, type TestApiOptions } from '../helpers/test-api.ts';

const table = { params: { id: 1 } };
const cola = (id: string, quantity = 1) => ({ id, menu_item_id: 4, quantity });
const tea = (id: string) => ({ id, menu_item_id: 2, quantity: 1, options: { 规格: '大杯' }, note: '少冰' });

/** A table with two phones. */
async function openTable(t: ExecutionContext, options: TestApiOptions = {}) {
  const api = await startTestApi(t, options);
  const other = await scanCode(api);
  const put = (token: string | undefined, lines: object[], wishes?: object) =>
    api.call('changeCart', { ...table, ...as(token), body: { lines, ...(wishes && { wishes }) } });
  const look = (token?: string) => api.call('enterCart', { ...table, ...as(token) });
  const order = (token: string | undefined, body: object, key?: string) =>
    api.call('orderCart', { ...table, ...as(token), body, ...(key !== undefined && { key }) });
  return { api, other, put, look, order };
}

/** Without a token it is the guest at table 1. */
function as(token: string | undefined) {
  return token === undefined ? ({ as: 'guest' } as const) : { token };
}

async function scanCode({ storage, secrets, clock }: TestApi, id = 1): Promise<string> {
  const found = await findTable(storage.read, id);
  if (!found) throw new Error(`There is no table ${id}`);
  const token = tableToken(found, secrets.tableToken);
  return (await openTableSession({ storage, secrets, clock }, token)).access_token;
}

test('the phones of a table fill one cart, line by line', async (t) => {
  const { other, put, look } = await openTable(t);
  t.like((await look()).body, { table_id: 1, phones: 1, you: 1, round: 1, lines: [], last_order: null });
  t.like((await look(other)).body, { phones: 2, you: 2 });
  await put(undefined, [cola('cola-of-1'), tea('tea-of-one')]);
  // The other changes one line and adds its own; what it doesn't name stays.
  const changed = await put(other, [cola('cola-of-1', 3), cola('cola-of-2')]);
  t.like(changed.body, { you: 2, phones: 2, too_late: [] });
  t.deepEqual((await look()).body.lines, [
    { ...line('cola-of-1', '可乐', 4), quantity: 3, phone: 1 },
    { ...line('tea-of-one', '珍珠奶茶', 2), options: { 规格: ['大杯'] }, note: '少冰', phone: 1 },
    { ...line('cola-of-2', '可乐', 4), phone: 2 },
  ]);
  await put(undefined, [cola('cola-of-2', 0)]);
  t.is((await look(other)).body.lines.length, 2);
});

function line(id: string, menu_item_name: string, menu_item_id: number) {
  return { id, menu_item_id, menu_item_name, quantity: 1, options: {}, note: '', phone: 1 };
}

test('two phones that order at the same moment make one order', async (t) => {
  const { api, other, put, look, order } = await openTable(t);
  await put(undefined, [cola('cola-of-1')], { allergies: '花生', note: '' });
  await put(other, [cola('cola-of-2', 2), tea('tea-of-two')], { allergies: '虾', note: '快一点' });
  const sent = await Promise.all([
    order(undefined, { round: 1 }, 'key of one'),
    order(other, { round: 1 }, 'key of two'),
    order(other, { round: 1 }, 'key of two'),
  ]);
  t.deepEqual(
    sent.map(({ status }) => status),
    [201, 201, 201],
  );
  t.is(new Set(sent.map(({ body }) => body.id)).size, 1);
  const orders = await api.call('listOrders', { as: 'staff', query: { store_id: 1 } });
  t.is(orders.body.total, 1);
  t.like(orders.body.items[0], { table_number: '1', note: '过敏 ALLERGY: 花生、虾 · 快一点' });
  t.deepEqual(
    orders.body.items[0].items.map((item: { menu_item_name: string; quantity: number }) => [
      item.menu_item_name,
      item.quantity,
    ]),
    [
      ['可乐', 3],
      ['珍珠奶茶', 1],
    ],
  );
  const { id: order_id, daily_number } = sent[0]?.body ?? {};
  const after = (await look()).body;
  t.like(after, { round: 2, lines: [], last_order: { order_id, daily_number } });
  // What one can't bear stays true for the next order.
  t.deepEqual(after.wishes, [
    { phone: 1, allergies: '花生', note: '' },
    { phone: 2, allergies: '虾', note: '' },
  ]);
  // Who comes later still with the old round gets that order too.
  t.is((await order(other, { round: 1 }, 'much later')).body.id, order_id);
  t.like((await order(other, { round: 2 })).body, { status: 409, round: 2 });
});

test('a change to a line that was ordered meanwhile is told and not doubled', async (t) => {
  const { api, other, put, look, order } = await openTable(t);
  await put(undefined, [cola('cola-of-1')]);
  const placed = (await order(other, { round: 1 })).body;
  const late = await put(undefined, [cola('cola-of-1', 2), cola('cola-again')]);
  t.deepEqual(late.body.too_late, [
    { id: 'cola-of-1', order_id: placed.id, daily_number: placed.daily_number, phone: 2 },
  ]);
  t.deepEqual(
    (await look()).body.lines.map(({ id }: { id: string }) => id),
    ['cola-again'],
  );
  // More for the same order, with what is wished for the whole on each dish.
  await put(other, [tea('more-tea')], { allergies: '虾', note: '' });
  const added = await order(undefined, { round: 2, add_to: placed.id });
  t.is(added.body.id, placed.id);
  t.deepEqual(
    added.body.items.map(({ note }: { note: string | null }) => note),
    [null, '过敏 ALLERGY: 虾', '少冰 · 过敏 ALLERGY: 虾'],
  );
  t.is((await api.call('listOrders', { as: 'staff', query: { store_id: 1 } })).body.total, 1);
});

test('changes that race with the order are in it or in the next round, never in both and never lost', async (t) => {
  const { api, other, put, look, order } = await openTable(t);
  await put(undefined, [cola('the-first')]);
  const ids = Array.from({ length: 20 }, (_, index) => `racing-${index}`);
  await Promise.all([
    ...ids.slice(0, 10).map((id) => put(other, [cola(id)])),
    order(undefined, { round: 1 }),
    ...ids.slice(10).map((id) => put(other, [cola(id)])),
  ]);
  const { body } = await api.call('listOrders', { as: 'staff', query: { store_id: 1 } });
  const ordered = body.items[0].items.reduce(
    (sum: number, { quantity }: { quantity: number }) => sum + quantity,
    0,
  );
  t.is(body.total, 1);
  t.is(ordered + (await look()).body.lines.length, 21);
});

test('what can’t be ordered leaves the cart as it was', async (t) => {
  const { api, put, look, order } = await openTable(t);
  await put(undefined, [cola('cola-of-1'), { id: 'pork-of-1', menu_item_id: 3, quantity: 11 }]);
  const before = (await look()).body;
  t.like((await order(undefined, { round: 1 })).body, { status: 409, code: 'sold_out' });
  await api.call('sellOut', { as: 'staff', params: { id: 4 }, body: { store_id: 1 } });
  await put(undefined, [{ id: 'pork-of-1', menu_item_id: 3, quantity: 0 }]);
  t.like((await order(undefined, { round: 1 })).body, { status: 409, code: 'unavailable_item' });
  t.like((await look()).body, { round: before.round, lines: [before.lines[0]] });
  t.is((await put(undefined, [{ id: 'unknown-dish', menu_item_id: 6, quantity: 1 }])).status, 422);
  t.is((await put(undefined, [cola('too-many-of', 100)])).status, 422);
  t.is((await put(undefined, [cola('short')])).status, 422);
});

test('a party that has left can neither read nor change the cart of the next one', async (t) => {
  const { api, other, put, look, order } = await openTable(t);
  await put(other, [cola('cola-of-2')], { allergies: '虾', note: '' });
  t.is((await api.call('clearTable', { ...table, as: 'staff' })).status, 200);
  // The credential itself may be remembered for two seconds; the cart is not shown for one.
  t.is((await look(other)).status, 401);
  t.is((await put(other, [cola('cola-of-2', 5)])).status, 401);
  t.is((await order(other, { round: 1 })).status, 401);
  const next = await scanCode(api);
  t.like((await look(next)).body, { phones: 1, you: 1, lines: [], wishes: [], last_order: null });
  t.is((await api.call('enterCart', { ...table, as: 'otherGuest' })).status, 404);
  await put(next, [cola('cola-of-2')]);
  t.is((await look(next)).body.lines.length, 1, 'a name that the last party used is free again');
  await api.call('changeTable', { ...table, as: 'admin', body: { status: 'closed' } });
  t.like((await look(next)).body, { status: 409, code: 'conflict' });
  await api.call('changeTable', { ...table, as: 'admin', body: { status: 'free' } });
  t.like((await look(next)).body, { phones: 1, lines: [] });
});

test('where nobody clears tables, the next party finds nothing of the last one', async (t) => {
  const clock = createSettableClock();
  const { api, put } = await openTable(t, { clock });
  await put(undefined, [cola('cola-of-1')], { allergies: '虾', note: '' });
  clock.pass(4 * 3600_000);
  const later = await scanCode(api);
  t.like((await api.call('enterCart', { ...table, token: later })).body, { you: 1, lines: [], wishes: [] });
});

test('a store may have a cart for each phone', async (t) => {
  const { api, look, put } = await openTable(t);
  await api.call('changeStore', { as: 'admin', params: { id: 1 }, body: { guest_cart: 'own' } });
  t.like((await look()).body, { status: 409, guest_cart: 'own' });
  t.is((await put(undefined, [cola('cola-of-1')])).status, 409);
  const own = { store_id: 1, items: [{ menu_item_id: 4, quantity: 1 }] };
  t.is((await api.call('createOrder', { as: 'guest', body: own })).status, 201);
});

test('a store that changes who shares a cart tells its tables; what was shared can still be looked at, and begins anew', async (t) => {
  const { api, other, look, put, order } = await openTable(t);
  await put(undefined, [cola('cola-of-1')]);
  const change = (guest_cart: string) =>
    api.call('changeStore', { as: 'admin', params: { id: 1 }, body: { guest_cart } });
  await change('own');
  for (const stream of ['table:1', 'table:2', 'store:1'] as const) {
    const last = (await readStream(api.storage.read, stream, 0, 100)).at(-1);
    t.like(
      JSON.parse(last?.body ?? ''),
      { type: 'store_update', store: { id: 1, guest_cart: 'own' } },
      stream,
    );
  }
  t.like((await look()).body, { you: 1, lines: [{ id: 'cola-of-1' }] });
  t.is((await put(undefined, [cola('cola-of-1', 2)])).status, 409);
  t.is((await order(undefined, { round: 1 })).status, 409);
  t.is((await look(other)).status, 409, 'it had not joined');
  await change('shared');
  t.like((await look(other)).body, { you: 1, phones: 1, lines: [] });
});
