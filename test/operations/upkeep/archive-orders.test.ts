import test from 'ava';
import { archiveOrders } from '../../../src/operations/upkeep/archive-orders.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { findLedgerMismatches } from '../../../src/storage/ledgers.ts';
import { startTestApi, userToken } from '../../helpers/test-api.ts';

const reports = [
  'getRevenueSummary',
  'getPaymentMethodShares',
  'getMenuItemSales',
  'getHourlySales',
  'getOrderStatusCounts',
  'getDailyRevenue',
  'getTopOrders',
  'getPrepTimes',
  'getPersonTotals',
];

test('what is archived is out of the way, and no report, list or story says anything else', async (t) => {
  let now = new Date('2026-01-08T12:00:00+08:00');
  const clock = { ...systemClock, now: () => now };
  const api = await startTestApi(t, { clock });
  const { storage } = api;
  const call = async (name: string, input: object) => {
    const reply = await api.call(name, { token: await userToken(1, clock), ...input });
    t.true(reply.status < 300, `${name}: ${reply.text}`);
    return reply.body;
  };
  await call('createPrinter', { body: { name: '后厨', connection: 'virtual', store_id: 1 } });
  const jobIn = async (orderId: number, id: number, status: string) => {
    const ticket = await storage.read('kitchen_ticket').where({ order_id: orderId }).first('id');
    await storage.write(({ db }) =>
      db('print_job').insert({
        id,
        store_id: 1,
        order_id: orderId,
        printer_id: 1,
        ticket_id: ticket.id,
        status,
        print_content: '宫保鸡丁',
        document: '{"printable":{"template":"kitchen","facts":{}},"requestedBy":null}',
        created_at: now.toISOString(),
        dedupe_key: `test:${id}`,
      }),
    );
    await storage.write(({ db }) =>
      db('print_attempt').insert({ job_id: id, process_id: 'A1', fence: 1, started_at: now.toISOString() }),
    );
  };
  const serve = async (finish: boolean) => {
    const items = [{ menu_item_id: 1, quantity: 2 }];
    const { id } = await call('createOrder', { body: { store_id: 1, items } });
    const body = { order_id: id, payment_method: 'cash' };
    const payment = await call('createPayment', { body });
    await call('confirmPayment', { params: { id: payment.payment_id } });
    for (const status of ['confirmed', 'preparing', 'ready', ...(finish ? ['completed'] : [])])
      await call('changeOrderStatus', { params: { id }, body: { status } });
    return id;
  };
  const done = await serve(true);
  const cancelled = await serve(false);
  await call('cancelOrder', { params: { id: cancelled }, body: {} });
  const open = await serve(false);
  const doubtful = await serve(true);
  await jobIn(done, 900, 'completed');
  await jobIn(doubtful, 901, 'unconfirmed');
  now = new Date('2026-01-09T12:00:00+08:00');
  const today = await serve(true);

  const look = async () => ({
    reports: await Promise.all(
      reports.map((name) =>
        call(name, {
          query: {
            store_id: 1,
            ...(name === 'getDailyRevenue'
              ? { days: 3 }
              : { period: 'custom', custom_start: '2026-01-01', custom_end: '2026-01-09' }),
          },
        }),
      ),
    ),
    list: await call('listOrders', { query: { store_id: 1 } }),
    kitchen: await call('getKitchenOrder', { params: { id: done } }),
    history: await call('getOrderHistory', { params: { id: done } }),
    why: await call('explainOrder', { params: { id: done } }),
    stream: await storage.read('stream_entry').where({ stream: `order:${done}` }),
    mismatches: await findLedgerMismatches(storage.read),
  });
  const before = await look();
  const archive = (options: object = {}) =>
    archiveOrders({ storage, clock: systemClock, before: '2026-01-09', ...options });
  t.is(await archive({ dryRun: true }), 2);
  t.is(await storage.read('order_archive').first(), undefined, 'a dry run changes nothing');
  t.is(await archive(), 2);
  t.is(await archive(), 0, 'once is enough');
  t.deepEqual(await look(), before);
  t.deepEqual(await storage.read('orders').whereNotNull('archived_at').orderBy('id').pluck('id'), [
    done,
    cancelled,
  ]);
  const kept = [open, doubtful, today];
  t.deepEqual(await storage.read('kitchen_ticket').orderBy('order_id').distinct().pluck('order_id'), kept);
  t.deepEqual(await storage.read('print_job').pluck('id'), [901], 'what somebody must look at stays');
  t.deepEqual(await storage.read('print_attempt').pluck('job_id'), [901]);
});

test('an order that comes back from the archive tells the kitchen only what is new', async (t) => {
  const api = await startTestApi(t);
  const { storage } = api;
  const items = [{ menu_item_id: 1, quantity: 1 }];
  const { body } = await api.call('createOrder', { as: 'staff', body: { store_id: 1, items } });
  const params = { id: body.id };
  const move = (status: string) => api.call('changeOrderStatus', { as: 'staff', params, body: { status } });
  for (const status of ['confirmed', 'preparing', 'ready', 'serving', 'completed']) await move(status);
  t.is(await archiveOrders({ storage, clock: systemClock, before: '9999-01-01' }), 1);
  t.is((await move('serving')).status, 200, 'a recall');
  t.is(await storage.read('kitchen_line').first(), undefined, 'which is no news for the kitchen');
  const more = { items: [{ menu_item_id: 4, quantity: 1 }] };
  await api.call('addOrderItems', { as: 'staff', params, body: more });
  t.deepEqual(await storage.read('kitchen_line').pluck('name'), ['可乐']);
  t.is((await storage.read('kitchen_ticket').first()).number, 2);
  const { body: kitchen } = await api.call('getKitchenOrder', { as: 'staff', params });
  t.deepEqual(
    kitchen.items.map(({ name }: { name: string }) => name),
    ['宫保鸡丁', '可乐'],
  );
});

test('an archive that is stopped goes on where it was', async (t) => {
  const api = await startTestApi(t);
  const { storage } = api;
  for (let n = 0; n < 3; n++) {
    const items = [{ menu_item_id: 4, quantity: 1 }];
    const { body } = await api.call('createOrder', { as: 'staff', body: { store_id: 1, items } });
    await api.call('cancelOrder', { as: 'staff', params: { id: body.id }, body: {} });
  }
  const stop = AbortSignal.abort();
  const before = '9999-01-01';
  t.is(await archiveOrders({ storage, clock: systemClock, before, signal: stop }), 0);
  t.is(await archiveOrders({ storage, clock: systemClock, before }), 3);
});
