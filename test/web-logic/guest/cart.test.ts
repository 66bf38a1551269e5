import test from 'ava';
import { lineKey } from '../../../src/domain/table-cart.ts';
import type { MenuItemOnWire } from '../../../src/protocol/menu.ts';
import {
  addLine,
  cartTotal,
  changeQuantity,
  missingGroups,
  ownLines,
  portionPrice,
  priceLines,
} from '../../../src/web/guest/cart/cart.ts';

const tea: MenuItemOnWire = {
  id: 1,
  store_id: 1,
  all_stores: false,
  name: '奶茶',
  price: 22.1,
  description: '',
  category: '饮品',
  station: '饮品',
  options: [
    {
      name: '规格',
      required: true,
      max: 1,
      choices: [
        { name: '中杯', price_delta: 0 },
        { name: '大杯', price_delta: 3.2 },
      ],
    },
    { name: '加料', required: false, max: 2, choices: [{ name: '珍珠', price_delta: 2 }] },
  ],
  stock: null,
  is_available: true,
  image_url: null,
  thumbnail_url: null,
  allergens: [],
};
const line = { itemId: 1, name: '奶茶', quantity: 1, options: { 规格: ['大杯'] }, note: '' };

test('what a phone takes out of a shared cart is its own, as it wrote it last, and nothing that was ordered', (t) => {
  const told = (id: string, phone: number, quantity = 1) => ({
    id,
    menu_item_id: 1,
    menu_item_name: '奶茶',
    quantity,
    options: { 规格: ['大杯'] },
    note: '',
    phone,
  });
  const kept = (id: string, quantity: number) => ({ ...line, id, quantity, phone: 2 });
  const taken = ownLines(
    {
      lines: [kept('changed', 1), kept('ordered', 1), kept('theirs', 1)],
      unsent: [kept('changed', 3), kept('ordered', 2), kept('theirs', 5), kept('new', 4), kept('dropped', 0)],
    },
    { you: 2, lines: [told('changed', 2), told('theirs', 1), told('unseen', 2, 7), told('dropped', 2)] },
  );
  t.deepEqual(taken, [
    { ...line, quantity: 3 },
    { ...line, quantity: 7 },
    { ...line, quantity: 4 },
  ]);
});

test('the same dish the same way is one line, in whatever order it was chosen', (t) => {
  const one = { ...line, options: { 规格: ['大杯'], 加料: ['珍珠', '椰果'] } };
  const other = { ...line, quantity: 2, options: { 加料: ['椰果', '珍珠'], 规格: ['大杯'], 糖度: [] } };
  t.deepEqual(addLine([one], other), [{ ...one, quantity: 3 }]);
  t.is(addLine([one], { ...one, note: '少冰' }).length, 2);
  t.deepEqual(changeQuantity([one], lineKey(one), 0), []);
  t.is(changeQuantity([one], lineKey(one), 500)[0]?.quantity, 99);
});

test('prices follow the menu and what is chosen, without the dust of binary fractions', (t) => {
  t.is(portionPrice(tea, { 规格: ['大杯'], 加料: ['珍珠'] }), 27.3);
  t.deepEqual(missingGroups(tea, { 加料: ['珍珠'] }), ['规格']);
  const priced = priceLines([{ ...line, quantity: 3 }, line], [tea]);
  t.is(cartTotal(priced), 101.2);
});

test('what can not be ordered as it stands is told, and a dish that is gone costs nothing', (t) => {
  const problem = (item: MenuItemOnWire[], own = line) => priceLines([own], item)[0]?.problem;
  t.is(problem([tea]), undefined);
  t.is(problem([]), 'gone');
  t.is(problem([{ ...tea, is_available: false }]), 'gone');
  t.is(problem([{ ...tea, stock: 0 }]), 'gone');
  t.is(problem([{ ...tea, stock: 1 }], { ...line, quantity: 2 }), 'few');
  t.is(problem([tea], { ...line, options: { 规格: ['超大杯'] } }), 'options');
  t.is(problem([{ ...tea, options: [] }]), 'options');
  t.is(cartTotal(priceLines([line], [])), 0);
});

test('portions of one dish count together against what is left of it', (t) => {
  const small = { ...line, options: { 规格: ['中杯'] } };
  const problems = priceLines([line, small], [{ ...tea, stock: 1 }]).map(({ problem }) => problem);
  t.deepEqual(problems, ['few', 'few']);
});
