import test from 'ava';
import { DomainError } from '../../../src/domain/errors.ts';
import type { OrderOnWire } from '../../../src/protocol/orders.ts';
import { mergeOrder } from '../../../src/web/guest/orders/merge-orders.ts';
import { isPayable, orderSteps } from '../../../src/web/guest/orders/order-steps.ts';
import { composeNote } from '../../../src/domain/guest-note.ts';
import { judgeFailure, wishedItems, withNote } from '../../../src/web/guest/orders/outbox.ts';

test('an order passes its steps; who pays at the end is not held up by it', (t) => {
  const states = (status: OrderOnWire['status'], payment_status: OrderOnWire['payment_status']) =>
    orderSteps({ status, payment_status })
      .map(({ state }) => state[0])
      .join('');
  t.is(states('pending', 'unpaid'), 'cooooo');
  t.is(states('pending', 'paid'), 'dcoooo');
  t.is(states('confirmed', 'unpaid'), 'docooo');
  t.is(states('preparing', 'paid'), 'dddcoo');
  t.is(states('ready', 'pending'), 'doddco');
  t.is(states('completed', 'paid'), 'dddddd');
});

test('money is asked for what costs something and is not paid', (t) => {
  const order = { status: 'serving', payment_status: 'unpaid', final_amount: 10 } as const;
  t.true(isPayable(order));
  t.true(isPayable({ ...order, status: 'completed', payment_status: 'failed' }));
  t.false(isPayable({ ...order, payment_status: 'paid' }));
  t.false(isPayable({ ...order, final_amount: 0 }));
  t.false(isPayable({ ...order, status: 'cancelled' }));
});

test('only a plain no gives the cart back; what nobody knows is sent again', (t) => {
  t.is(judgeFailure(new DomainError('sold_out', '')), 'refused');
  t.is(judgeFailure(new DomainError('too_many_open', '')), 'refused');
  t.is(judgeFailure(new DomainError('unauthenticated', '')), 'session');
  for (const code of ['not_running', 'not_ready', 'too_many', 'storage_full'] as const)
    t.is(judgeFailure(new DomainError(code, '')), 'again', code);
  t.is(judgeFailure(new Error('The server answered 500.')), 'again');
});

test('the kitchen reads allergies first; with added dishes on each of them', (t) => {
  t.is(composeNote(' 花生 ', '快一点'), '过敏 ALLERGY: 花生 · 快一点');
  t.is(composeNote('', ' '), undefined);
  const line = { itemId: 3, name: '汤', quantity: 2, options: { 规格: ['大'], 辣: [] }, note: '烫' };
  t.deepEqual(wishedItems([line]), [{ menu_item_id: 3, quantity: 2, options: { 规格: ['大'] }, note: '烫' }]);
  t.deepEqual(
    withNote([line, { ...line, note: '' }], '过敏 ALLERGY: 虾').map(({ note }) => note),
    ['烫 · 过敏 ALLERGY: 虾', '过敏 ALLERGY: 虾'],
  );
});

test('what comes late and is older changes nothing', (t) => {
  const order = (id: number, seq: number) => ({ id, seq });
  const known = [order(2, 9), order(1, 5)];
  t.is(mergeOrder(known, order(2, 8)), known);
  t.deepEqual(
    mergeOrder(known, order(3, 10)).map(({ id }) => id),
    [3, 2, 1],
  );
  t.is(mergeOrder(known, order(1, 11))[1]?.seq, 11);
});
