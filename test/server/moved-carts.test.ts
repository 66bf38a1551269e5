import test, { type ExecutionContext } from 'ava';
import { startTestApi, type Who } from '../helpers/test-api.ts';

const cola = (id: string, quantity = 1) => ({ id, menu_item_id: 4, quantity });
const tea = (id: string) => ({ id, menu_item_id: 2, quantity: 1, options: { 规格: '大杯' }, note: '少冰' });
const none = { allergies: '', note: '' };
const places = { guest: 1, otherGuest: 2 } as const;

/** Two tables with a phone each. */
async function openTables(t: ExecutionContext) {
  const api = await startTestApi(t);
  const at = (as: keyof typeof places) => ({ as, params: { id: places[as] } });
  return {
    api,
    put: (as: keyof typeof places, lines: object[], wishes?: object) =>
      api.call('changeCart', { ...at(as), body: { lines, ...(wishes && { wishes }) } }),
    look: async (as: keyof typeof places) => (await api.call('enterCart', at(as))).body,
    order: (as: keyof typeof places, body: object) => api.call('orderCart', { ...at(as), body }),
    place: async (as: Who, body: object = {}) =>
      (
        await api.call('createOrder', {
          as,
          body: { store_id: 1, items: [{ menu_item_id: 4, quantity: 1 }], ...body },
        })
      ).body.id,
    move: (id: number, table_id: number) =>
      api.call('moveOrder', { as: 'staff', params: { id }, body: { table_id } }),
    merge: (id: number, into_table_id: number) =>
      api.call('mergeTables', { as: 'staff', params: { id }, body: { into_table_id } }),
  };
}

const briefly = ({ lines }: { lines: { id: string; quantity: number; phone: number }[] }) =>
  lines.map(({ id, quantity, phone }) => [id, quantity, phone]);

test('merging tables joins their carts: line by line, with what anybody can’t bear, nothing twice', async (t) => {
  const { put, look, place, order, merge } = await openTables(t);
  await put('guest', [cola('cola-of-1', 2), tea('tea-of-one')], { allergies: '花生', note: '快一点' });
  await put('otherGuest', [cola('cola-of-2')], { allergies: '虾', note: '' });
  await place('guest');
  t.is((await merge(1, 2)).status, 200);
  const joined = await look('otherGuest');
  t.deepEqual(briefly(joined), [
    ['cola-of-2', 1, 1],
    ['cola-of-1', 2, 2],
    ['tea-of-one', 1, 2],
  ]);
  t.like(joined.lines[2], { options: { 规格: ['大杯'] }, note: '少冰' });
  t.like(joined, { phones: 1, you: 1, round: 1, moved_to: null });
  t.deepEqual(joined.wishes, [
    { phone: 1, allergies: '虾', note: '' },
    { phone: 2, allergies: '花生', note: '快一点' },
  ]);
  // The phone that is still at the old table finds an empty cart that says where it went; its allergy stays its own.
  const left = await look('guest');
  t.like(left, { phones: 1, you: 1, round: 2, lines: [], moved_to: '2', last_order: null });
  t.deepEqual(left.wishes, [{ phone: 1, allergies: '花生', note: '' }]);
  t.like((await order('guest', { round: 1 })).body, { status: 409, code: 'conflict', round: 2 });
  const { body } = await order('otherGuest', { round: 1 });
  t.like(body, { table_number: '2', note: '过敏 ALLERGY: 虾、花生 · 快一点' });
  t.deepEqual(
    body.items.map((item: { menu_item_name: string; quantity: number }) => [
      item.menu_item_name,
      item.quantity,
    ]),
    [
      ['可乐', 3],
      ['珍珠奶茶', 1],
    ],
  );
});

test('a change that comes to the old table too late is told where its line went, and doubles nothing', async (t) => {
  const { put, look, merge } = await openTables(t);
  await put('guest', [cola('cola-of-1')]);
  await merge(1, 2);
  const late = await put('guest', [cola('cola-of-1', 5), cola('cola-of-new')]);
  t.like(late.body, { too_late: [], moved: [{ id: 'cola-of-1', table_number: '2' }], moved_to: '2' });
  t.deepEqual(briefly(await look('guest')), [['cola-of-new', 1, 1]]);
  t.deepEqual(briefly(await look('otherGuest')), [['cola-of-1', 1, 1]]);
  // What is chosen at the old table afterwards is ordered there: somebody sits there again.
  t.is((await put('otherGuest', [cola('cola-of-1', 2)])).body.moved.length, 0);
});

