import test from 'ava';
import { applyEvent, emptyBoard, loadBoard } from '../../../src/client/board/board.ts';
import { lingerMs, newlyReady, pickupLists } from '../../../src/web/pickup/pickup-lists.ts';
import { dishOnWire, orderOnWire } from '../../helpers/order-on-wire.ts';

const at = '2026-01-08T12:00:00.000+08:00';
const now = Date.parse(at) + 1000;

test('what cooks, what can be collected, and what was handed out a moment ago', (t) => {
  let board = loadBoard(
    emptyBoard,
    [
      orderOnWire({ id: 1, status: 'pending' }),
      orderOnWire({ id: 2, status: 'preparing' }),
      orderOnWire({ id: 3, status: 'ready' }),
      orderOnWire({ id: 4, status: 'ready', service_mode: 'takeout', table_number: null }),
      orderOnWire({ id: 5, status: 'preparing', service_mode: 'delivery' }),
    ],
    5,
  );
  const lists = (later = 0, takeoutOnly = false) => {
    const { preparing, ready } = pickupLists(board, { now: now + later, takeoutOnly });
    return [preparing.map(({ number }) => number), ready.map(({ number }) => number)];
  };
  t.deepEqual(lists(), [
    [1, 2],
    [4, 3],
  ]);
  t.deepEqual(lists(0, true), [[], [4]]);
  const before = pickupLists(board, { now, takeoutOnly: false });
  t.deepEqual(newlyReady(undefined, before), []);
  for (const [id, status] of [
    [2, 'ready'],
    [3, 'completed'],
    [1, 'cancelled'],
  ] as const) {
    const order = orderOnWire({ id, status });
    board = applyEvent(board, { type: 'order_status_update', seq: board.seq + 1, timestamp: at, order });
  }
  const after = pickupLists(board, { now, takeoutOnly: false });
  t.deepEqual(
    newlyReady(before, after).map(({ number }) => number),
    [2],
  );
  t.deepEqual(lists(), [[], [4, 3, 2]]);
  t.deepEqual(lists(lingerMs), [[], [4, 2]]);
  const items = [dishOnWire({ id: 1, status: 'served' })];
  const order = orderOnWire({ id: 2, status: 'serving', items });
  board = applyEvent(board, { type: 'order_status_update', seq: board.seq + 1, timestamp: at, order });
  t.deepEqual(lists(), [[], [4, 3, 2]]);
  t.deepEqual(lists(lingerMs), [[], [4]], 'who has the food waits no more, also before paying');
});
