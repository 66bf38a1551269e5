import test from 'ava';
import {
  changeLines,
  joinCarts,
  joinWishes,
  mostCartLines,
  noteOfTable,
  putLine,
  type TableCartLine,
} from '../../src/domain/table-cart.ts';

const rice: TableCartLine = {
  id: 'rice',
  itemId: 1,
  name: '米饭',
  quantity: 1,
  options: {},
  note: '',
  phone: 1,
};
const soup: TableCartLine = { ...rice, id: 'soup', itemId: 2, name: '汤', phone: 2 };
const none = new Map<string, never>();

test('the last word about a line holds, it stays in its place, and none of it takes it away', (t) => {
  const more = { ...rice, quantity: 3 };
  t.deepEqual(putLine([rice, soup], more), [more, soup]);
  t.deepEqual(putLine([rice, soup], { ...rice, quantity: 0 }), [soup]);
  t.deepEqual(putLine([rice], soup), [rice, soup]);
  t.deepEqual(putLine([rice], { ...soup, quantity: 0 }), [rice]);
});

test('a line is theirs who added it, whoever changes it', (t) => {
  const { lines } = changeLines([rice], [{ ...rice, quantity: 2, phone: 2 }, soup], none);
  t.deepEqual(lines, [{ ...rice, quantity: 2 }, soup]);
});

test('a line that is ordered is told and not doubled; the other changes of the same word hold', (t) => {
  const order = { orderId: 7, dailyNumber: 3, phone: 2 };
  const changed = changeLines([], [{ ...rice, quantity: 2 }, soup], new Map([['rice', order]]));
  t.deepEqual(changed, { lines: [soup], tooLate: [{ ...order, id: 'rice' }] });
});

test('a party that joins another’s table keeps whose line is whose; one that comes back is who it was', (t) => {
  const phone = (number: number, subject: string, allergies = '', note = '') =>
    ({ number, subject, allergies, note, hasMoved: false }) as const;
  const here = phone(1, 'here');
  const [hungry, silent, wishing] = [phone(1, 'hungry'), phone(2, 'silent'), phone(3, 'wishing', '花生')];
  const joined = joinCarts({ phones: [hungry, silent, wishing], lines: [rice] }, { phones: [here] });
  t.deepEqual(joined.phones, [
    here,
    { ...hungry, number: 2, hasMoved: true },
    { ...wishing, number: 3, hasMoved: true },
  ]);
  t.deepEqual(joined.lines, [{ ...rice, phone: 2 }]);
  const back = joinCarts(joined, { phones: [phone(4, 'hungry'), phone(5, 'wishing', '虾', '快')] });
  t.deepEqual(back.lines, [{ ...rice, phone: 4 }]);
  t.deepEqual(back.phones, [phone(4, 'hungry'), phone(5, 'wishing', '虾', '快')]);
});

test('a cart has no more lines than an order; one that is full can still become smaller', (t) => {
  const full = Array.from({ length: mostCartLines }, (_, index) => ({ ...rice, id: `line${index}` }));
  t.throws(() => changeLines(full, [soup], none), { code: 'invalid' });
  t.is(changeLines(full, [{ ...rice, id: 'line0', quantity: 0 }, soup], none).lines.length, mostCartLines);
});

test('the kitchen gets the same dish the same way once, whoever wished it', (t) => {
  const spicy = { ...rice, id: 'spicy', options: { 辣度: ['微辣'], 加料: [] }, quantity: 2 };
  const joined = joinWishes([rice, soup, spicy, { ...spicy, options: { 辣度: ['微辣'] }, phone: 2 }, rice]);
  t.deepEqual(
    joined.map(({ itemId, quantity }) => [itemId, quantity]),
    [
      [1, 2],
      [2, 1],
      [1, 4],
    ],
  );
  const many = joinWishes([
    { ...rice, quantity: 60 },
    { ...rice, quantity: 60 },
  ]);
  t.deepEqual(
    many.map(({ quantity }) => quantity),
    [60, 60],
    'a line has at most 99 portions',
  );
});

test('what anybody at the table can’t bear comes first, and nothing of it is cut off', (t) => {
  const phone = (allergies: string, note = '') => ({ allergies, note });
  t.is(
    noteOfTable([phone('花生', '快一点'), phone(''), phone('虾'), phone('花生', '快一点')]),
    '过敏 ALLERGY: 花生、虾 · 快一点',
  );
  t.is(noteOfTable([phone('')]), undefined);
  t.throws(() => noteOfTable(Array.from({ length: 10 }, (_, i) => phone(`${i}`.repeat(60)))), {
    code: 'invalid',
  });
});
