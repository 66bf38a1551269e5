import test from 'ava';
import { applyEvent, type Board, emptyBoard, loadBoard } from '../../../src/client/board/board.ts';
import type { OrderOnWire } from '../../../src/protocol/orders.ts';
import {
  type Alerts,
  alertsAfter,
  heeded,
  newKinds,
  noAlerts,
} from '../../../src/web/kitchen/alerts/alerts.ts';
import { dishOnWire, orderOnWire } from '../../helpers/order-on-wire.ts';

/** A screen of a station that hears one message after the other. */
function listen(station: string | null) {
  let board: Board = loadBoard(emptyBoard, [], 1);
  let alerts: Alerts = noAlerts;
  return {
    hear: (type: string, order: OrderOnWire | undefined, heedOf?: { id: number; station: string | null }) => {
      const before = board;
      const seq = board.seq + 1;
      const timestamp = '2026-01-08T12:00:00+08:00';
      board = applyEvent(board, { type, seq, timestamp, order, orderId: heedOf?.id });
      const event = { type, orderId: order?.id ?? heedOf?.id, station: heedOf?.station };
      alerts = alertsAfter(alerts, { event, before, after: board, view: { station, status: null } });
      return [...alerts].map(([id, kinds]) => `${id} ${[...kinds].join(' ')}`).join();
    },
  };
}

const dishes = (...states: OrderOnWire['items'][number]['status'][]) =>
  states.map((status, index) =>
    dishOnWire({ id: 10 + index, status, station: index === 0 ? '热菜' : '饮品' }),
  );
const order = (status: OrderOnWire['status'], ...states: OrderOnWire['items'][number]['status'][]) =>
  orderOnWire({ id: 1, status, items: dishes(...states) });

test('a new order rings until the station has heard, or works on it', (t) => {
  const wok = listen('热菜');
  t.is(wok.hear('new_order', order('pending', 'pending', 'pending')), '1 new');
  t.is(wok.hear('order_status_update', order('confirmed', 'pending', 'pending')), '1 new');
  t.is(wok.hear('order_heeded', undefined, { id: 1, station: '饮品' }), '1 new', 'another station heard');
  t.is(wok.hear('order_heeded', undefined, { id: 1, station: '热菜' }), '');
  t.is(wok.hear('order_reminder', order('confirmed', 'pending', 'pending')), '1 urge');
  t.is(wok.hear('order_item_update', order('preparing', 'preparing', 'pending')), '');
});

test('what came later and what was taken off ring as a change, at its own station only', (t) => {
  const [wok, bar] = [listen('热菜'), listen('饮品')];
  for (const screen of [wok, bar]) {
    screen.hear('new_order', order('confirmed', 'pending', 'pending'));
    screen.hear('order_heeded', undefined, { id: 1, station: '热菜' });
    screen.hear('order_heeded', undefined, { id: 1, station: '饮品' });
  }
  const without = order('confirmed', 'cancelled', 'pending');
  t.is(wok.hear('order_item_update', without), '1 change');
  t.is(bar.hear('order_item_update', without), '');
});

test('another note or quantity rings like a dish that came later', (t) => {
  const wok = listen('热菜');
  const wish = (change: Partial<OrderOnWire['items'][number]>, note: string | null = null) =>
    orderOnWire({ id: 1, note, items: [dishOnWire({ id: 10, ...change })] });
  wok.hear('new_order', wish({}));
  t.is(wok.hear('order_heeded', undefined, { id: 1, station: '热菜' }), '');
  for (const changed of [
    wish({ quantity: 3 }),
    wish({ quantity: 3, note: '花生过敏' }),
    wish({}, '客人赶时间'),
  ]) {
    t.is(wok.hear('order_item_update', changed), '1 change');
    wok.hear('order_heeded', undefined, { id: 1, station: '热菜' });
  }
  t.is(wok.hear('payment_status_update', wish({}, '客人赶时间')), '');
});

test('the pass hears when all stations are done; what leaves the board rings no more', (t) => {
  const pass = listen(null);
  pass.hear('new_order', order('confirmed', 'pending', 'pending'));
  t.is(pass.hear('order_item_update', order('preparing', 'ready', 'pending')), '');
  t.is(pass.hear('order_item_update', order('ready', 'ready', 'ready')), '1 ready');
  t.is(pass.hear('order_status_update', order('completed', 'served', 'served')), '');
});

test('only what is new rings at once', (t) => {
  const before: Alerts = new Map([[1, new Set(['new'] as const)]]);
  const after: Alerts = new Map([
    [1, new Set(['new', 'urge'] as const)],
    [2, new Set(['new'] as const)],
  ]);
  t.deepEqual(newKinds(before, after), ['urge', 'new']);
  t.deepEqual(newKinds(after, before), []);
  t.deepEqual([...heeded(after, [1]).keys()], [2]);
});
