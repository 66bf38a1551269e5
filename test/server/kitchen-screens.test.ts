import test from 'ava';
import type { Clock } from '../../src/runtime/clock.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { readStream } from '../../src/storage/event-log.ts';
import { down, up } from '../../src/storage/migrations/0031-fired-dishes.ts';
import { startKitchenDay } from '../helpers/kitchen-day.ts';
import { startTestApi } from '../helpers/test-api.ts';

test('a screen shows a code, somebody enters it, and the screen is a device of that store', async (t) => {
  let later = 0;
  const clock: Clock = { ...systemClock, now: () => new Date(Date.now() + later) };
  const { call } = await startTestApi(t, { clock });
  const open = async () => (await call('openPairing', {})).body;
  const claim = (secret: string) => call('claimPairing', { body: { secret } });
  const enter = (code: string, as: 'admin' | 'staff' = 'admin') =>
    call('approvePairing', { as, body: { code, store_id: 1, name: '热菜屏' } });

  const { code, secret, expires_in } = await open();
  t.regex(code, /^\d{6}$/);
  t.is(expires_in, 600);
  t.deepEqual((await claim(secret)).body, { device: null });
  t.is((await enter(code, 'staff')).status, 403);
  t.is((await enter(code)).status, 204);
  t.is((await enter(code)).status, 409, 'entered twice');

  const first = (await claim(secret)).body.device;
  t.like(first, { store_id: 1, role: 'kitchen', name: '热菜屏' });
  t.is((await call('listOrders', { token: first.token })).status, 200);
  const again = (await claim(secret)).body.device;
  t.is(again.id, first.id, 'the answer was lost: the same device');
  t.is((await call('listOrders', { token: first.token })).status, 401);
  t.is((await call('listOrders', { token: again.token })).status, 200);

  const late = await open();
  later = 601_000;
  t.is((await claim(late.secret)).status, 404);
  t.is((await enter(late.code)).status, 404);
  t.is((await claim(secret)).status, 404);
  t.is((await call('listOrders', { token: again.token })).status, 200, 'the device stays');
});

test('codes can not be had without end', async (t) => {
  const { call } = await startTestApi(t);
  const codes = new Set<string>();
  for (let i = 0; i < 20; i += 1) codes.add((await call('openPairing', {})).body.code);
  t.is(codes.size, 20);
  t.is((await call('openPairing', {})).status, 429);
});

test('a rush is on the order for every screen, and can be taken back', async (t) => {
  const day = await startKitchenDay(t);
  const id = await day.order();
  const rush = (rushed: boolean) =>
    day.call('rushOrder', { as: 'kitchen', params: { id }, body: { rushed } });
  t.truthy((await rush(true)).body.rushed_at);
  await rush(true);
  t.is((await rush(false)).body.rushed_at, null);
  const events = await readStream(day.storage.read, 'store:1', 0, 100);
  t.deepEqual(
    events
      .filter(({ type }) => type === 'order_rush')
      .map(({ body }) => JSON.parse(body).order.rushed_at !== null),
    [true, false],
  );
  await day.call('cancelOrder', { as: 'staff', params: { id } });
  t.is((await rush(true)).status, 409);
});

test('what a screen has taken note of goes to the store, not to the guest', async (t) => {
  const day = await startKitchenDay(t);
  const id = await day.order();
  const heed = { as: 'kitchen', params: { id }, body: { station: '热菜', voids: true } } as const;
  t.is((await day.call('heedOrder', heed)).status, 204);
  const [event] = (await readStream(day.storage.read, 'store:1', 0, 100)).filter(
    ({ type }) => type === 'order_heeded',
  );
  t.like(JSON.parse(event?.body ?? '{}'), { order_id: id, station: '热菜', voids: true });
  const own = await readStream(day.storage.read, `order:${id}`, 0, 100);
  t.deepEqual(
    own.map(({ type }) => type),
    ['new_order'],
  );
});

test('each dish has its times: told, in view, touched, done, served', async (t) => {
  const day = await startKitchenDay(t);
  const id = await day.order();
  await day.confirm(id);
  const times = async () => {
    const [dish] = (await day.call('getKitchenOrder', { as: 'staff', params: { id } })).body.items;
    return [dish.fired_at, dish.displayed_at, dish.touched_at, dish.done_at, dish.served_at];
  };
  t.deepEqual(
    (await times()).map((at) => at !== null),
    [true, false, false, false, false],
  );
  day.pass(3);
  await day.show();
  const [item] = (await day.call('getOrder', { as: 'kitchen', params: { id } })).body.items;
  for (const status of ['preparing', 'ready', 'served']) {
    day.pass(60);
    const params = { id, item_id: item.id };
    await day.call('changeItemStatus', { as: 'kitchen', params, body: { status } });
  }
  const seconds = (await times()).map((at) => Date.parse(at));
  const gaps = seconds.slice(1).map((at, index) => Math.floor((at - (seconds[index] ?? 0)) / 1000));
  t.deepEqual(
    gaps.map((gap, index) => gap >= (index === 0 ? 3 : 60) && gap < 100),
    [true, true, true, true],
  );
});

