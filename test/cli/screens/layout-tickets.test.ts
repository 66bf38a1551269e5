import test from 'ava';
import * as fc from 'fast-check';
import stringWidth from 'string-width';
import { layoutPage } from '../../../src/cli/screens/kitchen/layout-tickets.ts';
import { en } from '../../../src/cli/texts/en.ts';
import { applyEvent, emptyBoard, loadBoard } from '../../../src/client/board/board.ts';
import { ticketsOf } from '../../../src/client/board/tickets.ts';
import type { OrderOnWire } from '../../../src/protocol/orders.ts';
import { dishOnWire, missingPaperOnWire, orderOnWire } from '../../helpers/order-on-wire.ts';

const now = Date.parse('2026-01-08T12:06:05+08:00');

function layout(orders: readonly OrderOnWire[], columns: number, rows: number, from = 0) {
  const tickets = ticketsOf(loadBoard(emptyBoard, orders, 1), { station: null, status: null });
  return layoutPage({ tickets, columns, rows, from, now, clockTime: (iso) => iso.slice(11, 16), texts: en });
}

function textOf(page: ReturnType<typeof layout>): string {
  return page.columns.map((lines) => lines.map(({ text }) => text.trimEnd()).join('\n')).join('\n----\n');
}

test('a ticket: key, age, table, state; quantity first; options, notes and allergies below', (t) => {
  const items = [
    dishOnWire({ id: 10, note: '花生过敏' }),
    dishOnWire({ id: 11, status: 'ready', options: [], quantity: 1, menu_item_name: '米饭' }),
  ];
  t.is(
    textOf(layout([orderOnWire({ id: 1, items, note: 'birthday' })], 36, 12)),
    [
      '1 ! T8 #1 confirmed            06:05',
      '┃ ⚠ birthday',
      '┃ 2 × 宫保鸡丁',
      '┃     微辣',
      '┃     ⚠ 花生过敏',
      '┃ ✔ 1 × 米饭',
      '',
    ].join('\n'),
  );
});

test('what a guest is allergic to and the dish contains stands out, the rest of what it contains is said', (t) => {
  const items = [
    dishOnWire({ id: 10, allergens: ['花生', '牛奶'] }),
    dishOnWire({ id: 11, allergens: ['蛋'] }),
  ];
  const page = layout([orderOnWire({ id: 1, items, note: 'peanut allergy' })], 36, 14);
  t.deepEqual(
    page.columns[0]?.slice(2, 8).map(({ text, style }) => [text.trimEnd(), style]),
    [
      ['┃ 2 × 宫保鸡丁', 'dish'],
      ['┃     微辣', 'dish'],
      ['┃ !! ALLERGY: contains 花生 !!', 'clash'],
      ['┃     ⚠ contains 牛奶', 'note'],
      ['┃ 2 × 宫保鸡丁', 'dish'],
      ['┃     微辣', 'dish'],
    ],
  );
});

test('a ticket is torn only where that gets more of them on the page', (t) => {
  const orders = [1, 2, 3].map((id) =>
    orderOnWire({ id, items: [1, 2, 3].map((dish) => dishOnWire({ id: 10 * id + dish, options: [] })) }),
  );
  const roomy = layout(orders, 92, 8);
  t.is(roomy.tickets.length, 3);
  t.notRegex(textOf(roomy), /1\/2/);
  const tight = layout(orders, 61, 8);
  t.is(tight.tickets.length, 3);
  t.regex(textOf(tight), /1\/2/);
});

test('a ticket whose paper is missing says so above its dishes, and what to do', (t) => {
  const missing = [missingPaperOnWire()];
  const shown = applyEvent(loadBoard(emptyBoard, [orderOnWire({ id: 1 })], 1), {
    type: 'order_unattended',
    seq: 2,
    timestamp: '2026-01-08T12:06:00+08:00',
    orderId: 1,
    missing,
  });
  const tickets = ticketsOf(shown, { station: null, status: null });
  const clockTime = (iso: string) => iso.slice(11, 16);
  const page = layoutPage({ tickets, columns: 36, rows: 12, from: 0, now, clockTime, texts: en });
  t.deepEqual(
    page.columns[0]?.slice(1, 3).map(({ text, style }) => [text.trimEnd(), style]),
    [
      ['┃ ! 热菜 (job 5) is not printed:', 'urge'],
      ['┃   look at printer Kitchen', 'urge'],
    ],
  );
});

test('a long ticket goes on in the next column, torn at the edge', (t) => {
  const items = Array.from({ length: 8 }, (_, index) =>
    dishOnWire({ id: 10 + index, options: [], menu_item_name: `dish ${index}` }),
  );
  t.is(
    textOf(layout([orderOnWire({ id: 1, items })], 61, 6)),
    [
      '1 ! T8 #1 confirmed      06:05',
      '┃ 2 × dish 0',
      '┃ 2 × dish 1',
      '┃ 2 × dish 2',
      '┃ 2 × dish 3',
      '╌╌ continued 1/2 ╌╌',
      '----',
      '╌╌ #1 2/2 ╌╌',
      '┃ 2 × dish 4',
      '┃ 2 × dish 5',
      '┃ 2 × dish 6',
      '┃ 2 × dish 7',
      '',
    ].join('\n'),
  );
});

test('whatever is ordered: no line is wider than its column, no column higher than the board, every note is whole', (t) => {
  const words = fc.string({
    unit: fc.constantFrom('花', '生', '過', 'a', 'b', ' ', '👨‍👩‍👧', 'é', '|'),
    minLength: 1,
    maxLength: 60,
  });
  const dish = fc.record({ name: words, note: fc.option(words), quantity: fc.integer({ min: 1, max: 99 }) });
  const orders = fc.array(fc.array(dish, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(
      orders,
      fc.integer({ min: 30, max: 200 }),
      fc.integer({ min: 5, max: 60 }),
      (list, columns, rows) => {
        const placed = list.map((dishes, index) =>
          orderOnWire({
            id: index + 1,
            items: dishes.map(({ name, note, quantity }, place) =>
              dishOnWire({ id: (index + 1) * 100 + place, menu_item_name: name, note, quantity }),
            ),
          }),
        );
        const seen: number[] = [];
        for (let from = 0; from < placed.length; ) {
          const page = layout(placed, columns, rows, from);
          const width = Math.floor((columns + 1) / page.columns.length) - 1;
          for (const lines of page.columns) {
            t.true(lines.length <= rows);
            for (const { text } of lines) t.true(stringWidth(text) <= width, text);
          }
          t.true(page.tickets.length > 0);
          t.is(page.before + page.tickets.length + page.after, placed.length);
          seen.push(...page.tickets.map(({ orderId }) => orderId));
          from += page.tickets.length;
          if (page.tickets.length < 2) continue;
          const whole = squeezed(
            page.columns
              .flat()
              .map(({ text }) => text)
              .join(''),
          );
          for (const { lines } of page.tickets)
            for (const { note } of lines) if (note !== null) t.true(whole.includes(squeezed(note)), note);
        }
        t.deepEqual(
          seen,
          placed.map(({ id }) => id),
        );
      },
    ),
    { numRuns: 200 },
  );
});

function squeezed(text: string): string {
  return text.replaceAll(/╌╌ .*? ╌╌|[\s┃┇]/g, '');
}
