import type { Minor } from './money.ts';
import type { PaymentStatus } from './order.ts';
import type { Payment } from './payment.ts';
import type { Order } from './placed-order.ts';
import { keptAmount, owedAmount, type Refund } from './refund.ts';

/** An order's money, from its own ledger: what it costs, what is there for it. */
export interface OrderAccount {
  /** Oldest first. */
  readonly payments: readonly Payment[];
  readonly refunds: readonly Refund[];
  /** What the order costs its guests. */
  readonly owed: Minor;
  /** What was received and is neither given back nor promised back. */
  readonly kept: Minor;
}

export function accountOf(
  order: Pick<Order, 'status' | 'items' | 'finalAmount'>,
  { payments, refunds }: Pick<OrderAccount, 'payments' | 'refunds'>,
): OrderAccount {
  return {
    payments,
    refunds,
    owed: owedAmount(order, refunds),
    kept: payments.reduce((sum, payment) => sum + keptAmount(payment), 0),
  };
}

/** What is left to pay. */
export function dueAmount({ owed, kept }: Pick<OrderAccount, 'owed' | 'kept'>): Minor {
  return Math.max(0, owed - kept);
}

/**
 * How an order stands: refunded when all that was received went back and nothing is owed, paid as long as what is there
 * suffices, else as its latest payment stands.
 */
export function paymentStatusOf({ payments, owed, kept }: OrderAccount): PaymentStatus {
  const arrived = payments.filter(({ status }) => status === 'success' || status === 'refunded');
  if (arrived.length > 0 && owed === 0 && arrived.every(({ status }) => status === 'refunded'))
    return 'refunded';
  if (arrived.length > 0 && kept >= owed && arrived.some(({ status }) => status === 'success')) return 'paid';
  if (payments.some(({ status }) => status === 'pending')) return 'pending';
  return payments.at(-1)?.status === 'failed' ? 'failed' : 'unpaid';
}

/** Whether nobody is asked for money any more. */
export function isSettled({ paymentStatus }: Pick<Order, 'paymentStatus'>): boolean {
  return paymentStatus === 'paid' || paymentStatus === 'refunded';
}

/** Money that goes back. */
export interface Return {
  readonly payment: Payment;
  readonly amount: Minor;
}

/** Which payments give back what is there and not owed: the latest first. */
export function returnsOf({ payments, owed, kept }: OrderAccount): Return[] {
  let over = kept - owed;
  return payments.toReversed().flatMap((payment) => {
    const amount = Math.min(keptAmount(payment), Math.max(0, over));
    over -= amount;
    return amount > 0 ? [{ payment, amount }] : [];
  });
}
