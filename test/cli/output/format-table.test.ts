import test from 'ava';
import { array, assert, constantFrom, integer, property, string, tuple } from 'fast-check';
import stringWidth from 'string-width';
import { fitText } from '../../../src/cli/output/fit-text.ts';
import { formatTable } from '../../../src/cli/output/format-table.ts';

const dishes = [
  { id: 1, name: '宫保鸡丁', price: '38.00', note: null },
  { id: 12, name: 'Tea', price: '6.00', note: '少糖, no ice' },
];
const columns = [
  { heading: 'ID', value: (dish: (typeof dishes)[number]) => dish.id, align: 'right' as const },
  { heading: '名称', value: (dish: (typeof dishes)[number]) => dish.name },
  { heading: 'PRICE', value: (dish: (typeof dishes)[number]) => dish.price, align: 'right' as const },
  { heading: 'NOTE', value: (dish: (typeof dishes)[number]) => dish.note },
];

test('columns of Chinese and Latin text stand straight', (t) => {
  t.deepEqual(formatTable({ columns, rows: dishes }), [
    'ID  名称      PRICE  NOTE',
    ' 1  宫保鸡丁  38.00  -',
    '12  Tea        6.00  少糖, no ice',
  ]);
});

test('a table too wide for the terminal shortens its widest column', (t) => {
  const lines = formatTable({ columns, rows: dishes, width: 28 });
  for (const line of lines) t.true(stringWidth(line) <= 28, line);
  t.true(lines[2]?.endsWith('…'));
  t.true(lines[1]?.includes('38.00'));
});

test('where no column could be read, each row is a block of its own', (t) => {
  t.deepEqual(formatTable({ columns, rows: dishes, width: 20 }), [
    'ID     1',
    '名称   宫保鸡丁',
    'PRICE  38.00',
    'NOTE   -',
    '',
    'ID     12',
    '名称   Tea',
    'PRICE  6.00',
    'NOTE   少糖, no ice',
  ]);
});

test('no line is ever wider than the terminal while the columns can shrink', (t) => {
  const neverWider = property(
    array(tuple(string({ unit: 'grapheme' }), constantFrom('宫保鸡丁盖饭', '☕️', '👨‍👩‍👧', 'plain')), {
      maxLength: 5,
    }),
    integer({ min: 20, max: 60 }),
    (rows, width) => {
      const lines = formatTable({
        rows,
        width,
        columns: [
          { heading: 'A', value: ([first]) => first },
          { heading: 'B', value: ([, second]) => second },
        ],
      });
      return lines.length === rows.length + 1 && lines.every((line) => stringWidth(line) <= width);
    },
  );
  t.notThrows(() => assert(neverWider));
});

test('what a guest typed can not steer the terminal', (t) => {
  t.is(fitText('a\u001B[2Jb\u0007c\u202Ed\ne'), 'a [2Jb c d e');
  t.is(fitText('👨‍👩‍👧'), '👨‍👩‍👧');
});
