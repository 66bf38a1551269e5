import test, { type ExecutionContext } from 'ava';
import { createCli } from '../../../src/cli/create-cli.ts';
import { KitchenScreen } from '../../../src/cli/screens/kitchen/kitchen-screen.tsx';
import { openKitchenDesk } from '../../../src/cli/screens/kitchen/kitchen-desk.ts';
import { type ApiClient, createApiClient } from '../../../src/client/api-client.ts';
import { movePrinterStatus } from '../../../src/operations/printers/move-printer-status.ts';
import { showOnTerminal } from '../../helpers/screen-terminal.tsx';
import { startTestApi } from '../../helpers/test-api.ts';
import { serviceOf, systemOf } from '../../helpers/system-status.ts';
import { startTestHub, type TestHub } from '../../helpers/start-test-hub.ts';
import { waitFor } from '../../helpers/wait-for.ts';

/** A real kitchen: API, hub, desk and screen; orders come by HTTP, keys by the keyboard. */
async function openKitchen(
  t: ExecutionContext,
  {
    columns = 80,
    rows = 24,
    language = 'en',
    station,
    before = async () => {},
  }: {
    columns?: number;
    rows?: number;
    language?: string;
    station?: string;
    /** What happened before anybody looked. */
    before?: (client: ApiClient) => Promise<void>;
  } = {},
) {
  const api = await startTestApi(t);
  const hub: TestHub = await startTestHub(t, { transport: 'ws', storage: api.storage });
  const client = createApiClient({ baseUrl: api.url, token: api.tokens.staff });
  await before(client);
  const leaving = new AbortController();
  const rings: string[] = [];
  const services = [serviceOf('api'), serviceOf('hub'), serviceOf('printd')];
  const desk = await openKitchenDesk({
    api: client,
    control: { status: async () => systemOf(services) },
    store: 1,
    url: `${hub.url}/ws/store/1?connection_id=wall`,
    token: 'kitchen',
    signal: leaving.signal,
    onAlert: () => void rings.push('ring'),
  });
  const { execPath, stdin, stdout, stderr } = process;
  const cli = await createCli({
    argv: ['node', 'restaurantctl', '--lang', language],
    execPath,
    env: { NO_COLOR: '1' },
    stdin,
    stdout,
    stderr,
  });
  const screen = showOnTerminal(
    <KitchenScreen
      cli={cli}
      desk={desk}
      storeName="一店"
      timeZone="Asia/Shanghai"
      station={station}
      onMute={() => {}}
    />,
    { desk, leaving, columns, rows },
  );
  t.teardown(async () => {
    leaving.abort();
    await screen.left;
    screen.check();
  });
  return {
    ...screen,
    api,
    hub,
    services,
    client,
    rings,
    order: async (body: object) =>
      (await api.call('createOrder', { as: 'staff', body: { store_id: 1, ...body } })).body,
    stateOf: async (id: number) => (await client.getOrder({ params: { id } })).status,
  };
}

const chicken = {
  table_id: 1,
  items: [
    { menu_item_id: 1, quantity: 2, note: '花生过敏' },
    { menu_item_id: 4, quantity: 1 },
  ],
};

test('an order appears, is confirmed, cooked and handed out by one key each, and the server agrees', async (t) => {
  const kitchen = await openKitchen(t);
  await kitchen.see('No open tickets.', 'live');
  const { id } = await kitchen.order(chicken);
  await kitchen.see('1 T1 #1 pending', '2 × 宫保鸡丁', '⚠ 花生过敏');
  t.is(kitchen.rings.length, 1);
  kitchen.press('1');
  await kitchen.see('1 T1 #1 confirmed', 'All day  宫保鸡丁 2 · 可乐 1');
  t.is(await kitchen.stateOf(id), 'confirmed');
  kitchen.press('1');
  await kitchen.see('1 T1 #1 ready', '✔ 2 × 宫保鸡丁');
  t.is(await kitchen.stateOf(id), 'ready');
  kitchen.press('1');
  await kitchen.see('No open tickets.', '#1 → completed');
  t.is(await kitchen.stateOf(id), 'completed');
  kitchen.press('r');
  await kitchen.see('Bring back which?', 'T1 #1 completed');
  kitchen.press('1');
  await kitchen.see('#1 is back.', '1 T1 #1 serving');
  t.is(await kitchen.stateOf(id), 'serving');
});

