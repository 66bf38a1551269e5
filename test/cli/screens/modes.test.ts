import test from 'ava';
import { applyEvent, loadBoard, emptyBoard } from '../../../src/client/board/board.ts';
import { choicesOf } from '../../../src/cli/screens/kitchen/modes.ts';
import { en as texts } from '../../../src/cli/texts/en.ts';
import type { OrderOnWire } from '../../../src/protocol/orders.ts';
import { orderOnWire } from '../../helpers/order-on-wire.ts';

const done = (id: number, status: OrderOnWire['status'] = 'completed') => {
  const items = orderOnWire({ id }).items.map((item) => ({ ...item, status: 'served' as const }));
  return orderOnWire({ id, status, items, updated_at: `2026-01-08T12:${10 + id}:00.000+08:00` });
};
const numbers = (
  board = emptyBoard,
  completed: OrderOnWire[] = [],
  from = 0,
  station: string | null = null,
) =>
  choicesOf('recall', { state: { board, completed, menu: [] }, station, tickets: [], texts, from }).map(
    ({ order }) => order?.id,
  );

test('what is listed to be brought back is each order once, the latest first', (t) => {
  const open = loadBoard(emptyBoard, [done(4, 'ready'), orderOnWire({ id: 5 }), orderOnWire({ id: 3 })], 5);
  const ended = { type: 'order_status_update', seq: 6, timestamp: 'then', order: done(3) };
  t.deepEqual(numbers(applyEvent(open, ended), [done(3), done(1)]), [4, 3, 1]);
});

test('what was cancelled meanwhile, or is open again, is not', (t) => {
  const open = loadBoard(emptyBoard, [orderOnWire({ id: 2 }), orderOnWire({ id: 3 })], 5);
  const gone = { type: 'order_status_update', seq: 6, timestamp: 'then', order: done(3, 'cancelled') };
  t.deepEqual(numbers(applyEvent(open, gone), [done(3), done(2), done(1)]), [1]);
});

test('a station brings back what it cooked', (t) => {
  t.deepEqual(numbers(emptyBoard, [done(1)], 0, '饮品'), [1]);
  t.deepEqual(numbers(emptyBoard, [done(1)], 0, '凉菜'), []);
});

test('nine at a time', (t) => {
  const day = Array.from({ length: 11 }, (_, index) => done(index + 1));
  t.deepEqual(numbers(emptyBoard, day), [11, 10, 9, 8, 7, 6, 5, 4, 3]);
  t.deepEqual(numbers(emptyBoard, day, 9), [2, 1]);
});
