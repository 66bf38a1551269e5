import test from 'ava';
import * as fc from 'fast-check';
import { DomainError } from '../../../src/domain/errors.ts';
import { toldSoFar } from '../../../src/domain/kitchen-lines.ts';
import { dueAmount, paymentStatusOf } from '../../../src/domain/order-account.ts';
import { kitchenDemand, type Order } from '../../../src/domain/placed-order.ts';
import type { Actor } from '../../../src/domain/roles.ts';
import { addItems } from '../../../src/operations/orders/add-items.ts';
import { cancelOrder } from '../../../src/operations/orders/cancel-order.ts';
import { changeOrderItem } from '../../../src/operations/orders/change-order-item.ts';
import { changeOrderStatus } from '../../../src/operations/orders/change-order-status.ts';
import { createPayment } from '../../../src/operations/payments/create-payment.ts';
import { finishRefund } from '../../../src/operations/payments/finish-refund.ts';
import { mergeTables, moveToTable } from '../../../src/operations/orders/move-to-table.ts';
import { placeOrder } from '../../../src/operations/orders/place-order.ts';
import { readAccount } from '../../../src/operations/orders/read-account.ts';
import { receiveCallback } from '../../../src/operations/payments/receive-callback.ts';
import { requestRefund } from '../../../src/operations/payments/request-refund.ts';
import { requirePaymentForChange } from '../../../src/operations/payments/require-payment.ts';
import { settlePayment } from '../../../src/operations/payments/settle-payment.ts';
import { splitBill, undoSplit } from '../../../src/operations/payments/split-bill.ts';
import { voidItem } from '../../../src/operations/orders/void-item.ts';
import { newOrder } from '../../../src/protocol/orders.ts';
import { listShares } from '../../../src/storage/bill-shares.ts';
import { findLedgerMismatches } from '../../../src/storage/ledgers.ts';
import { findOrder, findOrderForChange } from '../../../src/storage/orders.ts';
import { listTicketsOfOrder } from '../../../src/storage/order-tickets.ts';
import { findPayment, listPaymentsOfOrder } from '../../../src/storage/payments.ts';
import { listRefundsOfOrder } from '../../../src/storage/refunds.ts';
import type { Queryable, Storage, Transaction } from '../../../src/storage/storage.ts';
import { type BillStep, billStep } from '../../helpers/bill-steps.ts';
import { startTestApi } from '../../helpers/test-api.ts';

const actor: Actor = {
  role: 'staff',
  subject: 'user:2',
  userId: 2,
  customerId: null,
  storeIds: [1],
  tableId: null,
};
const phones = ['13800138000', '13800138001'];

const place = (storage: Storage, more: object = {}) =>
  storage.write(async (tx) => {
    const items = [{ menu_item_id: 3, quantity: 2 }];
    const request = newOrder.parse({ store_id: 1, table_id: 1, items, ...more });
    return (await placeOrder(tx, { request, actor })).order;
  });

