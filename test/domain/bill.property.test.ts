import test from 'ava';
import * as fc from 'fast-check';
import { isSplitOpen, shareDue } from '../../src/domain/bill-share.ts';
import { tellKitchen, toldSoFar } from '../../src/domain/kitchen-lines.ts';
import { dueAmount, paymentStatusOf } from '../../src/domain/order-account.ts';
import { kitchenDemand } from '../../src/domain/placed-order.ts';
import { accountIn, type BillModel, newBill, takeStep } from '../helpers/bill-model.ts';
import { billStep } from '../helpers/bill-steps.ts';

const sum = <Item>(items: readonly Item[], part: (item: Item) => number) =>
  items.reduce((total, item) => total + part(item), 0);

/** What is wrong with the money, told from the ledgers alone. */
function findWrongMoney(model: BillModel): string[] {
  const { payments, refunds, order, shares } = model;
  const { kept, owed } = accountIn(model);
  const arrived = payments.filter(({ status }) => status === 'success' || status === 'refunded');
  const back = sum(
    refunds.filter(({ status }) => status !== 'failed'),
    ({ amount }) => amount,
  );
  const stuck = sum(
    refunds.filter(({ status }) => status === 'failed'),
    ({ amount }) => amount,
  );
  const forgiven = sum(
    refunds.filter(({ status }) => status !== 'failed'),
    ({ allowance }) => allowance,
  );
  const status = paymentStatusOf(accountIn(model));
  const due = dueAmount(accountIn(model));
  return Object.entries({
    'received less given back is what is there': kept === sum(arrived, ({ amount }) => amount) - back,
    'no payment gives back more than it brought': payments.every(
      ({ amount, refundedAmount, refundPending }) =>
        refundedAmount >= 0 && refundPending >= 0 && refundedAmount + refundPending <= amount,
    ),
    'nothing is there that is not owed, but for refunds that failed': kept - owed <= stuck,
    'what is owed is the bill less what was forgiven at most':
      order.status === 'cancelled'
        ? owed === 0
        : owed <= order.finalAmount && owed >= order.finalAmount - forgiven,
    'paid means nothing is due': status !== 'paid' || due === 0,
    'refunded means all went back':
      status !== 'refunded' || (kept === 0 && back === sum(arrived, ({ amount }) => amount)),
    'shares add up to what is due, but for money that a failed refund left here':
      stuck > 0 ||
      order.status === 'cancelled' ||
      !isSplitOpen(shares, accountIn(model)) ||
      sum(shares, (share) => shareDue(share, model)) === due,
    'points that went back are of what went back': payments.every(({ id, amount, refundedAmount }) => {
      const points = model.points.get(id);
      if (!points) return true;
      const left = points.earned - points.lost;
      return left === Math.floor((amount - refundedAmount) / 100);
    }),
  })
    .filter(([, holds]) => !holds)
    .map(([name]) => name);
}

function findWrongKitchen({ told, order }: BillModel): string[] {
  const demand = kitchenDemand(order);
  const text = (entries: readonly object[]) =>
    entries
      .map((entry) => JSON.stringify(entry))
      .sort()
      .join();
  const key = ({ itemId, quantity, dish }: (typeof demand)[number]) => ({ itemId, quantity, dish });
  return text(toldSoFar(told).map(key)) === text(demand.map(key)) && tellKitchen(told, demand).length === 0
    ? []
    : ['the kitchen was told something else than what must be cooked'];
}

test('no sequence leaves money over or short, or the kitchen wrong', (t) => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(
      fc.array(billStep, { maxLength: 40 }),
      fc.constantFrom(null, 9500, 8501),
      (steps, discount) => {
        const model = newBill(discount);
        for (const step of steps) {
          takeStep(model, step);
          const wrong = [...findWrongMoney(model), ...findWrongKitchen(model)];
          if (wrong.length > 0) throw new Error(`after ${step.type}: ${wrong.join('; ')}`);
        }
        const status = paymentStatusOf(accountIn(model));
        seen.set(status, (seen.get(status) ?? 0) + 1);
      },
    ),
    { numRuns: 12_000 },
  );
  for (const status of ['unpaid', 'pending', 'paid', 'refunded', 'failed'])
    t.true((seen.get(status) ?? 0) > 10, `${status}: ${seen.get(status)} of 12000`);
});