test('an order and its dishes say when the kitchen was told of them, which nothing changes any more', async (t) => {
  const day = await startKitchenDay(t);
  const id = await day.order();
  const told = async () => {
    const { fired_at, items } = (await day.call('getOrder', { as: 'kitchen', params: { id } })).body;
    return [fired_at, ...items.map((item: { fired_at: string | null }) => item.fired_at)];
  };
  t.deepEqual(await told(), [null, null], 'it waits to be confirmed');
  day.pass(60);
  const { fired_at: first } = (await day.confirm(id)).body;
  t.deepEqual(await told(), [first, first]);
  day.pass(60);
  const added = { items: [{ menu_item_id: 1, quantity: 1 }] };
  await day.call('addOrderItems', { as: 'staff', params: { id }, body: added });
  const [, , second] = await told();
  t.is(Math.floor((Date.parse(second) - Date.parse(first)) / 60_000), 1);

  day.pass(60);
  const [item] = (await day.call('getOrder', { as: 'kitchen', params: { id } })).body.items;
  const params = { id, item_id: item.id };
  await day.call('changeOrderItem', { as: 'staff', params, body: { note: '少辣', quantity: 3 } });
  await day.call('voidOrderItem', { as: 'staff', params, body: { reason: '等太久' } });
  await day.call('changeOrderStatus', { as: 'kitchen', params: { id }, body: { status: 'preparing' } });
  t.deepEqual(await told(), [first, first, second]);

  // Data of before: what the kitchen was told says when.
  await day.storage.write(async ({ db }) => {
    await down(db);
    await up(db);
  });
  t.deepEqual(await told(), [first, first, second]);
});

test('a dish that was done and came back says so to whoever asks, until it is done again', async (t) => {
  const day = await startKitchenDay(t);
  const id = await day.order({
    items: [1, 1].map((menu_item_id) => ({ menu_item_id, quantity: 1 })),
  });
  await day.confirm(id);
  const get = async () => (await day.call('getOrder', { as: 'kitchen', params: { id } })).body;
  const [first] = (await get()).items;
  const marks = async () =>
    (await get()).items.map((item: { recalled_at: string | null }) => item.recalled_at !== null);
  const dish = async (...steps: readonly string[]) => {
    const params = { id, item_id: first.id };
    for (const status of steps)
      t.is((await day.call('changeItemStatus', { as: 'kitchen', params, body: { status } })).status, 200);
    return marks();
  };
  const whole = async (...steps: readonly string[]) => {
    for (const status of steps)
      t.is(
        (await day.call('changeOrderStatus', { as: 'kitchen', params: { id }, body: { status } })).status,
        200,
      );
    return marks();
  };
  t.deepEqual(await dish('preparing', 'pending'), [false, false], 'it was only begun');
  t.deepEqual(await dish('ready'), [false, false]);
  day.pass(60);
  t.deepEqual(await dish('preparing'), [true, false]);
  const { items, updated_at } = await get();
  t.is(items[0].recalled_at, updated_at);
  t.deepEqual(await dish('pending', 'preparing'), [true, false], 'cooked again, not done again');
  const list = (await day.call('listOrders', { as: 'kitchen', query: { store_id: 1, active: true } })).body;
  t.is(list.items[0].items[0].recalled_at, items[0].recalled_at);
  t.deepEqual(await dish('ready'), [false, false]);
  t.deepEqual(await dish('served', 'ready'), [false, false], 'nothing is to be cooked again');

  t.deepEqual(await whole('ready', 'preparing'), [true, true]);
  t.deepEqual(await whole('completed'), [false, false]);
  t.deepEqual(await whole('serving'), [true, true], 'it had been handed out');
  t.deepEqual(await dish('ready', 'preparing', 'ready'), [false, true]);
  t.deepEqual(await whole('completed'), [false, false]);

  const told = (await readStream(day.storage.read, 'store:1', 0, 100)).map(({ body }) => JSON.parse(body));
  t.deepEqual(
    told.at(-2)?.order.items.map((item: { recalled_at: string | null }) => item.recalled_at !== null),
    [false, true],
  );
});

test('a kitchen screen has to do with kitchen tickets alone', async (t) => {
  const day = await startKitchenDay(t);
  const printer = await day.addPrinter();
  const order = await day.order();
  await day.confirm(order);
  const make = async (job_type: string) =>
    (
      await day.call('createPrintJob', {
        as: 'staff',
        body: { printer_id: printer, order_id: order, job_type },
      })
    ).body.id;
  const [ticket, receipt] = [await make('kitchen'), await make('receipt')];
  const { body } = await day.call('listPrintJobs', { as: 'kitchen', query: { store_id: 1 } });
  t.deepEqual(
    body.items.map(({ id }: { id: number }) => id),
    [ticket],
  );
  const settle = (id: number) =>
    day.call('settlePrintJob', { as: 'kitchen', params: { id }, body: { outcome: 'printed' } });
  t.is((await settle(receipt)).status, 404);
  await day.print(ticket, { kind: 'unconfirmed', cause: 'link', bytesSent: 9 });
  t.is((await settle(ticket)).body.status, 'completed');
});
