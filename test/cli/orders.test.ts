import test from 'ava';
import { runCli } from '../helpers/run-cli.ts';
import { startRunningSystem } from '../helpers/running-system.ts';

test('an order from the command line: placed, listed, shown, confirmed, cancelled', async (t) => {
  const { dataDir, api } = await startRunningSystem(t);
  const run = (...args: string[]) => runCli([...args, '--data-dir', dataDir]);

  const placed = await run(
    'order',
    'create',
    '--table',
    '8',
    '--item',
    '1x2:辣度=微辣',
    '--item',
    '17#少一点',
  );
  t.is(placed.code, 0, placed.stderr);
  t.regex(placed.stderr, /^Order ORD\d{18} placed, 79\.00\.\n$/);
  t.regex(placed.stdout, /2 × 宫保鸡丁 +辣度: 微辣/);
  const [order] = (await api.listOrders({ query: { store_id: 1 } })).items;
  t.is(order?.table_number, '8');
  t.is(order?.service_mode, 'dine_in');
  t.is(order?.items[1]?.note, '少一点');

  const takeAway = await run('order', 'create', '--item', '17x3', '--payment', 'cash', '--json');
  t.like(JSON.parse(takeAway.stdout), { id: 2, service_mode: 'takeout', final_amount: 9, table_id: null });

  const list = await run('order', 'list', '--json');
  t.deepEqual(
    JSON.parse(list.stdout)
      .map(({ id }: { id: number }) => id)
      .sort(),
    [1, 2],
  );
  t.is((await run('order', 'confirm', '1')).code, 0);
  const shown = await run('order', 'show', '1');
  t.regex(shown.stdout, /confirmed · counter unpaid/);
  const why = await run('why', '1');
  t.is(why.code, 0, why.stderr);
  t.regex(
    why.stdout,
    /What to do\n {2}→ [\s\S]*Take payment: 79\.00\.[\s\S]*What happened\n[\s\S]*The order was confirmed\./,
  );
  const explained = await run('why', '1', '--json', '--lang', 'zh-CN');
  t.regex(JSON.parse(explained.stdout).next.join(' '), /请收款：79\.00/);

  const again = await run('order', 'confirm', '1');
  t.is(again.code, 1);
  t.regex(again.stderr, /^Error: The order is confirmed and can't become confirmed/);

  t.is((await run('order', 'cancel', '2', '--reason', 'guest left')).code, 0);
  t.is((await api.getOrder({ params: { id: 2 } })).status, 'cancelled');
  const history = await api.getOrderHistory({ params: { id: 2 } });
  t.regex(history.at(-1)?.actor ?? '', /^local:/);
  t.is(history.at(-1)?.reason, 'guest left');
});

test('what the server refuses is said in its words, with the fields at fault', async (t) => {
  const { dataDir } = await startRunningSystem(t);
  const run = (...args: string[]) => runCli([...args, '--data-dir', dataDir]);
  const table = await run('order', 'create', '--table', '99', '--item', '1');
  t.is(table.code, 1);
  t.regex(table.stderr, /There is no table 99; there are 1, 2, 3/);
  const quantity = await run('order', 'create', '--item', '1x100');
  t.is(quantity.code, 1);
  t.regex(quantity.stderr, /items\.0\.quantity: /);
  const option = await run('order', 'create', '--item', '2:size=large');
  t.is(option.code, 1);
  t.regex(option.stderr, /size/);
  const chinese = await run('order', 'show', '404', '--lang', 'zh-CN');
  t.is(chinese.code, 1);
  t.regex(chinese.stderr, /^错误：没有订单 /);
});
