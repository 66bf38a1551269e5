import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import * as fc from 'fast-check';
import { readList, readOptions, writeList, writeOptions } from '../../src/client/menu-file/option-text.ts';
import { parseCsv } from '../../src/client/menu-file/parse-csv.ts';
import { NotJson, parseLocatedJson } from '../../src/client/menu-file/parse-json.ts';
import { makeFolder } from '../helpers/make-folder.ts';
import { runCli } from '../helpers/run-cli.ts';
import { startRunningSystem } from '../helpers/running-system.ts';

async function openShop(t: ExecutionContext) {
  t.timeout(120_000);
  const { dataDir, api } = await startRunningSystem(t);
  const folder = makeFolder(t);
  const menu = (...args: string[]) => runCli(['menu', ...args, '--data-dir', dataDir], { cwd: folder });
  const done = async (...args: string[]) => {
    const { code, stdout, stderr } = await menu(...args);
    t.is(code, 0, stderr);
    return { stdout, stderr };
  };
  return { api, folder, menu, done };
}

test('a menu goes out and comes into an empty store as it was, as JSON and as a table', async (t) => {
  const { api, folder, done } = await openShop(t);
  await api.createMenuItem({
    body: {
      store_id: 1,
      name: '=SUM(1) "奶茶", 大; 小',
      price: 12.5,
      category: '饮品',
      station: '饮品',
      stock: 7,
      is_available: false,
      allergens: ['奶', 'a|b'],
      description: 'two\tparts',
      options: [
        { name: '规格*', required: true, choices: [{ name: '小=杯' }, { name: '大杯 +3', price_delta: 3 }] },
        { name: '加料', max: 2, choices: [{ name: '珍珠', price_delta: -0.5 }, { name: '椰果|仙草' }] },
      ],
    },
  });
  const page = await api.listMenu({ query: { store_id: 1 } });
  await api.orderCategories({ body: { store_id: 1, categories: page.categories.toReversed() } });
  await done('export', 'one.json', '--store', '1');
  await done('export', 'one.csv', '--store', '1');
  for (const ending of ['json', 'csv']) {
    const { id } = await api.createStore({ body: { name: `second ${ending}` } });
    const store = ['--store', String(id)];
    const looked = await done('import', `one.${ending}`, ...store, '--dry-run');
    t.true(looked.stdout.includes('+ 宫保鸡丁'), looked.stdout);
    t.is((await api.listMenu({ query: { store_id: id } })).total, 0, 'a dry run changes nothing');
    await done('import', `one.${ending}`, ...store);
    await done('export', 'two.json', ...store);
    t.deepEqual(
      JSON.parse(readFileSync(join(folder, 'two.json'), 'utf8')),
      JSON.parse(readFileSync(join(folder, 'one.json'), 'utf8')),
    );
    const second = await done('import', `one.${ending}`, ...store);
    t.is(second.stdout, '');
    t.regex(second.stderr, /0 dishes added, 0 changed/);
  }
});

test('a table that people wrote changes what it names and leaves the rest', async (t) => {
  const { api, folder, done } = await openShop(t);
  writeFileSync(join(folder, 'prices.csv'), '菜名;价格;库存\n宫保鸡丁;41.5;9\n新菜;10;\n');
  const { stdout, stderr } = await done('import', 'prices.csv');
  t.is(stdout, '+ 新菜\n~ 宫保鸡丁: price, stock\n');
  t.regex(stderr, /dishes of the menu are not in the file/);
  const { items } = await api.listMenu({ query: { store_id: 1, limit: 100 } });
  t.like(
    items.find(({ name }) => name === '宫保鸡丁'),
    { price: 41.5, stock: 9, station: '热菜' },
  );
  // As spreadsheets in Chinese write it.
  const gb = Buffer.concat([Buffer.from('name,price\r\n'), Buffer.from([0xb2, 0xe8]), Buffer.from(',3\r\n')]);
  writeFileSync(join(folder, 'gb.csv'), gb);
  t.is((await done('import', 'gb.csv', '--dry-run')).stdout, '+ 茶\n');
});

