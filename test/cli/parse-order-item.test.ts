import test from 'ava';
import { InvalidArgumentError } from 'commander';
import { collectOrderItems, parseOrderItem } from '../../src/cli/parse-order-item.ts';

for (const [text, item] of [
  ['3', { menu_item_id: 3, quantity: 1 }],
  ['3x2', { menu_item_id: 3, quantity: 2 }],
  ['3×12', { menu_item_id: 3, quantity: 12 }],
  ['5:规格=大杯', { menu_item_id: 5, quantity: 1, options: { 规格: ['大杯'] } }],
  [
    '5x2:size=large,extra=pearls+jelly#less ice, please',
    {
      menu_item_id: 5,
      quantity: 2,
      options: { size: ['large'], extra: ['pearls', 'jelly'] },
      note: 'less ice, please',
    },
  ],
  ['5：', undefined],
  ['3x2#少辣', { menu_item_id: 3, quantity: 2, note: '少辣' }],
  ['', undefined],
  ['x2', undefined],
  ['3x', undefined],
  ['-3', undefined],
  ['3:size', undefined],
  ['3:size=', undefined],
  ['3:size=a=b', undefined],
  ['3:size=a+', undefined],
  ['3#', undefined],
] as const)
  test(`${JSON.stringify(text)} ${item ? 'is a dish' : 'is refused'}`, (t) => {
    if (item) t.deepEqual<unknown, unknown>(parseOrderItem(text), item);
    else t.throws(() => parseOrderItem(text), { instanceOf: InvalidArgumentError });
  });

test('a repeated option adds to the order', (t) => {
  t.deepEqual(collectOrderItems('2', collectOrderItems('1x3')), [
    { menu_item_id: 1, quantity: 3 },
    { menu_item_id: 2, quantity: 1 },
  ]);
});
