import test from 'ava';
import type { MenuItemOnWire } from '../../../src/protocol/menu.ts';
import { arrangeMenu } from '../../../src/web/guest/menu/arrange-menu.ts';

const dish = (id: number, name: string, category: string, more: Partial<MenuItemOnWire> = {}) => ({
  id,
  store_id: 1,
  all_stores: false,
  name,
  price: 1,
  description: '',
  category,
  station: '',
  options: [],
  stock: null,
  is_available: true,
  image_url: null,
  thumbnail_url: null,
  allergens: [],
  ...more,
});
const menu = [
  dish(1, '汤', '汤', { stock: 0 }),
  dish(2, '面', ''),
  dish(3, 'Spring Roll', '小吃', { description: 'crisp, with pork' }),
  dish(4, '酸辣汤', '汤'),
];

test("categories in the store's order, dishes without one last, what is sold out last in its own", (t) => {
  const arranged = arrangeMenu(menu, ['小吃', '汤', '空'], '');
  t.deepEqual(
    arranged.map(({ category, dishes }) => [category, dishes.map(({ id }) => id)]),
    [
      ['小吃', [3]],
      ['汤', [4, 1]],
      ['', [2]],
    ],
  );
});

test('a search finds words in name, description and category, whatever their case', (t) => {
  const found = (search: string) =>
    arrangeMenu(menu, [], search).flatMap(({ dishes }) => dishes.map(({ id }) => id));
  t.deepEqual(found('roll PORK'), [3]);
  t.deepEqual(found('汤'), [4, 1]);
  t.deepEqual(found('牛'), []);
});
