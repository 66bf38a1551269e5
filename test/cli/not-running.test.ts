import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { makeFolder } from '../helpers/make-folder.ts';
import { runCli } from '../helpers/run-cli.ts';

test('init makes a restaurant; store, table, user, device and seed work on it while nothing runs', async (t) => {
  const { run, dataDir } = commandsIn(t);
  const init = await run(
    'init',
    '--yes',
    '--no-start',
    '--store',
    '老王面馆',
    '--tables',
    '3',
    '--timezone',
    'Asia/Shanghai',
  );
  t.is(init.code, 0, init.stderr);
  t.regex(init.stderr, /Password of admin \(shown this once\): [A-Za-z0-9]{16}\n/);
  t.is(init.stdout, '');

  const again = await run('init', '--yes', '--no-start');
  t.is(again.code, 1);
  t.regex(again.stderr, /老王面馆.*nothing was changed/);

  const [store] = await list(run, 'store', 'list');
  t.like(store, { id: 1, name: '老王面馆', timezone: 'Asia/Shanghai' });
  t.is((await run('store', 'edit', '1', '--confirm', 'immediate')).code, 0);
  t.like((await list(run, 'store', 'list'))[0], { name: '老王面馆', confirm_policy: 'immediate' });

  const added = await run('table', 'add', 'A1', 'A2', '--seats', '4');
  t.is(added.code, 0, added.stderr);
  const numbers = (await list(run, 'table', 'list')).map(({ table_number }) => table_number);
  t.deepEqual(new Set(numbers), new Set(['1', '2', '3', 'A1', 'A2']));
  const qr = await run('table', 'qr', '1');
  t.regex(qr.stdout, /^http:\/\/127\.0\.0\.1:8000\/t\/1\.[\w-]{22}$/m);
  const picture = join(dataDir, 'table.png');
  t.is((await run('table', 'qr', '1', '--out', picture)).code, 0);
  t.is(readFileSync(picture).subarray(1, 4).toString(), 'PNG');

  const user = await run('user', 'add', 'wang', '--role', 'staff', '--stores', '1');
  t.regex(user.stderr, /Password of wang \(shown this once\)/);
  const change = await runCli(['user', 'passwd', 'wang', '--data-dir', dataDir], {
    input: 'correct horse\n',
  });
  t.is(change.code, 0, change.stderr);
  const must = async () =>
    Object.fromEntries((await list(run, 'user', 'list')).map((each) => [each.username, each.must_change]));
  t.deepEqual(await must(), { admin: true, wang: false }, 'who typed a password keeps it');
  t.is((await run('user', 'passwd', 'wang', '--random')).code, 0);
  t.is((await run('user', 'add', 'li', '--password', 'correct horse', '--keep')).code, 0);
  t.deepEqual(await must(), { admin: true, wang: true, li: false });
  t.is((await run('user', 'rm', 'li')).code, 0);
  t.is((await run('user', 'rm', 'wang')).code, 0);
  t.deepEqual(
    (await list(run, 'user', 'list')).map(({ username }) => username),
    ['admin'],
  );

  const place = async () => {
    const [printer] = (await list(run, 'printer', 'list')).filter(({ name }) => name === 'Bar');
    return [printer?.ip_address, printer?.port];
  };
  t.is((await run('printer', 'add', 'Bar', '--address', '192.168.1.50:9101', '--no-probe')).code, 0);
  t.deepEqual(await place(), ['192.168.1.50', 9101]);
  t.is((await run('printer', 'edit', '1', '--address', '[fd00::5]:9102', '--port', '9103')).code, 0);
  t.deepEqual(await place(), ['fd00::5', 9103]);

  const device = await run('device', 'add', 'kitchen', 'Wok');
  t.regex(device.stdout, /^rcd_\S+\n$/);
  t.is((await run('device', 'revoke', '1')).code, 0);
  t.deepEqual(await list(run, 'device', 'list'), []);
});

