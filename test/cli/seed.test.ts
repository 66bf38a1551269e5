import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { importSeed } from '../../src/cli/seed/import-seed.ts';
import { readSeed } from '../../src/cli/seed/read-seed.ts';
import type { DomainError } from '../../src/domain/errors.ts';
import { makeFolder } from '../helpers/make-folder.ts';
import { openCli } from '../helpers/open-cli.ts';
import { runCli } from '../helpers/run-cli.ts';
import { startRunningSystem } from '../helpers/running-system.ts';

async function read(t: ExecutionContext, name: string, text: string) {
  const file = join(makeFolder(t), name);
  writeFileSync(file, text);
  return readSeed(await openCli('en'), file);
}

async function faults(t: ExecutionContext, name: string, text: string) {
  const error = await t.throwsAsync<DomainError>(() => read(t, name, text));
  return error?.details.errors;
}

test('mistakes in JSON are told by line and column, all at once', async (t) => {
  const text = `{"stores": [
  {"name": "一号店",
   "tables": [{"table_number": "1"}, {"table_number": "1"}],
   "menu": [{"name": "面", "price": 12, "station": "热菜"},
            {"name": "面 ", "price": 13, "station": "热菜"}]}
]}`;
  t.deepEqual(await faults(t, 'a.json', text), [
    { path: 'line 3, column 55', message: '1 stands in line 3 already' },
    { path: 'line 5, column 22', message: '面  stands in line 4 already' },
  ]);
  t.like(await faults(t, 'b.json', text.replace('12', '-12').replace('"1"', '""')), [
    { path: 'line 3, column 32' },
    { path: 'line 4, column 36' },
  ]);
  t.deepEqual(await faults(t, 'c.json', '{"stores": [\n  {]}'), [
    { path: 'line 2, column 4', message: 'is no JSON from here on' },
  ]);
});

test('mistakes in a table are told by line and column, in any language of headings', async (t) => {
  t.deepEqual(await faults(t, 'tables.csv', '桌号,座位,颜色\n1,four,red\n1,4,\n'), [
    { path: 'line 1, column 7', message: 'there is no field 颜色' },
    { path: 'line 2, column 3', message: 'seats can\'t be "four"' },
  ]);
  t.like(await faults(t, 'tables.csv', 'table,seats\n1,4\n1,\n2,0\n'), [
    { path: 'line 3, column 1', message: '1 stands in line 2 already' },
    { path: 'line 4, column 3' },
  ]);
  t.like(await faults(t, 'menu.csv', '菜名;价格\n面;cheap\n"汤;3\n'), [{ path: 'line 3, column 1' }]);
});

test('a table of tables and one of dishes go into the store that is named, once', async (t) => {
  const { api } = await startRunningSystem(t);
  const { id } = await api.createStore({ body: { name: 'second' } });
  const bring = async (name: string, text: string, dryRun = false) =>
    importSeed(api, { seed: await read(t, name, text), storeId: async () => id, dryRun });
  const tables = '桌号,座位\nA1,4\nA2,\n';
  const would = await bring('tables.csv', tables, true);
  t.deepEqual(would, [
    { kind: 'table', name: 'A1' },
    { kind: 'table', name: 'A2' },
  ]);
  t.is((await api.listTables({ params: { id }, query: {} })).total, 0, 'a dry run changes nothing');
  t.deepEqual(await bring('tables.csv', tables), would);
  t.deepEqual(await bring('tables.csv', tables), []);
  t.deepEqual(
    (await api.listTables({ params: { id }, query: {} })).items.map(({ table_number, seats }) => [
      table_number,
      seats,
    ]),
    [
      ['A1', 4],
      ['A2', null],
    ],
  );

  const menu = '菜名,价格,档口,选项\n奶茶,12.5,饮品,规格*=小杯|大杯 +3\n';
  t.deepEqual(await bring('menu.csv', menu), [{ kind: 'dish', name: '奶茶' }]);
  t.deepEqual(await bring('menu.csv', menu.replace('12.5', '13')), [], 'what is there stays as it is');
  t.like((await api.listMenu({ query: { store_id: id } })).items, [{ name: '奶茶', price: 12.5 }]);
});

test('a dry run of a whole restaurant names what would be made, and makes nothing', async (t) => {
  const { api, dataDir } = await startRunningSystem(t);
  const file = join(makeFolder(t), 'new.json');
  const before = (await api.listStores({ query: {} })).total;
  writeFileSync(
    file,
    JSON.stringify({
      stores: [
        {
          name: '新店',
          tables: [{ table_number: '1' }],
          menu: [{ name: '面', price: 9, station: '热菜' }],
        },
      ],
    }),
  );
  const { code, stdout, stderr } = await runCli(['seed', file, '--dry-run', '--data-dir', dataDir]);
  t.is(code, 0, stderr);
  t.is(stdout, '+ store 新店\n+ table 1\n+ dish 面\n');
  t.regex(stderr, /^Would make: 1 stores, 1 tables, 1 dishes.*\nOnly looked/);
  t.is((await api.listStores({ query: {} })).total, before);
});
