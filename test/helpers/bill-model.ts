import { type BillShare, isSplitOpen, shareDue, shareEvenly } from '../../src/domain/bill-share.ts';
import { DomainError } from '../../src/domain/errors.ts';
import { type KitchenLine, tellKitchen } from '../../src/domain/kitchen-lines.ts';
import { accountOf, dueAmount, type OrderAccount, returnsOf } from '../../src/domain/order-account.ts';
import { type Payment, pointsLost, pointsOf } from '../../src/domain/payment.ts';
import { isRemote } from '../../src/domain/payment-provider.ts';
import { kitchenDemand, type Order, type OrderItem, withItems } from '../../src/domain/placed-order.ts';
import { givenBackOf, keptAmount, type Refund, refundLines, withRefunds } from '../../src/domain/refund.ts';
import type { BillStep } from './bill-steps.ts';

/** One order with all its money, in memory: the rules of the domain without a database around them. */
export interface BillModel {
  order: Order;
  payments: Payment[];
  refunds: Refund[];
  shares: BillShare[];
  /** What the kitchen was told. */
  readonly told: KitchenLine[];
  /** Points by payment: what it earned and what was taken back. */
  readonly points: Map<number, { earned: number; lost: number }>;
}

const noon = '2026-01-08T04:00:00.000Z';

/** @param payBasisPoints what the member's level pays of the price; null without a member */
export function newBill(payBasisPoints: number | null): BillModel {
  const order: Order = withItems<Omit<Order, 'items' | 'totalAmount' | 'finalAmount'>>(
    {
      id: 1,
      orderNumber: 'ORD202601081200000001',
      businessDay: '2026-01-08',
      dailyNumber: 1,
      storeId: 1,
      tableId: 1,
      tableNumber: '1',
      customerId: null,
      customerPhone: null,
      placedBy: 'user:1',
      serviceMode: 'dine_in',
      discountAmount: 0,
      discount: payBasisPoints === null ? null : { memberId: 1, payBasisPoints, givenBy: 'user:1' },
      paymentMethod: 'cash',
      paymentStatus: 'unpaid',
      status: 'pending',
      note: null,
      remindedAt: null,
      rushedAt: null,
      seq: 1,
      createdAt: noon,
      updatedAt: noon,
    },
    [],
  );
  return {
    order,
    payments: [],
    refunds: [],
    shares: [],
    told: [],
    points: new Map(),
  };
}

export const accountIn = (model: BillModel): OrderAccount => accountOf(model.order, model);

/** Takes a step as the product would; one that it refuses changes nothing. */
export function takeStep(model: BillModel, step: BillStep): void {
  try {
    if (
      model.order.status !== 'cancelled' ||
      step.type === 'settle' ||
      step.type === 'answer' ||
      step.type === 'refund'
    )
      steps[step.type](model, step);
  } catch (thrown) {
    if (!(thrown instanceof DomainError)) throw thrown;
  }
  model.told.push(...tellKitchen(model.told, kitchenDemand(model.order)));
}

type Steps = { readonly [Type in BillStep['type']]: (model: BillModel, step: BillStep) => void };

const steps: Steps = {
  add: (model, { amount, count }) =>
    changeItems(model, (items) => [...items, dish(items.length + 1, amount, count)]),
  void: (model, { pick }) =>
    changeItems(model, (items) =>
      items.map((item, at) => (at === pick % items.length ? { ...item, status: 'cancelled' } : item)),
    ),
  quantity: (model, { pick, count }) =>
    changeItems(model, (items) =>
      items.map((item, at) =>
        at === pick % items.length && givenBackOf(item, model.refunds) === 0
          ? { ...item, quantity: count }
          : item,
      ),
    ),
  note: (model, { pick }) => {
    const { items } = model.order;
    model.order = {
      ...model.order,
      items: items.map((item, at) => (at === pick % items.length ? { ...item, note: `${pick}` } : item)),
    };
  },
  move: (model, { pick }) => {
    model.order = { ...model.order, tableId: pick, tableNumber: `${pick}` };
  },
  confirm: (model) => {
    if (model.order.status === 'pending') model.order = { ...model.order, status: 'confirmed' };
  },
  cancel: (model) => {
    const { items } = model.order;
    becomes(model, {
      ...model.order,
      status: 'cancelled',
      items: items.map((item) => ({ ...item, status: 'cancelled' })),
    });
  },
  split: (model, { count }) => {
    const due = dueAmount(accountIn(model));
    if (due < count || isSplitOpen(model.shares, accountIn(model))) return;
    withdraw(model);
    const first = model.shares.length + 1000 * model.payments.length;
    model.shares = shareEvenly(due, count).map((amount, index) => ({
      id: first + index + 1,
      orderId: 1,
      number: index + 1,
      kind: 'shares',
      amount,
      items: [],
      createdAt: noon,
    }));
  },
  undo: (model) => {
    if (model.payments.some((each) => each.status === 'success' && isOfShare(model, each))) return;
    withdraw(model);
    model.shares = [];
  },
  ask: (model, { pick, remote }) => {
    const open = model.shares.filter((share) => shareDue(share, model) > 0);
    const share = open[pick % Math.max(1, open.length)];
    const amount = share ? shareDue(share, model) : dueAmount(accountIn(model));
    const shareId = share?.id ?? null;
    if (amount === 0 || model.payments.some((each) => each.status === 'pending' && each.shareId === shareId))
      return;
    model.payments.push(
      payment(model.payments.length + 1, { amount, shareId, provider: remote ? 'alipay' : 'till' }),
    );
  },
  fail: (model, { pick }) => {
    const found = model.payments[pick % model.payments.length];
    if (found?.status === 'pending') change(model, { ...found, status: 'failed' });
  },
  settle: (model, { pick }) => {
    const found = model.payments[pick % model.payments.length];
    if (!found || !['pending', 'failed', 'cancelled'].includes(found.status)) return;
    const usable = usableAmount(model, found);
    const paid: Payment = { ...found, status: 'success', paidAt: noon };
    change(model, paid);
    if (usable > 0) model.points.set(paid.id, { earned: pointsOf(paid.amount), lost: 0 });
    if (usable < paid.amount) refund(model, paid, { amount: paid.amount - usable, allowance: 0 });
  },
  refund: (model, { pick, amount, count, remote }) => {
    const found = model.payments[pick % model.payments.length];
    if (!found) return;
    const { items } = model.order;
    const item = items[pick % Math.max(1, items.length)];
    const lines =
      remote && item ? refundLines(model.order, model.refunds, [{ itemId: item.id, quantity: count }]) : [];
    const { kept, owed } = accountIn(model);
    const sum = remote && item ? lines.reduce((total, line) => total + line.amount, 0) : amount;
    const allowance = lines.length > 0 ? sum : Math.max(0, sum - Math.max(0, kept - owed));
    refund(model, found, { amount: sum, allowance, lines });
  },
  answer: (model, { pick, remote }) => {
    const waiting = model.refunds.filter(({ status }) => status === 'requested');
    const found = waiting[pick % Math.max(1, waiting.length)];
    if (!found) return;
    const answered: Refund = remote
      ? { ...found, status: 'done', doneAt: noon }
      : { ...found, status: 'failed' };
    model.refunds = model.refunds.map((each) => (each === found ? answered : each));
    book(model, found.paymentId);
  },
};