test('what was handed out before the screen was there comes back, too', async (t) => {
  const kitchen = await openKitchen(t, {
    before: async (client) => {
      const { id } = await client.createOrder({ body: { store_id: 1, ...chicken } });
      for (const status of ['confirmed', 'preparing', 'completed'] as const)
        await client.changeOrderStatus({ params: { id }, body: { status } });
    },
  });
  await kitchen.see('No open tickets.', 'live');
  kitchen.press('r');
  await kitchen.see('Bring back which?', '1  ', 'T1 #1 completed');
  kitchen.press('1');
  await kitchen.see('#1 is back.', '1 T1 #1 serving');
  t.is(await kitchen.stateOf(1), 'serving');
});

test('a key pressed twice in a hurry moves a ticket once', async (t) => {
  const kitchen = await openKitchen(t);
  const { id } = await kitchen.order(chicken);
  await kitchen.see('T1 #1 pending');
  kitchen.press('1');
  kitchen.press('1');
  await kitchen.see('T1 #1 confirmed');
  t.is(await kitchen.stateOf(id), 'confirmed');
  t.false(kitchen.frame().includes('Error'), kitchen.frame());
});

test('the last step is taken back', async (t) => {
  const kitchen = await openKitchen(t);
  const { id } = await kitchen.order(chicken);
  await kitchen.see('T1 #1 pending');
  kitchen.press('1');
  await kitchen.see('T1 #1 confirmed');
  kitchen.press('1');
  await kitchen.see('1 T1 #1 ready');
  kitchen.press('u');
  await kitchen.see('#1: taken back.');
  const order = await kitchen.client.getOrder({ params: { id } });
  t.deepEqual(
    order.items.map(({ status }) => status),
    ['pending', 'pending'],
  );
});

test('additions and cancellations are told apart, and a cancellation is noted before anything else', async (t) => {
  const kitchen = await openKitchen(t);
  const { id, items } = await kitchen.order(chicken);
  await kitchen.see('T1 #1 pending');
  kitchen.press('1');
  await kitchen.see('T1 #1 confirmed');
  await kitchen.api.call('addOrderItems', {
    as: 'staff',
    params: { id },
    body: { items: [{ menu_item_id: 3, quantity: 1 }] },
  });
  await kitchen.see('── added', '1 × 红烧肉');
  const params = { id, item_id: items[0].id };
  await kitchen.api.call('voidOrderItem', { as: 'staff', params, query: { reason: 'gone' } });
  await kitchen.see('✖ 2 × 宫保鸡丁', 'taken off: bump to confirm');
  kitchen.press('1');
  await kitchen.see('#1: noted.');
  t.false(kitchen.frame().includes('宫保鸡丁'));
  t.is(await kitchen.stateOf(id), 'confirmed', 'noting moves nothing');
});

test('what is taken off rings once, whole orders too; noting it is silent', async (t) => {
  const kitchen = await openKitchen(t);
  const { id, items } = await kitchen.order(chicken);
  await kitchen.see('T1 #1 pending');
  kitchen.press('1');
  await kitchen.see('T1 #1 confirmed');
  const before = kitchen.rings.length;
  const params = { id, item_id: items[0].id };
  await kitchen.api.call('voidOrderItem', { as: 'staff', params, query: { reason: 'gone' } });
  await kitchen.see('✖ 2 × 宫保鸡丁');
  t.is(kitchen.rings.length, before + 1);
  kitchen.press('1');
  await kitchen.see('#1: noted.');
  await kitchen.api.call('cancelOrder', { as: 'staff', params: { id }, body: { reason: 'gone' } });
  await kitchen.see('✖ 1 × 可乐');
  t.is(kitchen.rings.length, before + 2);
});

test('Shift with a digit, or o and a digit, tells how a ticket came to this; Esc leads back', async (t) => {
  const kitchen = await openKitchen(t);
  const { order_number } = await kitchen.order(chicken);
  for (const keys of ['!', 'o1']) {
    await kitchen.see('T1 #1 pending');
    for (const key of keys) {
      kitchen.press(key);
      if (key === 'o') await kitchen.see('Look into which?');
    }
    await kitchen.see(order_number, 'What to do');
    kitchen.press('\u001B');
  }
  await kitchen.see('T1 #1 pending');
});