/** Takes a step of the product itself. */
async function act(tx: Transaction, id: number, step: BillStep): Promise<unknown> {
  const { pick, amount, count, remote } = step;
  const order = await findOrderForChange(tx, id);
  if (!order) throw new Error(`There is no order ${id}`);
  const item = order.items[pick % order.items.length];
  const itemId = item?.id ?? 0;
  const payments = await listPaymentsOfOrder(tx.db, id);
  const payment = payments[pick % Math.max(1, payments.length)];
  switch (step.type) {
    case 'add': {
      const items = [{ menu_item_id: [1, 3, 4][pick % 3] ?? 1, quantity: count, note: `${pick}` }];
      return addItems(tx, { id, items, actor });
    }
    case 'void':
      return voidItem(tx, { id, itemId, actor, reason: '退菜' });
    case 'quantity':
      return changeOrderItem(tx, { id, itemId, actor, quantity: count, reason: '少点' });
    case 'note':
      return changeOrderItem(tx, { id, itemId, actor, note: `${pick}` });
    case 'move':
      return remote && pick < 2
        ? mergeTables(tx, { id: 1 + (pick % 2), intoId: 2 - (pick % 2), actor })
        : moveToTable(tx, { id, tableId: 1 + (pick % 2), actor });
    case 'confirm':
      return changeOrderStatus(tx, { id, to: 'confirmed', actor });
    case 'cancel':
      return cancelOrder(tx, { id, actor });
    case 'split':
      return remote
        ? splitBill(tx, { id, actor, split: { by: 'items', parts: halves(order) } })
        : splitBill(tx, { id, actor, split: { by: 'shares', shares: count + 1 } });
    case 'undo':
      return undoSplit(tx, { id, actor });
    case 'ask': {
      const shares = await listShares(tx.db, id);
      const share_id = shares[pick % Math.max(1, shares.length)]?.id;
      const customer_phone = phones[pick % 3];
      const request = { order_id: id, payment_method: 'wechat' as const, share_id, customer_phone };
      return createPayment(tx, { request, actor });
    }
    case 'fail':
      return payment && report(tx, payment.id, false);
    case 'settle': {
      if (!payment) return undefined;
      if (!remote) return report(tx, payment.id, true);
      const reached = await requirePaymentForChange(tx, actor, payment.id);
      return settlePayment(tx, { ...reached, actor, provider: 'alipay', transactionId: `A${payment.id}` });
    }
    case 'refund': {
      if (!payment) return undefined;
      const reached = await requirePaymentForChange(tx, actor, payment.id);
      const part = remote ? { lines: [{ itemId, quantity: count }] } : { amount };
      return requestRefund(tx, { ...reached, ...part, actor, reason: '上菜太慢' });
    }
    case 'answer': {
      const waiting = (await listRefundsOfOrder(tx.db, id)).filter(({ status }) => status === 'requested');
      const refund = waiting[pick % Math.max(1, waiting.length)];
      return refund && finishRefund(tx, { refundId: refund.id, outcome: remote ? 'done' : 'failed' });
    }
  }
}

function halves({ items }: Order) {
  const parts = items
    .filter(({ status }) => status !== 'cancelled')
    .map(({ id, quantity }) => ({ item_id: id, quantity }));
  return [parts.slice(0, 1), parts.slice(1)];
}

let nonce = 0;
function report(tx: Transaction, payment_id: number, success: boolean): Promise<unknown> {
  nonce += 1;
  const proof = { nonce: `n${nonce}`, expiresAt: '2999-01-01T00:00:00.000Z' };
  return receiveCallback(tx, { callback: { payment_id, transaction_id: `T${payment_id}`, success }, proof });
}

/** A step that the product refuses is a step too. */
async function attempt(storage: Storage, id: number, step: BillStep): Promise<boolean> {
  try {
    await storage.write((tx) => act(tx, id, step));
    return true;
  } catch (thrown) {
    if (thrown instanceof DomainError) return false;
    throw new Error(`${step.type} of order ${id}`, { cause: thrown });
  }
}

/** What is wrong with an order, told from its ledgers. */
async function findWrong(db: Queryable, id: number): Promise<string[]> {
  const order = await findOrder(db, id);
  if (!order) return ['gone'];
  const account = await readAccount(db, order);
  const { payments, refunds, kept, owed } = account;
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
  const arrived = payments.filter(({ status }) => status === 'success' || status === 'refunded');
  const of = (status: string) => refunds.filter((each) => each.status === status).map(({ amount }) => amount);
  const told = toldSoFar((await listTicketsOfOrder(db, id)).flatMap(({ lines }) => lines));
  const demand = kitchenDemand(order);
  const text = (lines: typeof demand) =>
    lines
      .map(({ itemId, quantity, dish }) => JSON.stringify([itemId, quantity, dish.name, dish.note]))
      .sort()
      .join();
  return Object.entries({
    'what is there is what came less what went':
      kept === sum(arrived.map(({ amount }) => amount)) - sum([...of('done'), ...of('requested')]),
    'nothing is there that is not owed, but for refunds that failed': kept - owed <= sum(of('failed')),
    'the payment status is what the ledger says': order.paymentStatus === paymentStatusOf(account),
    'paid is paid': order.paymentStatus !== 'paid' || dueAmount(account) === 0,
    'a cancelled order keeps nothing': order.status !== 'cancelled' || kept <= sum(of('failed')),
    'the kitchen was told what must be cooked': text(told) === text(demand),
  })
    .filter(([, holds]) => !holds)
    .map(([name]) => `order ${id}: ${name}`);
}

