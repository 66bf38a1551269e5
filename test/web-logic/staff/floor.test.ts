import test from 'ava';
import { type BoardOrder, emptyBoard, loadBoard } from '../../../src/client/board/board.ts';
import type { OrderOnWire } from '../../../src/protocol/orders.ts';
import { columnsOf, countsOf } from '../../../src/web/staff/floor/columns.ts';
import { mergeOrders } from '../../../src/web/staff/floor/merge-orders.ts';
import { actionOf } from '../../../src/web/staff/keys/key-actions.ts';
import { chooseCalls, hearOnce } from '../../../src/web/staff/reminders/choose-calls.ts';
import { takeRinging } from '../../../src/web/staff/reminders/ring-lease.ts';
import { applyTableUpdate } from '../../../src/web/staff/tables/apply-table-update.ts';
import { describeTable } from '../../../src/web/staff/tables/describe-table.ts';
import { dishOnWire, orderOnWire } from '../../helpers/order-on-wire.ts';

type Change = Parameters<typeof orderOnWire>[0];

function entries(...changes: Change[]): BoardOrder[] {
  return [...loadBoard(emptyBoard, changes.map(orderOnWire), 1).orders.values()];
}

function dishes(...states: OrderOnWire['items'][number]['status'][]): OrderOnWire['items'] {
  return states.map((status, index) => dishOnWire({ id: index + 1, status }));
}

const ids = (list: readonly BoardOrder[]) => list.map(({ order }) => order.id);

test('an order stands in each column that has work for it', (t) => {
  const columns = columnsOf(
    entries(
      { id: 1, status: 'pending' },
      { id: 2, status: 'preparing', items: dishes('ready', 'preparing') },
      { id: 3, status: 'preparing', payment_status: 'paid', items: dishes('preparing') },
      { id: 4, status: 'serving', items: dishes('served', 'cancelled') },
      { id: 5, status: 'serving', payment_status: 'paid', items: dishes('served') },
      { id: 6, status: 'confirmed', service_mode: 'takeout', table_number: null },
      { id: 7, status: 'completed', items: dishes('served') },
      { id: 8, status: 'confirmed', final_amount: 0 },
    ),
    'manual',
  );
  t.deepEqual(ids(columns.confirm), [1]);
  t.deepEqual(ids(columns.pay.now), [4, 6, 7], 'who has eaten, takes it along or has left');
  t.deepEqual(ids(columns.pay.later), [2]);
  t.deepEqual(ids(columns.serve.now), [2, 5], 'a dish to carry, an order to close');
  t.deepEqual(ids(columns.serve.later), [3, 6, 8]);
  t.deepEqual(countsOf(columns), { confirm: 1, pay: 3, serve: 2 });
});

test('where payment confirms, an unpaid order waits for money, a paid one for a yes', (t) => {
  const orders = entries({ id: 1, status: 'pending' }, { id: 2, status: 'pending', payment_status: 'paid' });
  const { confirm, pay } = columnsOf(orders, 'on_payment');
  t.deepEqual(ids(confirm), [2]);
  t.deepEqual(ids(pay.now), [1]);
});

test('the oldest comes first', (t) => {
  const at = (minute: number) => `2026-01-08T12:${minute}:00.000+08:00`;
  const orders = entries(
    { id: 1, status: 'pending', created_at: at(30) },
    { id: 2, status: 'pending', created_at: at(10) },
  );
  t.deepEqual(ids(columnsOf(orders, 'manual').confirm), [2, 1]);
});

test('the later of two words about an order counts; what ended and is paid is gone', (t) => {
  const board = loadBoard(emptyBoard, [orderOnWire({ id: 1, seq: 5 }), orderOnWire({ id: 2, seq: 5 })], 5);
  const answers = [
    orderOnWire({ id: 1, seq: 4, status: 'pending' }),
    orderOnWire({ id: 2, seq: 6, status: 'ready' }),
    orderOnWire({ id: 3, seq: 6, status: 'completed' }),
    orderOnWire({ id: 4, seq: 6, status: 'completed', payment_status: 'paid' }),
    orderOnWire({ id: 5, seq: 6, status: 'cancelled' }),
  ];
  const merged = mergeOrders(board, new Map(answers.map((order) => [order.id, order])));
  t.deepEqual(
    [...merged.values()].map(({ order }) => [order.id, order.status]),
    [
      [1, 'confirmed'],
      [2, 'ready'],
      [3, 'completed'],
    ],
  );
});

test('a call stays until somebody says yes or takes note; urging guests come first', (t) => {
  const facts = {
    heard: [
      { seq: 7, type: 2, orderId: 2 },
      { seq: 8, type: 2, orderId: 9 },
      { seq: 9, type: 1, orderId: 2 },
    ],
    noted: new Set<string>(),
    policy: 'manual',
  } as const;
  const orders = entries({ id: 1, status: 'pending' }, { id: 2, status: 'preparing' });
  const calls = (noted: string[]) =>
    chooseCalls({ ...facts, orders, noted: new Set(noted) }).map(({ id }) => id);
  t.deepEqual(calls([]), ['urge 7', 'arrival 1'], 'an order that is gone is called no more');
  t.deepEqual(calls(['urge 7']), ['arrival 1']);
  t.deepEqual(calls(['urge 7', 'arrival 1']), []);
  const confirmed = entries({ id: 1, status: 'confirmed' });
  t.deepEqual(chooseCalls({ ...facts, orders: confirmed }), []);
});

