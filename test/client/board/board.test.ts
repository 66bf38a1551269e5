import test from 'ava';
import * as fc from 'fast-check';
import {
  applyEvent,
  type Board,
  type BoardJob,
  emptyBoard,
  loadBoard,
  noteVoids,
} from '../../../src/client/board/board.ts';
import { allDay, ageOf, bumpOf, startOf, ticketsOf } from '../../../src/client/board/tickets.ts';
import { itemStates, orderStates } from '../../../src/domain/order.ts';
import type { MissingPaperOnWire } from '../../../src/protocol/order-unattended.ts';
import type { OrderOnWire } from '../../../src/protocol/orders.ts';
import { dishOnWire, missingPaperOnWire, orderOnWire } from '../../helpers/order-on-wire.ts';

const pass = { station: null, status: null };
const noon = '2026-01-08T12:00:00.000+08:00';
const at = '2026-01-08T12:05:00.000+08:00';

function told(board: Board, order: OrderOnWire, type = 'order_status_update'): Board {
  return applyEvent(board, { type, seq: board.seq + 1, timestamp: at, order });
}

test('any messages in any order of reloads end in the board of the list', (t) => {
  const change = fc.record({
    id: fc.integer({ min: 1, max: 5 }),
    status: fc.constantFrom(...orderStates),
    dishes: fc.array(fc.constantFrom(...itemStates), { minLength: 1, maxLength: 4 }),
    reload: fc.boolean(),
    twice: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const list = new Map<number, OrderOnWire>();
      let board = emptyBoard;
      for (const [index, { id, status, dishes, reload, twice }] of changes.entries()) {
        const items = dishes.map((state, place) => dishOnWire({ id: id * 10 + place, status: state }));
        const order = orderOnWire({ id, status, items, seq: index + 1 });
        list.set(id, order);
        const event = { type: 'order_status_update', seq: index + 1, timestamp: at, order };
        const active = [...list.values()].filter(
          (each) => each.status !== 'completed' && each.status !== 'cancelled',
        );
        board = reload ? loadBoard(board, active, index + 1) : applyEvent(board, event);
        if (twice) board = applyEvent(board, event);
      }
      for (const id of list.keys()) board = noteVoids(board, id);
      const active = [...list.values()].filter(
        (each) => each.status !== 'completed' && each.status !== 'cancelled',
      );
      t.deepEqual(
        [...board.orders.values()].map(({ order }) => order).toSorted((a, b) => a.id - b.id),
        active.toSorted((a, b) => a.id - b.id),
      );
      t.is(board.seq, changes.length);
    }),
    { numRuns: 500 },
  );
});

test('a dish that came later is told apart, one that was taken off stays until somebody has noted it', (t) => {
  let board = loadBoard(emptyBoard, [orderOnWire({ id: 1 })], 5);
  const items = [
    dishOnWire({ id: 10, status: 'cancelled', fired_at: noon }),
    dishOnWire({ id: 12, menu_item_name: '可乐', fired_at: at }),
  ];
  board = told(board, orderOnWire({ id: 1, items }), 'order_item_update');
  const [ticket] = ticketsOf(board, pass);
  t.deepEqual(
    ticket?.lines.map(({ itemId, state, addedAt }) => ({ itemId, state, addedAt })),
    [
      { itemId: 10, state: 'voided', addedAt: null },
      { itemId: 12, state: 'todo', addedAt: at },
    ],
  );
  t.deepEqual(ticket && bumpOf(ticket), { kind: 'note' });
  board = noteVoids(board, 1);
  const [after] = ticketsOf(board, pass);
  t.deepEqual(
    after?.lines.map(({ itemId }) => itemId),
    [12],
  );
  t.deepEqual(after && bumpOf(after), { kind: 'items', itemIds: [12], to: 'ready' });
});

test('a cancelled order stays on the board until it is noted, unless nobody had begun', (t) => {
  const cancelled = (id: number) =>
    orderOnWire({ id, status: 'cancelled', items: [dishOnWire({ id: id * 10, status: 'cancelled' })] });
  const before = loadBoard(
    emptyBoard,
    [
      orderOnWire({ id: 1, items: [dishOnWire({ id: 10 })] }),
      orderOnWire({ id: 2, status: 'pending', items: [dishOnWire({ id: 20 })] }),
    ],
    5,
  );
  const after = told(told(before, cancelled(1)), cancelled(2));
  t.deepEqual([...after.orders.keys()], [1]);
  t.deepEqual([...noteVoids(after, 1).orders.keys()], []);
});

test('a station sees its own dishes until they are done, the pass the whole order until it is handed out', (t) => {
  const items = [
    dishOnWire({ id: 10, status: 'ready' }),
    dishOnWire({ id: 11, station: '饮品', status: 'preparing' }),
  ];
  const board = loadBoard(emptyBoard, [orderOnWire({ id: 1, status: 'preparing', items })], 1);
  t.deepEqual(ticketsOf(board, { station: '热菜', status: null }), []);
  t.is(ticketsOf(board, { station: '饮品', status: null })[0]?.lines.length, 1);
  t.is(ticketsOf(board, pass)[0]?.lines.length, 2);
  t.deepEqual(allDay(ticketsOf(board, pass)), [{ name: '宫保鸡丁', count: 2 }]);
});

