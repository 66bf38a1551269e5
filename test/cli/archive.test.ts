import test from 'ava';
import { runCli } from '../helpers/run-cli.ts';
import { startRunningSystem } from '../helpers/running-system.ts';

test('old orders are archived next to a running system', async (t) => {
  const { dataDir, api } = await startRunningSystem(t);
  const run = (...args: string[]) => runCli(['archive', ...args, '--data-dir', dataDir]);
  const { id } = await api.createOrder({
    body: { store_id: 1, items: [{ menu_item_id: 1, quantity: 1 }] },
  });
  await api.cancelOrder({ params: { id }, body: {} });
  const dry = await run('--before', '2999-01-01', '--dry-run', '--json');
  t.deepEqual(JSON.parse(dry.stdout), { before: '2999-01-01', orders: 1, dry_run: true });
  const done = await run('--before', '2999-01-01');
  t.is(done.code, 0, done.stderr);
  t.is(done.stderr, '1 orders before 2999-01-01 archived.\n');
  t.is((await api.getOrder({ params: { id } })).status, 'cancelled');
  t.is((await run()).code, 2);
  t.is((await run('--before', 'yesterday')).code, 2);
});