test('mistakes are named by line and column, all at once, before anything is changed', async (t) => {
  const { api, folder, menu } = await openShop(t);
  const before = (await api.listMenu()).total;
  writeFileSync(
    join(folder, 'bad.csv'),
    'name,price,colour,options\n"two\nlines",1,red,\n茶,cheap,,\n水,1,,=oops\n水,1,,\n水,-4,,\n',
  );
  const csv = await menu('import', 'bad.csv');
  t.is(csv.code, 1);
  for (const told of [
    'line 1, column 12: there is no field colour',
    'line 4, column 3: price can\'t be "cheap"',
    'line 5, column 6: options can\'t be "=oops"',
    'line 7, column 3: price: ',
  ])
    t.true(csv.stderr.includes(told), `${told}\n${csv.stderr}`);
  writeFileSync(
    join(folder, 'bad.json'),
    '{"dishes": [\n  {"name": "茶", "price": "3"},\n  {"name": ""}\n]}',
  );
  const json = await menu('import', 'bad.json');
  t.true(json.stderr.includes('line 2, column 26: price: '), json.stderr);
  t.true(json.stderr.includes('line 3, column 12: name: '), json.stderr);
  writeFileSync(join(folder, 'broken.json'), '{"dishes": [\n  {"name" "茶"}\n]}');
  const broken = await menu('import', 'broken.json', '--lang', 'zh-CN');
  t.true(broken.stderr.includes('第 2 行第 11 列'), broken.stderr);
  writeFileSync(join(folder, 'twice.csv'), 'name,price\n茶,1\n茶,2\n');
  t.true(
    (await menu('import', 'twice.csv')).stderr.includes('line 3, column 1: 茶 stands in line 2 already'),
  );
  t.is((await api.listMenu()).total, before);
  t.is((await menu('import', 'menu')).code, 2);
});

test('what the schema says of a file is told in its reader’s language, whatever it is about', async (t) => {
  const { folder, menu } = await openShop(t);
  const dishes = [
    5,
    null,
    {},
    { name: '茶', price: '3', colour: 'red', '备 注': 1 },
    { name: '', price: -1, stock: 1.5, category: 'x'.repeat(200), is_available: 'yes' },
    {
      name: '水',
      price: 1.234,
      image_url: 'ftp://x',
      allergens: ['花生', ''],
      options: [{ name: '杯', choices: [] }],
    },
    { name: '酒', price: 1e9, station: '', options: 3 },
  ];
  const told: string[] = [];
  for (const file of [{ dishes }, { categories: [1], dishes: 3, menu: 2 }, [1]]) {
    writeFileSync(join(folder, 'bad.json'), JSON.stringify(file));
    told.push((await menu('import', 'bad.json', '--lang', 'zh-CN')).stderr);
  }
  const faults = told.flatMap((said) => said.trim().split('\n').slice(1));
  t.true(faults.length >= 20, told.join('\n'));
  for (const fault of faults) {
    const [, sentence = ''] = /^\s*第 1 行第 \d+ 列: (?:[\w.]+：|备 注：)?(.*)$/.exec(fault) ?? [];
    t.regex(sentence, /^\p{Script=Han}/u, fault);
    t.notRegex(sentence, /[a-z]{3,} [a-z]{2,}/i, fault);
  }
  for (const whole of ['须是对象，收到的是数字', '备 注：不认识这个字段', 'colour：不认识这个字段'])
    t.true(told[0]?.includes(whole), told[0]);
});

const name = fc
  .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
  .map((text) => text.replaceAll(/\p{Cc}/gu, '').trim())
  .filter((text) => text !== '');

test('any options and allergens survive being written in a cell', (t) => {
  const choice = fc.record({
    name,
    price_delta: fc.integer({ min: -9999, max: 9999 }).map((cents) => cents / 100),
  });
  const group = fc.record({
    name,
    required: fc.boolean(),
    max: fc.integer({ min: 1, max: 20 }),
    choices: fc.array(choice, { minLength: 1, maxLength: 4 }),
  });
  fc.assert(
    fc.property(fc.array(group, { maxLength: 4 }), fc.array(name, { maxLength: 4 }), (groups, names) => {
      t.deepEqual(readOptions(writeOptions(groups)), groups);
      t.deepEqual(readList(writeList(names)), names);
    }),
  );
  t.is(readOptions('nothing'), undefined);
});

test('JSON is read as JSON.parse reads it', (t) => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      t.deepEqual(parseLocatedJson(text).value, JSON.parse(text));
    }),
  );
  for (const text of ['', '{', '[1,]', '{"a":1,}', '[1 2]', '{a:1}', '"open', '1 2', 'nul', '{"a" 1}', '[}'])
    t.throws(() => parseLocatedJson(text), { instanceOf: NotJson }, text);
});

test('CSV: quotes, separators, line ends, places', (t) => {
  const texts = (csv: string) => parseCsv(csv).map((row) => row.map(({ text }) => text));
  t.deepEqual(texts('a,b\r\n"x ""y""","1\n2"\r\n\r\n,\nlast,'), [
    ['a', 'b'],
    ['x "y"', '1\n2'],
    ['last', ''],
  ]);
  t.deepEqual(texts('a\tb;c\n1\t2;3'), [
    ['a', 'b;c'],
    ['1', '2;3'],
  ]);
  t.deepEqual(parseCsv('a,b\n"1\n1",2')[1]?.[1]?.at, { line: 3, column: 4 });
});