test('what two tabs of a browser hear is one call, and one of them rings', (t) => {
  const first = hearOnce([], { seq: 7, type: 2, orderId: 2 });
  t.deepEqual(hearOnce(first, { seq: 7, type: 2, orderId: 2 }), first);
  t.is(hearOnce(first, { seq: 8, type: 2, orderId: 2 }).length, 2, 'urged again');
  const many = Array.from({ length: 300 }, (_, seq) => seq);
  const heard = many.reduce((known, seq) => hearOnce(known, { seq, type: 1, orderId: 1 }), first);
  t.is(heard.length, 200, 'a device remembers no whole day');

  const a = takeRinging(undefined, 'a', 1000);
  t.is(a.tab, 'a');
  t.is(takeRinging(a, 'b', 2000), a, 'the other one is silent');
  const later = takeRinging(a, 'a', 3000);
  t.is(takeRinging(later, 'b', 4500).tab, 'a', 'as long as the first goes on');
  t.is(takeRinging(later, 'b', 6000).tab, 'b', 'a tab that is gone keeps nobody silent');
});

test('where payment confirms, an order arrives with its money', (t) => {
  const arrivals = (orders: BoardOrder[], heard: { seq: number; type: 1 | 2; orderId: number }[]) =>
    chooseCalls({ orders, heard, noted: new Set(), policy: 'on_payment' }).map(({ id }) => id);
  t.deepEqual(arrivals(entries({ id: 1, status: 'pending' }), []), []);
  const paid = entries({ id: 1, status: 'confirmed', payment_status: 'paid' });
  t.deepEqual(arrivals(paid, [{ seq: 3, type: 1, orderId: 1 }]), ['arrival 1']);
});

test('a table is what its orders say, else its own state', (t) => {
  const orders = [
    orderOnWire({ id: 2, table_id: 8, status: 'ready', items: dishes('ready', 'ready'), final_amount: 10.1 }),
    orderOnWire({ id: 1, table_id: 8, status: 'pending', payment_status: 'paid', final_amount: 20.2 }),
    orderOnWire({ id: 3, table_id: 9, status: 'completed' }),
  ];
  const table = { id: 8, status: 'free', occupied_since: null } as const;
  const view = describeTable(table, orders);
  t.like(view, { state: 'eating', sum: 30.3, due: 10.1, toConfirm: 1, toCarry: 2 });
  t.is(view.waiting?.id, 2);
  t.is(view.since, orders[0]?.created_at, 'nobody seated them: they sit since their first order');
  const seated = '2026-01-08T03:00:00.000Z';
  t.is(describeTable({ ...table, status: 'occupied', occupied_since: seated }, orders).since, seated);
  const left = describeTable({ id: 9, status: 'occupied', occupied_since: seated }, orders);
  t.like(left, { state: 'occupied', due: 76, since: seated, waiting: undefined });
  t.like(describeTable({ ...table, id: 10, status: 'reserved' }, orders), {
    state: 'reserved',
    since: undefined,
  });
  const eaten = [
    orderOnWire({ id: 4, table_id: 8, status: 'serving', items: dishes('served', 'cancelled') }),
  ];
  t.is(describeTable(table, eaten).waiting, undefined, 'who has everything waits for nothing');
});

test('a word about a table keeps what it does not tell; a table may come and go', (t) => {
  const table = (id: number, change: object = {}) => ({
    id,
    store_id: 1,
    table_number: String(id),
    seats: 4,
    status: 'free' as const,
    occupied_since: null,
    created_at: '2026-01-08T09:00:00.000+08:00',
    ...change,
  });
  const known = [table(1, { qr_path: '/t/1' }), table(3)];
  const seated = { status: 'occupied', occupied_since: '2026-01-08T12:00:00.000+08:00' } as const;
  const after = applyTableUpdate(known, { table: table(1, seated), removed: false });
  t.like(after, [{ id: 1, status: 'occupied', qr_path: '/t/1' }, { id: 3 }]);
  const more = applyTableUpdate(after, { table: table(2), removed: false });
  t.deepEqual(
    more.map(({ id }) => id),
    [1, 2, 3],
  );
  t.deepEqual(
    applyTableUpdate(more, { table: table(1), removed: true }).map(({ id }) => id),
    [2, 3],
  );
});

test('keys act unless somebody types or means something else', (t) => {
  const press = (key: string, more: object = {}) => ({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...more,
  });
  t.is(actionOf(press('c'), false), 'confirm');
  t.is(actionOf(press('?'), false), 'help');
  t.is(actionOf(press('C'), false), 'confirm');
  t.is(actionOf(press('c'), true), undefined);
  t.is(actionOf(press('c', { ctrlKey: true }), false), undefined);
  t.is(actionOf(press('x'), false), undefined);
});