test('one press, one step: confirm, done, handed out', (t) => {
  const bumped = (order: OrderOnWire) => {
    const [ticket] = ticketsOf(loadBoard(emptyBoard, [order], 1), pass);
    return ticket ? [bumpOf(ticket), startOf(ticket)] : [];
  };
  t.deepEqual(bumped(orderOnWire({ id: 1, status: 'pending' })), [{ kind: 'order', to: 'confirmed' }, null]);
  t.deepEqual(bumped(orderOnWire({ id: 1 })), [
    { kind: 'items', itemIds: [10, 11], to: 'ready' },
    { kind: 'items', itemIds: [10, 11], to: 'preparing' },
  ]);
  const done = [dishOnWire({ id: 10, status: 'ready' })];
  t.deepEqual(bumped(orderOnWire({ id: 1, status: 'ready', items: done })), [
    { kind: 'order', to: 'completed' },
    null,
  ]);
});

test('oldest first, urged and unattended are marked, ages follow the way of eating', (t) => {
  const early = orderOnWire({ id: 2, created_at: '2026-01-08T11:59:00.000+08:00' });
  let board = loadBoard(emptyBoard, [orderOnWire({ id: 1, status: 'pending' }), early], 1);
  board = told(board, early, 'order_reminder');
  board = applyEvent(board, { type: 'order_unattended', seq: 3, timestamp: at, orderId: 1 });
  t.deepEqual(
    ticketsOf(board, pass).map(({ orderId, urges, isUnattended }) => [orderId, urges, isUnattended]),
    [
      [2, 1, false],
      [1, 0, true],
    ],
  );
  const minutes = (count: number) => Date.parse('2026-01-08T04:00:00Z') + count * 60_000;
  const firedAt = '2026-01-08T12:00:00.000+08:00';
  t.deepEqual(
    [4, 5, 8].map((count) => ageOf({ firedAt, serviceMode: 'dine_in' }, minutes(count)).age),
    ['fresh', 'warn', 'late'],
  );
  t.is(ageOf({ firedAt, serviceMode: 'takeout' }, minutes(8)).age, 'fresh');
});

test('a payment is on the ticket at once; one after the meal brings nothing back', (t) => {
  const paid = (id: number, status: OrderOnWire['status'] = 'confirmed') =>
    orderOnWire({ id, status, payment_status: 'paid' });
  let board = loadBoard(emptyBoard, [orderOnWire({ id: 1 }), orderOnWire({ id: 2 })], 5);
  board = told(board, paid(1), 'payment_status_update');
  t.deepEqual(
    ticketsOf(board, pass).map(({ orderId, isPaid }) => [orderId, isPaid]),
    [
      [1, true],
      [2, false],
    ],
  );
  board = told(board, orderOnWire({ id: 2, status: 'completed' }));
  const { ended } = board;
  board = told(
    told(board, paid(2, 'completed'), 'payment_status_update'),
    paid(3, 'completed'),
    'payment_status_update',
  );
  t.is(board.ended, ended);
  t.deepEqual([...board.orders.keys()], [1]);
});

test('a ticket is as old as what its view still waits for; while nobody has confirmed it, as old as the order', (t) => {
  const minute = (count: number) => `2026-01-08T12:0${count}:00.000+08:00`;
  const ages = (order: OrderOnWire, station: string | null) =>
    ticketsOf(loadBoard(emptyBoard, [order], 1), { station, status: null }).map(({ firedAt }) => firedAt);
  const dish = (id: number, firedAt: number, change: Partial<OrderOnWire['items'][number]> = {}) =>
    dishOnWire({ id, fired_at: minute(firedAt), ...change });
  const of = (...items: OrderOnWire['items']) =>
    orderOnWire({ id: 1, created_at: minute(1), fired_at: minute(2), items });

  t.deepEqual(ages(orderOnWire({ id: 1, status: 'pending', created_at: minute(1) }), null), [minute(1)]);
  const round = of(dish(10, 2), dish(11, 2), dish(12, 7, { station: '饮品' }));
  t.deepEqual(ages(round, null), [minute(2)]);
  t.deepEqual(ages(round, '热菜'), [minute(2)]);
  t.deepEqual(ages(round, '饮品'), [minute(7)]);
  const later = of(dish(10, 2, { status: 'ready' }), dish(11, 2, { status: 'cancelled' }), dish(12, 7));
  t.deepEqual(ages(later, '热菜'), [minute(7)], 'the wok is done with the first');
  t.deepEqual(ages(later, null), [minute(2)], 'which still stands at the pass');
  t.deepEqual(ages(of(dish(10, 2, { status: 'served' }), dish(12, 7)), null), [minute(7)]);
  t.deepEqual(ages(of(dish(10, 2, { status: 'preparing' }), dish(12, 7)), '热菜'), [minute(2)], 'recalled');
});

