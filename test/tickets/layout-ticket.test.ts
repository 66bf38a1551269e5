import test from 'ava';
import type { TicketBlock } from '../../src/tickets/document.ts';
import { formatPrice } from '../../src/tickets/format-price.ts';
import { layoutBlocks, linesOf } from '../helpers/paper.ts';

const laysOut = test.macro({
  exec: (t, block: TicketBlock, columns: number, expected: readonly string[]) => {
    t.deepEqual(linesOf(block, columns), expected);
  },
  title: (name) => `lays out ${name}`,
});

const kungPao = { type: 'item', quantity: 2, name: '宫保鸡丁 Kung Pao Chicken', price: '25.60' } as const;
const duck = {
  type: 'item',
  quantity: 1,
  name: '特级北京烤鸭配薄饼甜面酱葱丝黄瓜条 Peking Duck with Pancakes',
  price: '138.00',
} as const;
const total = (amount: string): TicketBlock => ({ type: 'pair', left: '合计 TOTAL', right: amount });

test('an item at 32 columns', laysOut, kungPao, 32, ['2x  宫保鸡丁 Kung Pao      25.60', '    Chicken']);
test('an item at 48 columns', laysOut, kungPao, 48, ['2x  宫保鸡丁 Kung Pao Chicken              25.60']);
test('an item at 42 columns', laysOut, kungPao, 42, ['2x  宫保鸡丁 Kung Pao Chicken        25.60']);
test('a long name at 32 columns', laysOut, duck, 32, [
  '1x  特级北京烤鸭配薄饼甜  138.00',
  '    面酱葱丝黄瓜条 Peking',
  '    Duck with Pancakes',
]);
test('a long name at 48 columns', laysOut, duck, 48, [
  '1x  特级北京烤鸭配薄饼甜面酱葱丝黄瓜条    138.00',
  '    Peking Duck with Pancakes',
]);
test('emoji', laysOut, { type: 'item', quantity: 1, name: '麻辣火锅🌶️🌶️ Hot', price: '58.00' }, 32, [
  '1x  麻辣火锅?? Hot         58.00',
]);
test('a total in pounds', laysOut, total('£38.40'), 32, ['合计 TOTAL              GBP38.40']);
test('a total in yuan', laysOut, total('¥38.40'), 32, ['合计 TOTAL               ￥38.40']);
test('a large total', laysOut, total('12,345,678.90'), 32, ['合计 TOTAL         12,345,678.90']);
test(
  'a word longer than the line',
  laysOut,
  { type: 'text', text: 'Supercalifragilisticexpialidocious-extra-spicy' },
  32,
  ['Supercalifragilisticexpialidocio', 'us-extra-spicy'],
);
test(
  'a price of zero',
  laysOut,
  { type: 'item', quantity: 1, name: '赠送 例汤 Soup of the day', price: '0.00' },
  32,
  ['1x  赠送 例汤 Soup of the   0.00', '    day'],
);
test('an item without a price', laysOut, { type: 'item', quantity: 3, name: '小笼包 Xiao Long Bao' }, 32, [
  '3x  小笼包 Xiao Long Bao',
]);
const doubleSize: TicketBlock = {
  type: 'text',
  text: '3x 小笼包 Xiao Long Bao',
  style: { width: 2, height: 2 },
};
test('double size at 32 columns', laysOut, doubleSize, 32, ['3x 小笼包 Xiao', 'Long Bao']);
test('double size at 48 columns', laysOut, doubleSize, 48, ['3x 小笼包 Xiao Long Bao']);
test('accents', laysOut, { type: 'item', quantity: 1, name: 'Café crème brûlée', price: '6.50' }, 32, [
  '1x  Cafe creme brulee       6.50',
]);
test('no closing punctuation at a line start', laysOut, { type: 'text', text: '一二三四五六七八，九' }, 16, [
  '一二三四五六七',
  '八，九',
]);
test('no opening bracket at a line end', laysOut, { type: 'text', text: '一二三四五六七（八）' }, 16, [
  '一二三四五六七',
  '（八）',
]);
test('a hundred of a dish', laysOut, { type: 'item', quantity: 100, name: '小笼包' }, 32, ['100x 小笼包']);
test(
  'a list between its parts',
  laysOut,
  { type: 'list', parts: ['规格: 大杯', '温度: 正常冰', '糖度: 正常糖'], separator: ' | ', indent: 2 },
  32,
  ['  规格: 大杯 | 温度: 正常冰', '  糖度: 正常糖'],
);
test(
  'a pair without room',
  laysOut,
  { type: 'pair', left: 'ORD202601082348471234', right: '发财小狗饮品店' },
  32,
  ['ORD202601082348471234', '                  发财小狗饮品店'],
);
test('a name that is only invisible characters', laysOut, { type: 'item', quantity: 1, name: '\u200b' }, 32, [
  '1x  ?',
]);
test(
  'an amount too long to stand beside a name',
  laysOut,
  { type: 'item', quantity: 1, name: '包场', price: 'NT$12,345,678,901.00' },
  32,
  ['1x  包场', '            NT$12,345,678,901.00'],
);

for (const columns of [32, 42, 48])
  test('a rule at ' + columns, laysOut, { type: 'rule', char: '-' }, columns, ['-'.repeat(columns)]);

test('a double-width word that would be broken is printed at single width', (t) => {
  const { lines } = layoutBlocks([
    { type: 'item', quantity: 1, name: 'Supercalifragilistic', style: { width: 2, height: 2 } },
  ]);
  t.is(lines.length, 1);
  t.like(lines[0], { spans: [{ style: { width: 1, height: 2 } }, { style: { width: 1, height: 2 } }] });
});

test('white on black has a black edge on both sides', (t) => {
  t.deepEqual(linesOf({ type: 'text', text: 'VOID', style: { invert: true } }), [' VOID']);
  const { lines } = layoutBlocks([{ type: 'text', text: 'VOID', style: { invert: true } }]);
  t.like(lines[0], { spans: [{ text: ' VOID ', cells: 6 }] });
});

test('a frame stands on every line', (t) => {
  t.deepEqual(linesOf({ type: 'text', text: '先上热菜 客人赶时间', frame: '!!' }, 20), [
    '!! 先上热菜 客人 !!',
    '!! 赶时间 !!',
  ]);
});

test('amounts', (t) => {
  t.is(formatPrice(2500, 'CNY'), '¥25.00');
  t.is(formatPrice(0, 'USD'), '$0.00');
  t.is(formatPrice(-5, 'GBP'), '-£0.05');
  t.is(formatPrice(1234567890, 'CHF'), 'CHF 12,345,678.90');
});
