import test, { type ExecutionContext } from 'ava';
import type { ChannelKind } from '../../src/protocol/frames.ts';
import { connectClient } from '../helpers/hub-client.ts';
import { addEvent, addOrder, type TestToken } from '../helpers/hub-store.ts';
import { startTestHub, type TransportKind } from '../helpers/start-test-hub.ts';

const transports = ['uws', 'ws'] as const;

const ofTheStore = { admin: 'connected', staff: 'connected', kitchen: 'connected' } as const;

/** The same for everybody, as long as nothing else is said. */
function all<Outcome extends 'connected' | 4403 | 4404>(outcome: Outcome): Record<TestToken, Outcome> {
  return {
    admin: outcome,
    otherAdmin: outcome,
    staff: outcome,
    otherStaff: outcome,
    customer: outcome,
    otherCustomer: outcome,
    guest: outcome,
    otherGuest: outcome,
    foreignGuest: outcome,
    kitchen: outcome,
    otherKitchen: outcome,
    printer: outcome,
    otherPrinter: outcome,
  };
}

const greets = test.macro({
  title: (_, transport: TransportKind, path: string) =>
    `${transport}: ${path} greets first and then brings what happens`,
  exec: async (t, transport: TransportKind, path: string, greeting: object) => {
    const hub = await startTestHub(t, { transport });
    await addOrder(hub.storage, { id: 5, tableId: 11 });
    const client = connectClient(t, `${hub.url}${path}?token=staff`);
    const first = await client.findType('connected');
    t.like(first, { type: 'connected', message: '连接成功', ...greeting, seq: 1 });
    t.is(client.frames[0], first);
    t.regex(String(first.epoch), /^[0-9a-f]{16}$/);
    t.regex(String(first.timestamp), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+08:00$/);
    await addEvent(hub.storage, {
      type: 'order_status_update',
      orderId: 5,
      tableId: 11,
      body: { order: { id: 5 } },
    });
    const [event] = await client.count(1);
    t.like(event, { type: 'order_status_update', order: { id: 5 }, seq: 2 });
  },
});

const answers = test.macro({
  title: (_, transport: TransportKind, path: string, token: string, outcome: string | number) =>
    `${transport}: ${token} on ${path}: ${outcome}`,
  exec: async (t, transport: TransportKind, path: string, token: string, outcome: 'connected' | number) => {
    const client = connectClient(t, `${(await shared[transport]).url}${path}?token=${token}`);
    if (outcome === 'connected') t.is((await client.findType('connected')).type, 'connected');
    else {
      t.is((await client.closed).code, outcome);
      t.deepEqual(client.frames, []);
    }
  },
});

// The table of who may listen where changes nothing, so it shares a hub per transport.
const teardowns: (() => unknown)[] = [];
const afterAll = { teardown: (release: () => unknown) => void teardowns.unshift(release) };
const shared = { uws: hubWithOrders(afterAll, 'uws'), ws: hubWithOrders(afterAll, 'ws') };
test.after.always(async () => {
  for (const release of teardowns) await release();
});

async function hubWithOrders(t: Pick<ExecutionContext, 'teardown'>, transport: TransportKind) {
  const hub = await hubWithThree(t, transport);
  await addOrder(hub.storage, { id: 8, placedBy: 'user:901', tableId: 11 });
  await addOrder(hub.storage, { id: 9, placedBy: 'user:901', tableId: 11, status: 'completed' });
  return hub;
}

async function hubWithThree(t: Pick<ExecutionContext, 'teardown'>, transport: TransportKind) {
  const hub = await startTestHub(t, { transport });
  await addOrder(hub.storage, { id: 5, placedBy: 'user:903' });
  await addOrder(hub.storage, { id: 6, placedBy: 'table:11:a', tableId: 11 });
  await addOrder(hub.storage, { id: 7, placedBy: 'user:901', customerId: 7 });
  return hub;
}

/** Who may listen to what; a kind of channel or a credential without an entry does not compile. */
const channelMatrix: Readonly<
  Record<ChannelKind, Readonly<Record<string, Readonly<Record<TestToken, 'connected' | 4403 | 4404>>>>>
> = {
  store: { '/ws/store/1': { ...all(4403), admin: 'connected', staff: 'connected', kitchen: 'connected' } },
  order: {
    // The customer's.
    '/ws/order/5': {
      ...all(4404),
      customer: 'connected',
      ...ofTheStore,
      printer: 4403,
      otherPrinter: 4403,
    },
    // A guest's, at table 11.
    '/ws/order/6': { ...all(4404), guest: 'connected', ...ofTheStore, printer: 4403, otherPrinter: 4403 },
    // Placed by staff for the customer.
    '/ws/order/7': {
      ...all(4404),
      customer: 'connected',
      ...ofTheStore,
      printer: 4403,
      otherPrinter: 4403,
    },
    // Placed by staff for table 11.
    '/ws/order/8': { ...all(4404), guest: 'connected', ...ofTheStore, printer: 4403, otherPrinter: 4403 },
    // What was open at table 11 and has ended is no longer its guests'.
    '/ws/order/9': { ...all(4404), ...ofTheStore, printer: 4403, otherPrinter: 4403 },
    '/ws/order/99': { ...all(4404), printer: 4403, otherPrinter: 4403 },
  },
  table: {
    '/ws/table/11': {
      ...all(4403),
      guest: 'connected',
      admin: 'connected',
      staff: 'connected',
      otherStaff: 4404,
      otherAdmin: 4404,
    },
    '/ws/table/99': { ...all(4403), admin: 4404, staff: 4404, otherStaff: 4404, otherAdmin: 4404 },
  },
  reminders: { '/ws/reminders/1': { ...all(4403), admin: 'connected', staff: 'connected' } },
  // Whoever may order may know what is sold out.
  menu: { '/ws/menu/1': all('connected'), '/ws/menu/99': all(4404) },
};

