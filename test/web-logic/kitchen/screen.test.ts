import test from 'ava';
import { applyEvent, emptyBoard, loadBoard } from '../../../src/client/board/board.ts';
import { shownUpTo } from '../../../src/client/board/shown-up-to.ts';
import { ticketsOf } from '../../../src/client/board/tickets.ts';
import { readBoard, writeBoard } from '../../../src/web/kitchen/desk/board-cache.ts';
import { blocksOf } from '../../../src/web/kitchen/board/ticket-blocks.ts';
import { commandOf } from '../../../src/web/kitchen/keys.ts';
import { dayBegan } from '../../../src/client/board/completed-today.ts';
import { dishOnWire, orderOnWire } from '../../helpers/order-on-wire.ts';

const timestamp = '2026-01-08T12:05:00.000+08:00';

test('a board comes back from the device as it was; anything else is none', (t) => {
  let board = loadBoard(emptyBoard, [orderOnWire({ id: 1 }), orderOnWire({ id: 2 })], 5);
  const items = [dishOnWire({ id: 10, status: 'cancelled' }), dishOnWire({ id: 15 })];
  const changed = orderOnWire({ id: 1, items });
  board = applyEvent(board, { type: 'order_item_update', seq: 6, timestamp, order: changed });
  t.deepEqual(readBoard(writeBoard(board, 77)), { savedAt: 77, board });
  for (const text of [null, '', '{}', '{"seq":1', writeBoard(board, 1).replace('"voided"', '"gone"')])
    t.is(readBoard(text), undefined);
});

test('rushed tickets stand first, a recalled one is marked and back in its place', (t) => {
  const minute = (at: number) => `2026-01-08T12:0${at}:00.000+08:00`;
  const done = [dishOnWire({ id: 10, status: 'ready' })];
  let board = loadBoard(
    emptyBoard,
    [
      orderOnWire({ id: 1, created_at: minute(1), status: 'ready', items: done }),
      orderOnWire({ id: 2, created_at: minute(2) }),
      orderOnWire({ id: 3, created_at: minute(3), rushed_at: minute(4) }),
    ],
    5,
  );
  const tell = (order: ReturnType<typeof orderOnWire>) => {
    board = applyEvent(board, { type: 'order_status_update', seq: board.seq + 1, timestamp, order });
  };
  const served = [dishOnWire({ id: 10, status: 'served' })];
  tell(orderOnWire({ id: 1, created_at: minute(1), status: 'completed', items: served }));
  const back = served.map((item) => ({ ...item, recalled_at: timestamp }));
  tell(orderOnWire({ id: 1, created_at: minute(1), status: 'serving', items: back }));
  t.deepEqual(
    ticketsOf(board, { station: null, status: null }).map(({ orderId, isRecalled }) => [orderId, isRecalled]),
    [
      [3, false],
      [1, true],
      [2, false],
    ],
  );
});

test('an order that waits and is on no page was not seen', (t) => {
  const board = loadBoard(
    emptyBoard,
    [orderOnWire({ id: 4, status: 'pending', seq: 4 }), orderOnWire({ id: 9, status: 'pending', seq: 9 })],
    12,
  );
  t.is(shownUpTo(board, [{ orderId: 4 }, { orderId: 9 }]), 12);
  t.is(shownUpTo(board, [{ orderId: 4 }]), 8);
});

test('what was added stands below, each time under its own line', (t) => {
  let board = loadBoard(
    emptyBoard,
    [orderOnWire({ id: 1, note: '赶时间', items: [dishOnWire({ id: 10 })] })],
    5,
  );
  const later = { fired_at: timestamp };
  const items = [dishOnWire({ id: 10 }), dishOnWire({ id: 11, ...later }), dishOnWire({ id: 12, ...later })];
  const order = orderOnWire({ id: 1, note: '赶时间', items });
  board = applyEvent(board, { type: 'order_item_update', seq: 6, timestamp, order });
  const [ticket] = ticketsOf(board, { station: null, status: null });
  t.deepEqual(ticket && blocksOf(ticket).map(({ kind }) => kind), ['note', 'dish', 'added', 'dish', 'dish']);
});

test('keys and bump bars: digits by their place on the keyboard, letters in any case, nothing with Ctrl', (t) => {
  const press = (key: string, code: string, held: object = {}) =>
    commandOf({ key, code, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held });
  t.deepEqual(press('3', 'Digit3'), { kind: 'bump', place: 3 });
  t.deepEqual(press('3', 'Numpad3'), { kind: 'bump', place: 3 });
  t.deepEqual(press('"', 'Digit2', { shiftKey: true }), { kind: 'open', place: 2 });
  t.deepEqual(press('R', 'KeyR', { shiftKey: true }), { kind: 'recall' });
  t.deepEqual(press('?', 'Slash', { shiftKey: true }), { kind: 'help' });
  t.is(press('r', 'KeyR', { ctrlKey: true }), undefined);
  t.is(press('x', 'KeyX'), undefined);
});

test('the business day begins in the early morning of the store, also for who stays up', (t) => {
  const began = (now: string) => dayBegan(new Date(now), 'Asia/Shanghai', '04:00').toISOString();
  t.is(began('2026-01-08T12:00:00+08:00'), '2026-01-07T20:00:00.000Z');
  t.is(began('2026-01-09T03:59:00+08:00'), '2026-01-07T20:00:00.000Z');
  t.is(began('2026-01-09T04:00:00+08:00'), '2026-01-08T20:00:00.000Z');
});
