import { apportion } from './apportion.ts';
import { DomainError } from './errors.ts';
import type { Minor } from './money.ts';
import { chargeTransitions, type Payment } from './payment.ts';
import { type Order, type OrderItem, subtotal } from './placed-order.ts';
import { moveState, type TransitionTable } from './transitions.ts';

export const refundStates = ['requested', 'done', 'failed'] as const;
export type RefundStatus = (typeof refundStates)[number];

/** Money that went back after all is never denied; another try is another refund. */
export const refundTransitions: TransitionTable<RefundStatus> = {
  requested: ['done', 'failed'],
  failed: ['done'],
  done: [],
};

/** Money of a payment that goes back. */
export interface Refund {
  readonly id: number;
  readonly paymentId: number;
  readonly orderId: number;
  readonly amount: Minor;
  /**
   * How much of it the order costs less for: all that staff give back for a dish or out of goodwill. The rest was not owed
   * anyway: the dish was voided, the order cancelled, the money came twice.
   */
  readonly allowance: Minor;
  /** The dishes it is for; empty when it is for none in particular. */
  readonly lines: readonly RefundLine[];
  readonly reason: string;
  /** The subject of who asked for it. */
  readonly actor: string;
  readonly status: RefundStatus;
  /** The same wish again is the same refund; the provider gets it too. */
  readonly idemKey: string;
  readonly providerRefundId: string | null;
  /** How often the provider was asked. */
  readonly attempts: number;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly doneAt: string | null;
}

export interface RefundLine {
  readonly itemId: number;
  readonly quantity: number;
  readonly amount: Minor;
}

export interface RefundedPart {
  readonly itemId: number;
  readonly quantity: number;
}

type PaidPayment = Pick<Payment, 'status' | 'amount' | 'refundedAmount' | 'refundPending'>;

/** What of a payment arrived and is neither given back nor promised back. */
export function keptAmount({ status, amount, refundedAmount, refundPending }: PaidPayment): Minor {
  return status === 'success' ? amount - refundedAmount - refundPending : 0;
}

/** The payment's own account as its refunds make it. */
export function withRefunds(
  payment: Payment,
  refunds: readonly Pick<Refund, 'amount' | 'status' | 'doneAt'>[],
): Payment {
  const sum = (status: RefundStatus) =>
    refunds.filter((refund) => refund.status === status).reduce((total, { amount }) => total + amount, 0);
  const refundedAmount = sum('done');
  const isBack = refundedAmount > 0 && refundedAmount === payment.amount;
  return {
    ...payment,
    refundedAmount,
    refundPending: sum('requested'),
    status:
      isBack && payment.status !== 'refunded'
        ? moveState('payment', chargeTransitions, payment.status, 'refunded')
        : payment.status,
    refundedAt: isBack ? (refunds.findLast(({ status }) => status === 'done')?.doneAt ?? null) : null,
  };
}

/**
 * What each dish really costs: the order's final amount spread over what was not voided, exact to the last cent.
 */
export function pricesPaid({ items, finalAmount }: Pick<Order, 'items' | 'finalAmount'>): Map<number, Minor> {
  const live = items.filter(({ status }) => status !== 'cancelled');
  const shares = apportion(finalAmount, live.map(subtotal));
  return new Map(live.map(({ id }, index) => [id, shares[index] ?? 0]));
}

/** The price of some portions of a dish, counted from its first; all of them together cost exactly the dish's price. */
export function portionsPrice(
  price: Minor,
  { of, from, quantity }: { readonly of: number; readonly from: number; readonly quantity: number },
): Minor {
  return apportion(
    price,
    Array.from({ length: of }, () => 1),
  )
    .slice(from, from + quantity)
    .reduce((sum, part) => sum + part, 0);
}

/**
 * What goes back for some dishes: the price that was really paid for them, discounts taken off.
 * @param refunds the order's earlier ones
 * @throws DomainError `not_found` for a dish the order lacks, `conflict` for one that was voided or of which not so many are left
 */
export function refundLines(
  order: Pick<Order, 'id' | 'items' | 'finalAmount'>,
  refunds: readonly Pick<Refund, 'status' | 'lines'>[],
  parts: readonly RefundedPart[],
): RefundLine[] {
  const prices = pricesPaid(order);
  const wanted = new Map<number, number>();
  for (const { itemId, quantity } of parts) wanted.set(itemId, (wanted.get(itemId) ?? 0) + quantity);
  return [...wanted].map(([itemId, quantity]) => {
    const item = order.items.find(({ id }) => id === itemId);
    if (!item) throw new DomainError('not_found', `Order ${order.id} has no dish ${itemId}.`);
    const before = givenBackOf(item, refunds);
    if (item.status === 'cancelled' || before + quantity > item.quantity)
      throw new DomainError(
        'conflict',
        item.status === 'cancelled'
          ? `${item.menuItemName} was voided: its money went back with it.`
          : `${item.quantity - before} of ${item.menuItemName} can still be refunded.`,
        { status: item.status, item_id: itemId, refundable_quantity: item.quantity - before },
      );
    const price = prices.get(itemId) ?? 0;
    return { itemId, quantity, amount: portionsPrice(price, { of: item.quantity, from: before, quantity }) };
  });
}

/** How many portions of a dish went back, or are promised. */
export function givenBackOf(
  { id }: Pick<OrderItem, 'id'>,
  refunds: readonly Pick<Refund, 'status' | 'lines'>[],
): number {
  return linesOf(id, refunds).reduce((sum, { quantity }) => sum + quantity, 0);
}

/**
 * What the order costs its guests by now: nothing once it is cancelled, else its dishes less what staff gave back for them or
 * out of goodwill. What was given back for a dish counts as long as the dish is on the bill.
 */
export function owedAmount(
  order: Pick<Order, 'status' | 'items' | 'finalAmount'>,
  refunds: readonly Pick<Refund, 'status' | 'lines' | 'allowance'>[],
): Minor {
  if (order.status === 'cancelled') return 0;
  const forDishes = [...pricesPaid(order)].reduce((sum, [id, price]) => {
    const back = linesOf(id, refunds).reduce((total, { amount }) => total + amount, 0);
    return sum + Math.min(price, back);
  }, 0);
  const forNone = refunds
    .filter(({ status, lines }) => status !== 'failed' && lines.length === 0)
    .reduce((sum, { allowance }) => sum + allowance, 0);
  return Math.max(0, order.finalAmount - forDishes - forNone);
}

function linesOf(id: number, refunds: readonly Pick<Refund, 'status' | 'lines'>[]): RefundLine[] {
  return refunds
    .filter(({ status }) => status !== 'failed')
    .flatMap(({ lines }) => lines.filter(({ itemId }) => itemId === id));
}