const matrix: readonly (readonly [
  path: string,
  token: TestToken | 'nonsense',
  outcome: 'connected' | number,
])[] = [
  ['/ws/store/1', 'nonsense', 4401],
  ['/ws/store/99', 'admin', 4404],
  ['/ws/kitchen/1', 'admin', 4404],
  ['/ws/store/0', 'admin', 4404],
  ['/ws/store/1/', 'admin', 4404],
  ['/ws/store/..%2f1', 'admin', 4404],
  ['/ws/store/*', 'admin', 4404],
  [`/ws/store/${'1'.repeat(30)}`, 'admin', 4404],
  ['/ws/store/', 'admin', 4404],
];

for (const transport of transports) {
  test(greets, transport, '/ws/store/1', { store_id: 1 });
  test(greets, transport, '/ws/order/5', { order_id: 5 });
  test(greets, transport, '/ws/table/11', { table_id: 11 });
  for (const [path, token, outcome] of matrix) test(answers, transport, path, token, outcome);
  for (const channels of Object.values(channelMatrix))
    for (const [path, outcomes] of Object.entries(channels))
      for (const [token, outcome] of Object.entries(outcomes)) test(answers, transport, path, token, outcome);

  test(`${transport}: a store, an order and a table each count their own messages`, async (t) => {
    const hub = await hubWithThree(t, transport);
    const [store, order, table, other] = ['/ws/store/1', '/ws/order/6', '/ws/table/11', '/ws/store/2'].map(
      (path) => connectClient(t, `${hub.url}${path}?token=admin&since=0`),
    );
    await addEvent(hub.storage, { type: 'order_status_update', orderId: 6, tableId: 11 });
    await addEvent(hub.storage, { storeId: 2 });
    const seqs = async (client: typeof store, count: number) =>
      (await client?.count(count))?.map(({ seq }) => seq);
    t.deepEqual(await seqs(store, 4), [1, 2, 3, 4]);
    t.deepEqual(await seqs(order, 2), [1, 2]);
    t.deepEqual(await seqs(table, 2), [1, 2]);
    t.deepEqual(await seqs(other, 1), [1]);
  });

  test(`${transport}: only the message types that were asked for`, async (t) => {
    const hub = await startTestHub(t, { transport });
    const client = connectClient(t, `${hub.url}/ws/store/1?token=staff&since=0&types=new_order,menu_update`);
    await addEvent(hub.storage, { type: 'printer_status' });
    await addOrder(hub.storage, { id: 5 });
    await addEvent(hub.storage, { type: 'order_status_update', orderId: 5 });
    await addEvent(hub.storage, { type: 'menu_update' });
    t.deepEqual(
      (await client.count(2)).map(({ type, seq }) => [type, seq]),
      [
        ['new_order', 2],
        ['menu_update', 4],
      ],
    );
    t.is((await connectClient(t, `${hub.url}/ws/store/1?token=staff&types=secrets`).closed).code, 4400);
  });

  test(`${transport}: the menu's channel tells of dishes alone`, async (t) => {
    const hub = await startTestHub(t, { transport });
    const client = connectClient(t, `${hub.url}/ws/menu/1?token=customer&since=0`);
    t.like(await client.findType('connected'), { store_id: 1 });
    await addOrder(hub.storage, { id: 5 });
    await addEvent(hub.storage, { type: 'order_reminder', orderId: 5 });
    await addEvent(hub.storage, { type: 'menu_update', body: { item: { id: 3 } } });
    t.like((await client.count(1))[0], { type: 'menu_update', item: { id: 3 }, seq: 3 });
    t.deepEqual(
      client.frames.map(({ type }) => type),
      ['connected', 'menu_update'],
    );
    const asked = connectClient(t, `${hub.url}/ws/menu/1?token=customer&types=new_order`);
    t.is((await asked.closed).code, 4400);
  });

  test(`${transport}: reminders speak of paid orders and urging customers`, async (t) => {
    const hub = await startTestHub(t, { transport });
    const client = connectClient(t, `${hub.url}/ws/reminders/1?token=staff`);
    t.like(await client.findType('connected'), { store_id: 1 });
    await addOrder(hub.storage, { id: 5 });
    const payment = { payment_id: 3, order_id: 5, order_number: 'ORD5' };
    await addEvent(hub.storage, {
      type: 'payment_status_update',
      orderId: 5,
      body: { payment: { ...payment, status: 'pending' } },
    });
    await addEvent(hub.storage, {
      type: 'payment_status_update',
      orderId: 5,
      body: { payment: { ...payment, status: 'success' } },
    });
    await addEvent(hub.storage, {
      type: 'order_reminder',
      orderId: 5,
      body: { order: { id: 5, order_number: 'ORD5' } },
    });
    t.deepEqual(await client.count(2), [
      { type: 1, orderId: 5, content: '订单号：ORD5', seq: 3 },
      { type: 2, orderId: 5, content: '订单号：ORD5', seq: 4 },
    ]);
  });
}
