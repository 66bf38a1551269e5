import test from 'ava';
import { checkPromises, type Remains } from '../../../src/cli/demo/check-promises.ts';
import { digestOf } from '../../../src/cli/demo/digest.ts';
import { openLedger } from '../../../src/cli/demo/ledger.ts';
import { readTickets } from '../../../src/cli/demo/read-papers.ts';
import type { Sighting } from '../../../src/cli/demo/witness.ts';
import type { PaymentOnWire } from '../../../src/protocol/payments.ts';
import type { PrintJobOnWire } from '../../../src/protocol/print.ts';
import { dishOnWire, orderOnWire } from '../../helpers/order-on-wire.ts';

test('a dinner of one order that was placed, printed and paid breaks nothing', (t) => {
  const { broken, orders, tickets, money } = checkPromises(goodRemains());
  t.deepEqual(broken, []);
  t.like(orders, { placed: 1, seen: 1, printed: 1, paid: 1, lost: 0, doubled: 0 });
  t.like(tickets, { meant: 1, proven: 1, papers: 1, reprints: 0 });
  t.deepEqual(money, { received: 7600, refunded: 0, owed: 7600 });
});

test('a ticket that was lost and printed again, marked, keeps the promise', (t) => {
  const jobs = [job({ status: 'unconfirmed', proof: 'none', retried_to: 2 }), job({ id: 2, reprint_of: 1 })];
  const tickets = [
    { job: 1, isMarked: false },
    { job: 2, isMarked: true },
  ];
  t.deepEqual(checkPromises({ ...goodRemains(), jobs, tickets }).broken, []);
});

const breaches: Readonly<Record<string, Partial<Remains>>> = {
  lost: { stored: [] },
  doubled: { stored: [paidOrder(), orderOnWire({ id: 2, payment_status: 'unpaid' })] },
  unseen: { witnesses: [witness({}), witness({ seenOrders: new Set() })] },
  gap: { witnesses: [witness({ seqs: [1, 3] })] },
  unproven: { jobs: [job({ status: 'sent', proof: 'none' })] },
  paper_missing: { tickets: [] },
  paper_doubled: {
    tickets: [
      { job: 1, isMarked: false },
      { job: 1, isMarked: false },
    ],
  },
  money: { payments: [payment({ refunded_amount: 10 })] },
  points: { points: new Map([[1, 75]]) },
  unfinished: { unfinished: ['job 1: waiting'] },
};
for (const [kind, change] of Object.entries(breaches))
  test(`a broken promise is found: ${kind}`, (t) => {
    const { broken } = checkPromises({ ...goodRemains(), ...change });
    t.true(
      broken.some((each) => each.kind === kind),
      JSON.stringify(broken),
    );
  });

test('a trouble that the product never spoke of, and what could not be done, are told', (t) => {
  const remains = goodRemains();
  remains.ledger.troubles.push({ printer: 1, trouble: 'paper', noticedAs: null });
  remains.ledger.failures.push('table 1, pay: refused');
  t.deepEqual(
    checkPromises(remains).broken.map(({ kind }) => kind),
    ['failure', 'unnoticed'],
  );
});

test('paper: only a ticket with its last line is whole, and the mark is its own', (t) => {
  const torn = ['桌号 8', '宫保鸡丁 x2'];
  const reprint = ['补打 REPRINT #1', '宫保鸡丁 x2', '任务 12  流水 7'];
  t.deepEqual(readTickets(torn), []);
  t.deepEqual(readTickets([...torn, ...reprint, '米饭', '任务 13  流水 8']), [
    { job: 12, isMarked: true },
    { job: 13, isMarked: false },
  ]);
});

test('the digest depends on what happened to each order, not on numbers, times or the mixture', (t) => {
  const one = [sighting(orderOnWire({ id: 1 })), sighting(orderOnWire({ id: 1, status: 'ready' }))];
  const two = [sighting(orderOnWire({ id: 2, table_number: '9' }))];
  const digest = digestOf(ledgerOf([1, 2]), [...one, ...two]);
  t.is(digestOf(ledgerOf([1, 2]), [...two, ...one]), digest);
  const renumbered = [...one, ...two].map(({ order }) =>
    sighting(
      orderOnWire({
        ...(order ?? orderOnWire({ id: 0 })),
        id: (order?.id ?? 0) + 40,
        daily_number: 99,
        items: (order?.items ?? []).map((item) => ({ ...item, id: item.id + 7 })),
        updated_at: '2027-01-08T12:00:00.000+08:00',
      }),
    ),
  );
  t.is(digestOf(ledgerOf([41, 42]), renumbered), digest);
  t.not(digestOf(ledgerOf([1, 2]), [...one.toReversed(), ...two]), digest);
  const dearer = sighting(orderOnWire({ id: 1, items: [dishOnWire({ id: 10, unit_price: 39 })] }));
  t.not(digestOf(ledgerOf([1, 2]), [dearer, ...one.slice(1), ...two]), digest);
});

function goodRemains(): Remains {
  const ledger = ledgerOf([1]);
  ledger.payments.push({ id: 1, orderId: 1, paid: 7600 });
  ledger.members.push({ id: 1, orderId: 1 });
  return {
    ledger,
    stored: [paidOrder()],
    jobs: [job({})],
    payments: [payment({})],
    points: new Map([[1, 76]]),
    tickets: [{ job: 1, isMarked: false }],
    witnesses: [witness({})],
    head: 2,
    unfinished: [],
  };
}

/** Confirmed orders with these ids, numbered from 1. */
function ledgerOf(ids: readonly number[]) {
  const ledger = openLedger();
  for (const [index, id] of ids.entries()) {
    const { order_number: orderNumber } = orderOnWire({ id });
    const times = { sentAt: 0, confirmedAt: 1 };
    ledger.orders.set(index + 1, { id, orderNumber, dishes: [], isCancelled: false, ...times });
  }
  return ledger;
}

function paidOrder() {
  return orderOnWire({ id: 1, status: 'completed', payment_status: 'paid' });
}

function witness(change: Partial<Remains['witnesses'][number]>): Remains['witnesses'][number] {
  return { name: 'screen', seqs: [1, 2], seenOrders: new Set([1]), resyncs: 0, ...change };
}

function sighting(order: ReturnType<typeof orderOnWire>): Sighting {
  return { type: 'order_status_update', seq: order.seq, at: 0, order };
}

function payment(change: Partial<PaymentOnWire>): PaymentOnWire {
  return {
    payment_id: 1,
    order_id: 1,
    order_number: orderOnWire({ id: 1 }).order_number,
    amount: 76,
    payment_method: 'wechat',
    status: 'success',
    transaction_id: 'DEMO1',
    paid_at: null,
    refunded_amount: 0,
    refund_pending: 0,
    share_id: null,
    ...change,
  };
}

function job(change: Partial<PrintJobOnWire>): PrintJobOnWire {
  return {
    id: 1,
    store_id: 1,
    order_id: 1,
    printer_id: 1,
    job_type: 'order',
    status: 'completed',
    proof: 'process_id',
    cause: null,
    station: null,
    print_content: '',
    warnings: [],
    copies: 1,
    copy_number: 1,
    priority: 5,
    reprint_of: null,
    retried_to: null,
    meant_for: null,
    created_at: '2026-01-08T12:00:00.000+08:00',
    started_at: null,
    completed_at: null,
    expires_at: null,
    error_message: null,
    retry_count: 0,
    max_retries: 3,
    ...change,
  };
}