test('what came back is marked for whoever asks, at the stations that it concerns', (t) => {
  const items = [
    dishOnWire({ id: 10, status: 'preparing', recalled_at: at }),
    dishOnWire({ id: 11, station: '饮品' }),
  ];
  const back = orderOnWire({ id: 1, status: 'preparing', items });
  const marks = (board: Board, station: string | null = null) =>
    ticketsOf(board, { station, status: null }).map(({ isRecalled }) => isRecalled);
  const joined = loadBoard(emptyBoard, [back], 5);
  t.deepEqual(marks(joined), [true], 'a screen that was not there');
  t.deepEqual(marks(joined, '热菜'), [true]);
  t.deepEqual(marks(joined, '饮品'), [false], 'the bar has nothing to do again');
  const again = items.map((item) => ({ ...item, status: 'ready' as const, recalled_at: null }));
  t.deepEqual(marks(told(joined, orderOnWire({ id: 1, status: 'ready', items: again }))), [false]);
  const { recalled_at: _, ...old } = dishOnWire({ id: 10 });
  t.deepEqual(marks(loadBoard(emptyBoard, [orderOnWire({ id: 1, items: [old] })], 5)), [false], 'of old');
});

test('an order that came back stands on the board and no longer among those that ended', (t) => {
  const served = (status: OrderOnWire['status']) =>
    orderOnWire({ id: 1, status, items: [dishOnWire({ id: 10, status: 'served' })] });
  const board = told(loadBoard(emptyBoard, [served('serving')], 5), served('completed'));
  t.deepEqual([board.orders.size, board.ended.length], [0, 1]);
  const reloaded = loadBoard(board, [served('serving')], 9);
  t.deepEqual([reloaded.orders.size, reloaded.ended.length], [1, 0]);
});

test('who spoke of an allergy is held against what each dish contains', (t) => {
  const items = [dishOnWire({ id: 10, allergens: ['花生', '牛奶'] }), dishOnWire({ id: 11 })];
  const allergyOf = (change: Partial<OrderOnWire>) =>
    ticketsOf(loadBoard(emptyBoard, [orderOnWire({ id: 1, items, ...change })], 1), pass)[0]?.lines.map(
      ({ allergy }) => allergy,
    );
  t.deepEqual(allergyOf({ note: '过敏 ALLERGY: 花生' }), [{ clashes: ['花生'], others: ['牛奶'] }, null]);
  t.deepEqual(allergyOf({ note: '赶时间' }), [null, null]);
  const { allergens: _, ...old } = dishOnWire({ id: 10, note: '花生过敏' });
  t.deepEqual(allergyOf({ items: [old] }), [null], 'told by an older version');
});

test('tickets stand in the order in which the kitchen was told of them', (t) => {
  const fired = (id: number, firedAt: string) =>
    orderOnWire({ id, fired_at: firedAt, items: [dishOnWire({ id: id * 10, fired_at: firedAt })] });
  const board = loadBoard(
    emptyBoard,
    [fired(1, at), fired(2, noon), fired(3, '2026-01-08T13:01:00+09:00')],
    1,
  );
  t.deepEqual(
    ticketsOf(board, pass).map(({ orderId }) => orderId),
    [2, 3, 1],
  );
});

test('paper that is missing is marked on the tickets it is for, until it is there, called off or printed by another job', (t) => {
  const wok = missingPaperOnWire({ station: '热菜', job_id: 5, status: 'waiting' });
  const bar = missingPaperOnWire({ station: '饮品', job_id: null });
  let seq = 1;
  let board = loadBoard(emptyBoard, [orderOnWire({ id: 1 })], seq);
  const alarm = (...missing: MissingPaperOnWire[]) => {
    board = applyEvent(board, { type: 'order_unattended', seq: ++seq, timestamp: at, orderId: 1, missing });
  };
  const job = (change: Partial<BoardJob>) => {
    const known = { id: 5, order_id: 1, status: 'waiting' as const, station: '热菜', reprint_of: null };
    const event = { type: 'print_job_update', seq: ++seq, timestamp: at, job: { ...known, ...change } };
    board = applyEvent(board, event);
  };
  const missing = (station: string | null = null) =>
    ticketsOf(board, { station, status: null }).flatMap(({ missingPaper }) => missingPaper);
  alarm(wok, bar);
  t.deepEqual(missing(), [wok, bar]);
  t.deepEqual(missing('热菜'), [wok]);
  t.false(ticketsOf(board, pass)[0]?.isUnattended);
  job({ status: 'printing' });
  alarm({ ...wok, status: 'printing' });
  t.deepEqual(missing(), [bar, { ...wok, status: 'printing' }]);
  job({ id: 6, station: '饮品 / 凉菜' });
  t.is(missing().length, 1, 'the bar has a job now');
  job({ status: 'completed', order_id: 2 });
  t.is(missing().length, 1, "another order's");
  job({ status: 'completed' });
  t.deepEqual(missing(), []);
  alarm(wok);
  job({ id: 7, reprint_of: 5 });
  t.deepEqual(missing(), []);
});