function changeItems(model: BillModel, changed: (items: readonly OrderItem[]) => readonly OrderItem[]): void {
  if (isSplitOpen(model.shares, accountIn(model))) return;
  model.shares = [];
  const order = withItems(model.order, changed(model.order.items));
  const live = order.items.some(({ status }) => status !== 'cancelled');
  becomes(model, live || order.items.length === 0 ? order : { ...order, status: 'cancelled' });
}

function becomes(model: BillModel, order: Order): void {
  withdraw(model);
  model.order = order;
  for (const { payment: from, amount } of returnsOf(accountIn(model)))
    refund(model, from, { amount, allowance: 0 });
}

function refund(
  model: BillModel,
  from: Payment,
  {
    amount,
    allowance,
    lines = [],
  }: Pick<Refund, 'amount' | 'allowance'> & { readonly lines?: Refund['lines'] },
): void {
  if (amount === 0 || amount > keptAmount(from)) throw new DomainError('conflict', 'too much');
  const isDone = !isRemote(from);
  model.refunds.push({
    id: model.refunds.length + 1,
    paymentId: from.id,
    orderId: 1,
    amount,
    allowance,
    lines,
    reason: 'model',
    actor: 'user:1',
    status: isDone ? 'done' : 'requested',
    idemKey: `refund:${model.refunds.length + 1}`,
    providerRefundId: null,
    attempts: 0,
    createdAt: noon,
    doneAt: isDone ? noon : null,
  });
  book(model, from.id);
}

function book(model: BillModel, paymentId: number): void {
  const before = model.payments.find(({ id }) => id === paymentId);
  if (!before) throw new Error(`There is no payment ${paymentId}`);
  const after = withRefunds(
    before,
    model.refunds.filter((each) => each.paymentId === paymentId),
  );
  change(model, after);
  const points = model.points.get(paymentId);
  if (points) points.lost += pointsLost(points.earned, before, after);
}

function usableAmount(model: BillModel, { amount, status, shareId }: Payment): number {
  if (status === 'cancelled' || model.order.status === 'cancelled') return 0;
  const share = model.shares.find(({ id }) => id === shareId);
  if (!share && isSplitOpen(model.shares, accountIn(model))) return 0;
  return Math.min(amount, dueAmount(accountIn(model)), share ? shareDue(share, model) : amount);
}

function withdraw(model: BillModel): void {
  model.payments = model.payments.map((each) =>
    each.status === 'pending' ? { ...each, status: 'cancelled' } : each,
  );
}

function change(model: BillModel, changed: Payment): void {
  model.payments = model.payments.map((each) => (each.id === changed.id ? changed : each));
}

function isOfShare({ shares }: BillModel, { shareId }: Payment): boolean {
  return shares.some(({ id }) => id === shareId);
}

function dish(id: number, unitPrice: number, quantity: number): OrderItem {
  return {
    id,
    menuItemId: id,
    menuItemName: `dish ${id}`,
    quantity,
    unitPrice,
    options: [],
    allergens: [],
    note: null,
    status: 'pending',
    firedAt: null,
    recalledAt: null,
    station: id % 2 === 0 ? 'wok' : 'bar',
  };
}

function payment(id: number, part: Pick<Payment, 'amount' | 'shareId' | 'provider'>): Payment {
  return {
    id,
    orderId: 1,
    storeId: 1,
    currency: 'CNY',
    method: 'cash',
    status: 'pending',
    customerPhone: '13800138000',
    transactionId: null,
    tendered: null,
    createdAt: noon,
    paidAt: null,
    refundedAt: null,
    refundedAmount: 0,
    refundPending: 0,
    ...part,
  };
}
