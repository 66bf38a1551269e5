import test from 'ava';
import { runCli } from '../helpers/run-cli.ts';
import { startRunningSystem } from '../helpers/running-system.ts';

test('a table is cleared and gets a new code from the command line', async (t) => {
  const { dataDir, api } = await startRunningSystem(t);
  const run = (...args: string[]) => runCli([...args, '--data-dir', dataDir]);
  const [table] = (await api.listTables({ params: { id: 1 } })).items;
  if (!table) throw new Error('The demo has no table');
  const id = String(table.id);

  const cleared = await run('table', 'clear', id);
  t.is(cleared.code, 0, cleared.stderr);
  t.regex(cleared.stderr, /^Table 1 is free/);

  const rotated = await run('table', 'rotate', id, '--json');
  t.is(rotated.code, 0, rotated.stderr);
  t.regex(rotated.stderr, new RegExp(`table qr ${id}\n$`));
  const { qr_path } = JSON.parse(rotated.stdout);
  t.not(qr_path, table.qr_path);
  t.is((await api.getTable({ params: { id: table.id } })).qr_path, qr_path);

  await run('order', 'create', '--table', '1', '--item', '17x1');
  const refused = await run('table', 'clear', id);
  t.is(refused.code, 1);
  t.regex(refused.stderr, /open orders/);
});