test('some hundred restaurant evenings at once leave money, points, stock and kitchen right', async (t) => {
  const { storage, call } = await startTestApi(t);
  for (const phone of phones) await call('registerMember', { as: 'staff', body: { phone, name: '张三' } });
  await call('changeMenuItem', { as: 'staff', params: { id: 3 }, body: { stock: 700 } });
  const evenings = fc.sample(fc.array(billStep, { minLength: 4, maxLength: 14 }), {
    numRuns: 240,
    seed: 20_260_108,
  });
  const confirm = { type: 'confirm', pick: 0, amount: 1, count: 1, remote: false } as const;
  const taken = new Map<string, number>();
  const orders = await Promise.all(
    evenings.map(async (steps, index) => {
      const { id } = await place(storage);
      for (const step of index % 2 === 0 ? [confirm, ...steps] : steps)
        if (await attempt(storage, id, step)) taken.set(step.type, (taken.get(step.type) ?? 0) + 1);
      return id;
    }),
  );
  const wrong = await Promise.all(orders.map((id) => findWrong(storage.read, id)));
  t.deepEqual(wrong.flat(), []);
  t.deepEqual(await findLedgerMismatches(storage.read), []);
  for (const type of [
    'add',
    'void',
    'quantity',
    'note',
    'move',
    'cancel',
    'split',
    'undo',
    'settle',
    'refund',
    'answer',
  ])
    t.true((taken.get(type) ?? 0) > 0, `${type} was taken ${taken.get(type)} times`);
  const live: { quantity: number }[] = await storage
    .read('order_item')
    .where({ menu_item_id: 3 })
    .whereNot('status', 'cancelled')
    .select('quantity');
  const { stock } = await storage.read('menu_item').where({ id: 3 }).first();
  t.is(stock, 700 - live.reduce((total, { quantity }) => total + quantity, 0));
});

test('cancel, pay and accept at the same moment, a hundred times: each end is legal and the money right', async (t) => {
  const { storage } = await startTestApi(t);
  const ends = new Map<string, number>();
  for (let round = 0; round < 10; round++) {
    await Promise.all(
      Array.from({ length: 10 }, async (_, index) => {
        const { id } = await place(storage, { items: [{ menu_item_id: 4, quantity: 2 }] });
        const request = { order_id: id, payment_method: 'wechat' as const };
        const asked = await storage.write((tx) => createPayment(tx, { request, actor }));
        const works = [
          (tx: Transaction) => report(tx, asked.payment.id, true),
          (tx: Transaction) => changeOrderStatus(tx, { id, to: 'confirmed', actor }),
          (tx: Transaction) => cancelOrder(tx, { id, actor }),
        ];
        const turned = [...works.slice((round + index) % 3), ...works.slice(0, (round + index) % 3)];
        const results = await Promise.allSettled(turned.map((work) => storage.write(work)));
        for (const result of results)
          if (result.status === 'rejected')
            t.true(result.reason instanceof DomainError, String(result.reason));
        const order = await findOrder(storage.read, id);
        const payment = await findPayment(storage.read, asked.payment.id);
        t.is(order?.status, 'cancelled', 'nothing keeps an open order from being cancelled');
        t.is(payment?.status, 'refunded', 'whenever the money came, it went back');
        t.is(order?.paymentStatus, 'refunded');
        t.deepEqual(await findWrong(storage.read, id), []);
        const accepted = results.filter(({ status }) => status === 'fulfilled').length;
        ends.set(`${accepted}`, (ends.get(`${accepted}`) ?? 0) + 1);
      }),
    );
  }
  t.deepEqual([...ends.keys()].sort(), ['2', '3'], 'accepted in time, and too late');
});
