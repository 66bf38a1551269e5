import type { PaymentStatus } from '../domain/order.ts';
import { chargeTransitions } from '../domain/payment.ts';
import { moveState } from '../domain/transitions.ts';
import type { Transaction } from '../storage/storage.ts';
import { takePointsBack } from './credit-points.ts';
import type { ReachedPayment } from './payment-on-wire.ts';
import { type PaymentChange, recordPayment } from './record-payment.ts';

/**
 * Gives a payment's money back and takes the points it earned. The simulated provider and the till have no further say, so it
 * is done with the commit.
 * @throws DomainError `illegal_transition` unless the payment succeeded
 */
export async function refundPayment(
  tx: Transaction,
  reached: Pick<PaymentChange, 'payment' | 'order' | 'store' | 'actor'>,
): Promise<ReachedPayment> {
  await takePointsBack(tx, reached.payment, reached.order);
  return book(tx, reached, 'refunded');
}

/** Gives back money that was never owed: it earned nothing, and an order that is paid or being paid stays so. */
export async function giveBack(
  tx: Transaction,
  reached: Pick<PaymentChange, 'payment' | 'order' | 'store' | 'actor'>,
): Promise<ReachedPayment> {
  const { status, paymentStatus } = reached.order;
  return book(tx, reached, status === 'cancelled' ? 'refunded' : paymentStatus);
}

function book(
  tx: Transaction,
  { payment, ...reached }: Pick<PaymentChange, 'payment' | 'order' | 'store' | 'actor'>,
  paymentStatus: PaymentStatus,
): Promise<ReachedPayment> {
  const status = moveState('payment', chargeTransitions, payment.status, 'refunded');
  const refunded = { ...payment, status, refundedAt: tx.now.toISOString() };
  return recordPayment(tx, { ...reached, payment: refunded, paymentStatus });
}
