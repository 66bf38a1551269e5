import test from 'ava';
import type { MenuItemOnWire } from '../../../src/protocol/menu.ts';
import {
  addDish,
  changeNote,
  changeQuantity,
  countOf,
  findDishes,
  isComplete,
  linesOnWire,
  priceWith,
  sumOf,
  toggleChoice,
} from '../../../src/web/staff/compose/draft.ts';
import { givePortion, listPrice, partsOnWire, wholeParts } from '../../../src/web/staff/till/parts.ts';
import { changeOf, likelyTenders, readAmount } from '../../../src/web/staff/till/tenders.ts';
import { dishOnWire } from '../../helpers/order-on-wire.ts';

test('likely tenders are the sum itself and the next round ones', (t) => {
  t.deepEqual(likelyTenders(46), [46, 50, 60, 100]);
  t.deepEqual(likelyTenders(100), [100, 200, 500, 1000]);
  t.deepEqual(likelyTenders(8.5), [8.5, 10, 20, 50]);
  t.deepEqual(likelyTenders(0.1), [0.1, 5, 10, 20]);
});

test('change is exact to the cent; too little and nonsense give none', (t) => {
  t.is(changeOf(76.1, '100'), 23.9);
  t.is(changeOf(0.3, '0.30'), 0);
  t.is(changeOf(76, '75.99'), undefined);
  for (const nonsense of ['', '-5', '1e3', '1.234', 'ten', '12345678'])
    t.is(changeOf(1, nonsense), undefined);
  t.is(readAmount(' 12,5 '), 12.5);
});

test('portions of a dish move between guests until each part has something', (t) => {
  const items = [
    dishOnWire({ id: 1, quantity: 2, unit_price: 10.1 }),
    dishOnWire({ id: 2, quantity: 1, unit_price: 5 }),
    dishOnWire({ id: 3, status: 'cancelled' }),
  ];
  let parts = wholeParts(items, 2);
  t.is(partsOnWire(parts), undefined, 'the second guest pays for nothing');
  parts = givePortion(parts, 1, 1);
  t.deepEqual(partsOnWire(parts), [
    [
      { item_id: 1, quantity: 1 },
      { item_id: 2, quantity: 1 },
    ],
    [{ item_id: 1, quantity: 1 }],
  ]);
  t.deepEqual(
    parts.map((part) => listPrice(part, items)),
    [15.1, 10.1],
  );
  parts = givePortion(givePortion(parts, 1, 1), 1, 1);
  t.deepEqual(
    parts.map((part) => [...part]),
    [[[2, 1]], [[1, 2]]],
    'no more than there are',
  );
  t.deepEqual(
    givePortion(parts, 1, 0).map((part) => part.get(1)),
    [1, 1],
  );
});

const tea: MenuItemOnWire = {
  id: 18,
  store_id: 1,
  all_stores: false,
  name: '珍珠奶茶',
  price: 22,
  description: 'Bubble tea',
  category: '饮品',
  station: '饮品',
  options: [
    {
      name: '规格',
      required: true,
      max: 1,
      choices: [
        { name: '中杯', price_delta: 0 },
        { name: '大杯', price_delta: 3 },
      ],
    },
    {
      name: '加料',
      required: false,
      max: 2,
      choices: ['珍珠', '椰果', '布丁'].map((name) => ({ name, price_delta: 2.1 })),
    },
  ],
  stock: null,
  is_available: true,
  image_url: null,
  thumbnail_url: null,
  allergens: [],
};
const rice: MenuItemOnWire = {
  ...tea,
  id: 17,
  name: '米饭',
  price: 3,
  category: '主食',
  description: '',
  options: [],
};

test('choices: one takes the other’s place, of several the first gives way', (t) => {
  const [size, toppings] = tea.options;
  if (!size || !toppings) return t.fail();
  let chosen = toggleChoice({}, size, '中杯');
  t.false(isComplete(tea, {}));
  t.true(isComplete(tea, chosen));
  chosen = toggleChoice(chosen, size, '大杯');
  for (const topping of ['珍珠', '椰果', '布丁']) chosen = toggleChoice(chosen, toppings, topping);
  t.deepEqual(chosen, { 规格: ['大杯'], 加料: ['椰果', '布丁'] });
  t.is(priceWith(tea, chosen), 29.2);
  chosen = toggleChoice(toggleChoice(chosen, toppings, '椰果'), toppings, '布丁');
  t.deepEqual(chosen, { 规格: ['大杯'] });
});

test('the same dish joins its line unless it is wanted another way', (t) => {
  let lines = addDish([], rice, {});
  lines = addDish(lines, rice, {});
  lines = addDish(lines, tea, { 规格: ['大杯'] });
  lines = addDish(lines, tea, { 规格: ['中杯'] });
  t.deepEqual(
    lines.map(({ menuItemId, quantity, unitPrice }) => [menuItemId, quantity, unitPrice]),
    [
      [17, 2, 3],
      [18, 1, 25],
      [18, 1, 22],
    ],
  );
  t.is(sumOf(lines), 53);
  t.is(countOf(lines, 18), 2);
  lines = addDish(changeNote(lines, 0, ' 软一点 '), rice, {});
  t.is(lines.length, 4, 'a noted line is left alone');
  t.deepEqual(linesOnWire(lines)[0], { menu_item_id: 17, quantity: 2, note: '软一点' });
  t.deepEqual(linesOnWire(lines)[1], { menu_item_id: 18, quantity: 1, options: { 规格: ['大杯'] } });
  t.is(changeQuantity(lines, 3, -1).length, 3);
  t.is(changeQuantity(lines, 0, 200)[0]?.quantity, 99);
});

test('dishes are found by every word in any case, else by category', (t) => {
  const find = (search: string, category: string | null = null) =>
    findDishes([tea, rice], { search, category }).map(({ name }) => name);
  t.deepEqual(find('奶茶'), ['珍珠奶茶']);
  t.deepEqual(find('BUBBLE tea'), ['珍珠奶茶']);
  t.deepEqual(find('奶茶', '主食'), ['珍珠奶茶'], 'who types looks everywhere');
  t.deepEqual(find('', '主食'), ['米饭']);
  t.deepEqual(find('', null).length, 2);
  t.deepEqual(find('奶茶 米饭'), []);
});