test('the cart goes with the last open order of a table, not before', async (t) => {
  const { put, look, place, move } = await openTables(t);
  const [first, last] = [await place('guest'), await place('guest')];
  await put('guest', [cola('cola-of-1')], { allergies: '', note: '先上汤' });
  await move(first, 2);
  t.like(await look('guest'), { round: 1, moved_to: null, lines: [{ id: 'cola-of-1' }] });
  t.is((await move(last, 1)).status, 200, 'it is there already');
  t.is((await look('guest')).lines.length, 1);
  await move(last, 2);
  t.like(await look('guest'), { round: 2, moved_to: '2', lines: [], wishes: [] });
  t.like(await look('otherGuest'), { lines: [{ id: 'cola-of-1' }], wishes: [{ note: '先上汤' }] });
});

test('who goes back takes along what is theirs; who sat there keeps theirs', async (t) => {
  const { put, look, place, move, merge } = await openTables(t);
  const id = await place('guest');
  await put('guest', [cola('cola-of-1')], { allergies: '花生', note: '快一点' });
  await put('otherGuest', [cola('cola-of-2')], { allergies: '虾', note: '' });
  await merge(1, 2);
  await move(id, 1);
  const back = await look('guest');
  t.like(back, { you: 1, phones: 1, moved_to: null });
  t.deepEqual(briefly(back), [['cola-of-1', 1, 1]]);
  t.deepEqual(back.wishes, [{ phone: 1, allergies: '花生', note: '快一点' }]);
  const stayed = await look('otherGuest');
  t.deepEqual(briefly(stayed), [['cola-of-2', 1, 1]]);
  t.deepEqual(stayed.wishes, [{ phone: 1, allergies: '虾', note: '' }]);
  t.is((await put('guest', [cola('cola-of-1', 3)], none)).body.moved.length, 0);
});

test('two phones may have called their lines the same: both stay', async (t) => {
  const { put, look, order, merge } = await openTables(t);
  await put('otherGuest', [cola('the-same-name', 2), cola('ordered-name')]);
  await order('otherGuest', { round: 1 });
  await put('otherGuest', [cola('another-name', 4)]);
  await put('guest', [cola('another-name', 3), cola('ordered-name', 5)]);
  await merge(1, 2);
  t.deepEqual(
    briefly(await look('otherGuest')).map(([, quantity]) => quantity),
    [4, 3, 5],
  );
});

test('an order that races with the move is before it or after it, whole', async (t) => {
  const { api, put, look, order, merge, place } = await openTables(t);
  const ids = Array.from({ length: 20 }, (_, index) => `racing-${index}`);
  await place('guest');
  await put(
    'guest',
    ids.slice(0, 10).map((id) => cola(id)),
  );
  await put('otherGuest', [cola('the-other')]);
  const sent = await Promise.all([
    ...ids.slice(10, 15).map((id) => put('guest', [cola(id)])),
    order('guest', { round: 1 }),
    merge(1, 2),
    order('otherGuest', { round: 1 }),
    ...ids.slice(15).map((id) => put('guest', [cola(id)])),
  ]);
  t.true(sent.every(({ status }) => [200, 201, 409].includes(status)));
  const { body } = await api.call('listOrders', { as: 'staff', query: { store_id: 1 } });
  const ordered = body.items
    .flatMap(({ items }: { items: { quantity: number }[] }) => items)
    .reduce((sum: number, { quantity }: { quantity: number }) => sum + quantity, 0);
  const carts = [await look('guest'), await look('otherGuest')];
  const names = carts.flatMap(({ lines }) => lines.map(({ id }: { id: string }) => id));
  t.is(new Set(names).size, names.length);
  // One dish was ordered before.
  t.is(ordered + names.length, 1 + 20 + 1);
});

test('carts stay where phones have their own, and where the party has left', async (t) => {
  const { api, put, look, merge, place } = await openTables(t);
  await put('guest', [cola('cola-of-1')]);
  const own = (guest_cart: string) =>
    api.call('changeStore', { as: 'admin', params: { id: 1 }, body: { guest_cart } });
  await own('own');
  await place('guest');
  await merge(1, 2);
  t.like(await look('guest'), { moved_to: null, lines: [{ id: 'cola-of-1' }] });
  await own('shared');
  await look('guest');
  await put('guest', [cola('cola-of-1')]);
  await api.call('clearTable', { as: 'staff', params: { id: 1 } });
  await merge(1, 2);
  t.is((await look('otherGuest')).lines.length, 0);
});
