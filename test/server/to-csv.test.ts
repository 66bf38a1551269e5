import test from 'ava';
import { z } from 'zod';
import { toCsv } from '../../src/server/to-csv.ts';

const row = z.object({ name: z.string(), amount: z.number(), table: z.int().nullable() });

test('a list is a line of names and a line for each row, an empty one the names alone', (t) => {
  const rows = [{ name: '宫保鸡丁', amount: -12.5, table: null }];
  t.is(toCsv(z.array(row), rows), '\uFEFF"name","amount","table"\r\n"宫保鸡丁",-12.5,\r\n');
  t.is(toCsv(z.array(row), []), '\uFEFF"name","amount","table"\r\n');
});

test('an object is a table of one row', (t) => {
  t.is(toCsv(row, { name: 'a', amount: 1, table: 2 }), '\uFEFF"name","amount","table"\r\n"a",1,2\r\n');
});

test('quotes, commas and line ends stay within their cell', (t) => {
  const rows = [{ name: 'a "b", c\nd', amount: 0, table: 0 }];
  t.true(toCsv(z.array(row), rows).endsWith('\r\n"a ""b"", c\nd",0,0\r\n'));
});

test('no text is taken for a formula', (t) => {
  for (const name of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1'])
    t.true(toCsv(z.array(row), [{ name, amount: 0, table: 0 }]).includes(`"'${name}"`), name);
  t.true(toCsv(z.array(row), [{ name: '1=1', amount: 0, table: 0 }]).includes('"1=1"'));
});