test('seed fills in what is missing and leaves the rest; a bad file changes nothing', async (t) => {
  const { run, dataDir } = commandsIn(t);
  const file = join(dirname(dataDir), 'seed.json');
  const seed = (stores: unknown) => writeFileSync(file, JSON.stringify({ stores }));
  const noodles = { name: '牛肉面', price: 18.5, station: '面档', stock: 5 };
  seed([{ name: '一号店', tables: [{ table_number: '1' }], menu: [{ ...noodles, price: -1 }] }]);
  const bad = await run('seed', file);
  t.is(bad.code, 1);
  t.regex(bad.stderr, /line 1, column \d+: stores\.0\.menu\.0\.price: /);
  t.false(existsSync(join(dataDir, 'restaurant.db')) && (await list(run, 'store', 'list')).length > 0);

  seed([{ name: '一号店', tables: [{ table_number: '1' }], menu: [noodles] }]);
  t.regex((await run('seed', file)).stderr, /1 stores, 1 tables, 1 dishes/);
  seed([{ name: '一号店', tables: [{ table_number: '1' }, { table_number: '2' }], menu: [noodles] }]);
  t.regex((await run('seed', file)).stderr, /0 stores, 1 tables, 0 dishes/);
  t.regex((await run('seed', file)).stderr, /nothing was changed/);
  t.like((await list(run, 'menu', 'list'))[0], { name: '牛肉面', price: 18.5, stock: 5 });
});

test('migrate tells, runs and takes back the schema', async (t) => {
  const { run, dataDir } = commandsIn(t);
  const before = await list(run, 'migrate', 'status');
  t.true(before.length > 0);
  t.true(before.every(({ appliedAt }) => appliedAt === null));
  t.false(existsSync(join(dataDir, 'restaurant.db')), 'looking made a database');
  t.regex((await run('migrate', 'up')).stderr, /^Ran: initial/);
  t.regex((await run('migrate', 'up')).stderr, /up to date/);
  t.true((await list(run, 'migrate', 'status')).every(({ appliedAt }) => appliedAt !== null));
  t.regex((await run('migrate', 'down', '--yes')).stderr, /^Undone: /);
  t.is((await list(run, 'migrate', 'status')).at(-1)?.appliedAt, null);
});

test('reading where nothing is makes nothing and says how to begin', async (t) => {
  const { run, dataDir } = commandsIn(t);
  const { code, stdout, stderr } = await run('store', 'list');
  t.is(code, 1);
  t.is(stdout, '');
  t.regex(stderr, /restaurantctl --data-dir \S+ init/);
  t.false(existsSync(dataDir));
});

for (const args of [
  ['status'],
  ['stop'],
  ['restart', 'hub'],
  ['logs', '-f'],
  ['order', 'create', '--item', '1'],
  ['order', 'confirm', '1'],
  ['orders', 'tail'],
  ['printer', 'test', '1'],
  ['job', 'retry', '1'],
])
  test(`${args.join(' ')} needs a running system: exit code 3 and how to start it`, async (t) => {
    const { run } = commandsIn(t);
    const { code, stdout, stderr } = await run(...args);
    t.is(code, 3, stderr);
    t.is(stdout, '');
    t.regex(stderr, /Start it with: \S+restaurantctl --data-dir \S+ start$/m);
  });

test('two commands at once take their turns', async (t) => {
  const { run } = commandsIn(t);
  t.is((await run('init', '--yes', '--no-start')).code, 0);
  const results = await Promise.all(['A', 'B', 'C'].map((name) => run('store', 'add', name)));
  t.deepEqual(
    results.map(({ code, stderr }) => (code === 0 ? 'done' : stderr)),
    ['done', 'done', 'done'],
  );
  t.is((await list(run, 'store', 'list')).length, 4);
});

type Run = (...args: string[]) => ReturnType<typeof runCli>;

function commandsIn(t: ExecutionContext): { run: Run; dataDir: string } {
  const dataDir = join(makeFolder(t), 'data');
  return { dataDir, run: (...args) => runCli([...args, '--data-dir', dataDir]) };
}

async function list(run: Run, ...command: string[]): Promise<Record<string, unknown>[]> {
  const { stdout, stderr } = await run(...command, '--json');
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}
