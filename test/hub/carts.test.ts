import test from 'ava';
import { createCartWatch } from '../../src/hub/cart-watch.ts';
import { openLiveStream } from '../../src/hub/live-stream.ts';
import { changeCart } from '../../src/operations/carts/change-cart.ts';
import { mergeTables } from '../../src/operations/orders/move-to-table.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { insertMenuItem } from '../../src/storage/menu-items.ts';
import { connectClient } from '../helpers/hub-client.ts';
import { actors, addEvent } from '../helpers/hub-store.ts';
import { startTestHub } from '../helpers/start-test-hub.ts';

for (const transport of ['uws', 'ws'] as const) {
  test(`${transport}: a change of a shared cart reaches the phones of its table, beside the stream`, async (t) => {
    const { storage, url } = await startTestHub(t, { transport });
    const dish = await storage.write((tx) => insertMenuItem(tx, rice));
    const put = (id: string) =>
      storage.write((tx) =>
        changeCart(tx, {
          id: 11,
          actor: { ...actors.guest, state: '1' },
          change: { lines: [{ id, menu_item_id: dish.id, quantity: 2 }] },
        }),
      );
    const phone = connectClient(t, `${url}/ws/table/11?token=guest`);
    const other = connectClient(t, `${url}/ws/table/12?token=otherGuest`);
    const store = connectClient(t, `${url}/ws/store/1?token=staff`);
    const picky = connectClient(t, `${url}/ws/table/11?token=staff&types=new_order`);
    for (const client of [phone, other, store, picky]) await client.findType('connected');
    await put('first-line');
    const told = await phone.findType('cart_update');
    t.like(told, { cart: { table_id: 11, phones: 1, lines: [{ id: 'first-line', quantity: 2, phone: 1 }] } });
    t.false('seq' in told);
    await put('second-line');
    await phone.find(({ cart }) => JSON.stringify(cart ?? '').includes('second-line'));
    // The stream goes on as if nothing had been: nobody else has heard of it.
    await addEvent(storage, { type: 'new_order', tableId: 11 });
    await addEvent(storage, { type: 'new_order', tableId: 12 });
    t.is((await phone.findType('new_order')).seq, 1);
    for (const client of [other, store, picky]) await client.findType('new_order');
    for (const client of [other, store, picky])
      t.false(client.frames.some(({ type }) => type === 'cart_update'));
  });
}

test('where a party is moved, its phones and those of the other table hear of it', async (t) => {
  const { storage, url } = await startTestHub(t, { transport: 'uws' });
  const dish = await storage.write((tx) => insertMenuItem(tx, rice));
  await storage.write((tx) =>
    changeCart(tx, {
      id: 11,
      actor: { ...actors.guest, state: '1' },
      change: { lines: [{ id: 'the-rice', menu_item_id: dish.id, quantity: 2 }] },
    }),
  );
  const left = connectClient(t, `${url}/ws/table/11?token=guest`);
  const joined = connectClient(t, `${url}/ws/table/12?token=otherGuest`);
  for (const client of [left, joined]) await client.findType('connected');
  await storage.write((tx) => mergeTables(tx, { id: 11, intoId: 12, actor: actors.staff }));
  await left.find(({ cart }) => JSON.stringify(cart ?? '').includes('"moved_to":"2"'));
  const { cart } = await joined.findType('cart_update');
  t.like(cart, { table_id: 12, moved_to: null, lines: [{ id: 'the-rice', quantity: 2 }] });
});

test('without a wake-up the next look finds it', async (t) => {
  const { storage, url } = await startTestHub(t, { transport: 'uws', wakes: false });
  const phone = connectClient(t, `${url}/ws/table/11?token=guest`);
  await phone.findType('connected');
  await storage.write((tx) =>
    changeCart(tx, {
      id: 11,
      actor: { ...actors.guest, state: '1' },
      change: { lines: [], wishes: { allergies: '花生', note: '' } },
    }),
  );
  t.like(await phone.findType('cart_update'), { cart: { wishes: [{ phone: 1, allergies: '花生' }] } });
});

test('what a failed look did not tell, the next one tells', async (t) => {
  const { storage } = await startTestHub(t, { transport: 'ws', wakes: false });
  const id = 'table:11';
  const stream = await openLiveStream({ storage, id, head: 0, keep: 10, onDelivered: () => {} });
  const told: string[] = [];
  stream.followers.add({
    view: { key: 'all', select: ({ bytes }) => bytes, takesSignals: true },
    isLive: () => true,
    send: () => {},
    signal: (frame) => void told.push(new TextDecoder().decode(frame)),
    resync: () => {},
    cut: () => {},
  });
  let reads = 0;
  const failing = {
    get read() {
      reads += 1;
      if (reads === 2) throw new Error('the database is locked');
      return storage.read;
    },
  };
  const look = createCartWatch({ storage: failing, clock: systemClock });
  await storage.write((tx) =>
    changeCart(tx, { id: 11, actor: { ...actors.guest, state: '1' }, change: { lines: [] } }),
  );
  await t.throwsAsync(look([stream]), { message: 'the database is locked' });
  t.deepEqual(told, []);
  await look([stream]);
  t.is(told.length, 1);
  t.true(told[0]?.includes('cart_update'));
  await look([stream]);
  t.is(told.length, 1);
});

const rice = {
  storeId: 1,
  name: '米饭',
  price: 300,
  description: '',
  category: '主食',
  station: '热菜',
  options: [],
  stock: null,
  isAvailable: true,
  imageUrl: null,
  allergens: [],
  allStores: false,
};
