import test from 'ava';
import { runCli } from '../helpers/run-cli.ts';
import { startRunningSystem } from '../helpers/running-system.ts';

test('reports are tables, JSON and spreadsheets', async (t) => {
  const { dataDir, api } = await startRunningSystem(t);
  const run = (...args: string[]) => runCli(['report', ...args, '--data-dir', dataDir]);
  const order = await api.createOrder({
    body: { store_id: 1, items: [{ menu_item_id: 1, quantity: 2 }] },
  });
  const payment = await api.createPayment({ body: { order_id: order.id, payment_method: 'cash' } });
  await api.confirmPayment({ params: { id: payment.payment_id }, body: {} });

  const table = await run('top-orders');
  t.is(table.code, 0, table.stderr);
  t.regex(table.stdout, /^ID +ORDER +TABLE +AMOUNT +STATE +PORTIONS\n/);
  t.true(table.stdout.includes(order.order_number));
  t.regex(table.stdout, / 76\.00 /);

  const json = await run('revenue-summary', '--period', 'today', '--json');
  t.like(JSON.parse(json.stdout), { total_orders: 1, net_revenue: 76 });
  const csv = await run('menu-item-sales', '--limit', '5', '--csv');
  t.is(csv.stdout, '\uFEFF"menu_item_id","menu_item_name","quantity","revenue"\r\n1,"宫保鸡丁",2,76\r\n');
  const days = await run('daily-revenue', '--days', '3', '--json');
  t.is(JSON.parse(days.stdout).length, 3);
  const past = await run('prep-times', '--from', '2026-01-01', '--to', '2026-01-31', '--by', 'hour');
  t.deepEqual([past.code, past.stdout], [0, '']);
  t.regex(past.stderr, /Nothing in this period/);

  const shown = await run('z');
  t.is(shown.code, 0, shown.stderr);
  t.regex(shown.stdout, /^ +X REPORT$/m);
  t.regex(shown.stdout, /Cash x1 +.*76\.00/);
  t.like(JSON.parse((await run('z', '--json')).stdout), { paid_orders: 1, net_revenue: 76 });
  t.is((await api.listPrintJobs({ query: {} })).total, 0, 'nothing is printed unasked');

  t.is((await run('no-such-report')).code, 2);
  t.is((await run('top-orders', '--period', 'week', '--from', '2026-01-01')).code, 2);
  t.not((await run('top-orders', '--from', '2026-01-01')).code, 0);
});
