import test from 'ava';
import { runCli } from '../helpers/run-cli.ts';
import { startRunningSystem } from '../helpers/running-system.ts';

test('a bill from the command line: moved, split, paid, listed, refunded', async (t) => {
  const { dataDir, api } = await startRunningSystem(t);
  const run = (...args: string[]) => runCli([...args, '--data-dir', dataDir]);
  await run('order', 'create', '--table', '8', '--item', '17x3');
  const order = await api.getOrder({ params: { id: 1 } });
  const dish = order.items[0]?.id;

  const moved = await run('order', 'move', '1', '--table', '5');
  t.is(moved.code, 0, moved.stderr);
  t.regex(moved.stderr, /sits at table 5 now/);
  t.is((await run('order', 'move', '1', '--table', '99')).code, 1);
  const fifth = (await api.getOrder({ params: { id: 1 } })).table_id;
  const merged = await run('table', 'merge', String(fifth), String(order.table_id));
  t.regex(merged.stderr, /1 orders moved/);
  t.is((await api.getOrder({ params: { id: 1 } })).table_number, '8');

  t.is((await run('order', 'split', '1')).code, 2);
  const split = await run('order', 'split', '1', '--part', `${dish}`, '--part', `${dish}x2`);
  t.is(split.code, 0, split.stderr);
  t.regex(split.stdout, /3\.00 +unpaid\n.*6\.00 +unpaid\nDue: 9\.00\n$/);
  const receipt = await run('order', 'print', '1', '--share', '2', '--printer', '1', '--json');
  t.is(receipt.code, 0, receipt.stderr);
  const printed: { job_type: string; print_content: string } = JSON.parse(receipt.stdout);
  t.is(printed.job_type, 'receipt');
  t.regex(printed.print_content, /2\/2 +¥6\.00/);
  const third = await run('order', 'print', '1', '--share', '3', '--printer', '1');
  t.is(third.code, 1);
  t.regex(third.stderr, /The bill of order 1 has no share 3; it is split into 2\./);
  t.regex((await run('order', 'split', '1', '--undo')).stderr, /is one again/);

  const { payment_id } = await api.createPayment({ body: { order_id: 1, payment_method: 'cash' } });
  await api.confirmPayment({ params: { id: payment_id }, body: {} });
  const refunded = await run('payment', 'refund', `${payment_id}`, '--item', `${dish}x2`, '--reason', 'cold');
  t.is(refunded.code, 0, refunded.stderr);
  t.regex(refunded.stderr, /^6\.00 given back\.\n$/);
  const over = await run('payment', 'refund', `${payment_id}`, '--amount', '3.01', '--reason', 'cold');
  t.is(over.code, 1);
  t.regex(over.stderr, /3\.00 of payment 1 can still be refunded/);
  const list = await run('payment', 'list', '1');
  t.regex(list.stdout, /1 +cash +paid +9\.00 +6\.00/);
  t.like(JSON.parse((await run('payment', 'list', '1', '--json')).stdout), [{ refunded_amount: 6 }]);
  t.regex((await run('payment', 'list', '1', '--lang', 'zh-TW')).stdout, /已付款/);
});