test('a station sees and finishes its own dishes only', async (t) => {
  const kitchen = await openKitchen(t, { station: '饮品', language: 'zh-CN' });
  const { id } = await kitchen.order(chicken);
  await kitchen.see('一店 · 饮品', '1 × 可乐');
  t.false(kitchen.frame().includes('宫保鸡丁'));
  kitchen.press('1');
  await kitchen.see('1 桌1 #1 已确认');
  kitchen.press('1');
  await kitchen.see('没有未完成的单。');
  const { items } = await kitchen.client.getOrder({ params: { id } });
  t.deepEqual(
    items.map(({ status }) => status),
    ['pending', 'ready'],
  );
});

test('a dish is sold out and available again by its number', async (t) => {
  const kitchen = await openKitchen(t);
  await kitchen.order(chicken);
  await kitchen.see('#1 pending');
  const isAvailable = async (id: number) =>
    (await kitchen.client.listMenu({ query: { store_id: 1 } })).items.find((item) => item.id === id)
      ?.is_available;
  kitchen.press('e');
  await kitchen.see('Sold out: number toggles', '1  ✖ 时令菜');
  kitchen.press('1');
  await waitFor('it to be available', () => isAvailable(5));
  await kitchen.see('1  宫保鸡丁');
  kitchen.press('1');
  await waitFor('it to be sold out', async () => (await isAvailable(1)) === false);
  await kitchen.see('1  ✖ 宫保鸡丁');
  t.pass();
});

test('what is really on the screen is acknowledged, what is on another page is not', async (t) => {
  const kitchen = await openKitchen(t, { columns: 32, rows: 13 });
  const acked = async (): Promise<number> => {
    const row = await kitchen.api.storage
      .read('screen_ack')
      .where({ store_id: 1, displayed: true })
      .max('seq as seq')
      .first();
    return row?.seq ?? 0;
  };
  const first = await kitchen.order(chicken);
  await waitFor('the first to be acknowledged', async () => (await acked()) >= first.seq);
  const second = await kitchen.order({ ...chicken, table_id: 2 });
  await kitchen.see('1 more ▶');
  t.true((await acked()) < second.seq, 'it is on the next page');
  kitchen.press('\u001B[C');
  await kitchen.see('T2 #2 pending', '◀ 1 earlier');
  kitchen.press('\u001B[D');
  await kitchen.see('T1 #1 pending');
  kitchen.press('1');
  // Its age counts from its firing now: whoever waits longer stands before it.
  await kitchen.see('1 T2 #2 pending', '1 more ▶');
  await waitFor('the second to be acknowledged', async () => (await acked()) >= second.seq);
});

test('what the restaurant is without stands above the tickets, and what to do, until it is back', async (t) => {
  const kitchen = await openKitchen(t, { language: 'zh-CN' });
  await kitchen.order(chicken);
  await kitchen.see('桌1 #1');
  kitchen.services[2] = serviceOf('printd', 'failed');
  await kitchen.see('! 暂时不能打印', '请看后厨屏做菜', '桌1 #1');
  kitchen.services[2] = serviceOf('printd');
  await waitFor('the sentence to be gone', () => !kitchen.frame().includes('暂时不能打印'));
  const printer = { store_id: 1, name: '吧台', connection: 'virtual' };
  const { id } = (await kitchen.api.call('createPrinter', { as: 'admin', body: printer })).body;
  const move = (status: 'paper_out' | 'online') =>
    kitchen.api.storage.write((tx) =>
      movePrinterStatus(tx, {
        printerId: id,
        status,
        trouble: status === 'online' ? null : 'paper',
        isSeen: true,
      }),
    );
  await move('paper_out');
  await kitchen.see('! 打印机 吧台 不能打印', '检查它的纸');
  await move('online');
  await waitFor('the sentence to be gone', () => !kitchen.frame().includes('不能打印'));
  await kitchen.hub.stop();
  await kitchen.see('! 屏幕暂时收不到新消息', '请按打印的单子做菜');
});

for (const [columns, rows] of [
  [80, 24],
  [120, 36],
  [30, 10],
] as const)
  for (const language of ['en', 'zh-CN', 'zh-TW'])
    test(`${columns}×${rows} in ${language}: every frame fits`, async (t) => {
      const kitchen = await openKitchen(t, { columns, rows, language });
      for (let count = 0; count < 6; count += 1)
        await kitchen.order({ ...chicken, table_id: (count % 2) + 1 });
      await kitchen.see('1 ');
      for (const key of ['1', '2', 'a', 'a', '?', '?', 'f', 's', '\u001B', 'r', '\u001B']) {
        kitchen.press(key);
        const lines = (await kitchen.see('')).split('\n');
        t.true(lines.length <= rows - 1, `${lines.length} lines`);
      }
    });
