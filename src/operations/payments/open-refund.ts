import { DomainError } from '../../domain/errors.ts';
import { formatAmount, type Minor } from '../../domain/money.ts';
import { isRemote } from '../../domain/payment-provider.ts';
import { keptAmount, type Refund, refundTransitions, withRefunds } from '../../domain/refund.ts';
import { moveState } from '../../domain/transitions.ts';
import { insertRefund, listRefundsOfPayment } from '../../storage/refunds.ts';
import type { Transaction } from '../../storage/storage.ts';
import { takePointsBack } from '../members/credit-points.ts';
import type { ReachedPayment } from './payment-on-wire.ts';
import { type PaymentChange, recordPayment } from './record-payment.ts';
import { sendRefund } from './send-refund.ts';

export interface ReachedRefund extends ReachedPayment {
  readonly refund: Refund;
}

export interface NewRefund extends Omit<PaymentChange, 'refund'> {
  readonly amount: Minor;
  /** How much of it the order costs less for. */
  readonly allowance: Minor;
  readonly lines?: Refund['lines'];
  readonly reason: string;
  /** @default the next of the payment */
  readonly key?: string | undefined;
}

/**
 * Begins a refund. What the till or the simulated provider gives back is back with the commit; any other provider is asked
 * after it, and the refund is `requested` until it answers.
 * @throws DomainError `conflict` for more than is there of the payment
 */
export async function openRefund(
  tx: Transaction,
  { amount, allowance, lines = [], reason, key, ...reached }: NewRefund,
): Promise<ReachedRefund> {
  const { payment, actor } = reached;
  const kept = keptAmount(payment);
  if (amount === 0 || amount > kept)
    throw new DomainError(
      'conflict',
      payment.status === 'success'
        ? `${formatAmount(kept)} of payment ${payment.id} can still be refunded.`
        : `Payment ${payment.id} is ${payment.status}: there is nothing to refund.`,
      { status: payment.status, refundable_amount: kept / 100 },
    );
  const isLocal = !isRemote(payment);
  const earlier = await listRefundsOfPayment(tx.db, payment.id);
  const refund = await insertRefund(tx, {
    paymentId: payment.id,
    orderId: payment.orderId,
    amount,
    allowance,
    lines,
    reason,
    actor: actor.subject,
    status: isLocal ? moveState('refund', refundTransitions, 'requested', 'done') : 'requested',
    idemKey: key ?? `refund:${payment.id}:${earlier.length + 1}`,
    providerRefundId: null,
    attempts: isLocal ? 1 : 0,
    doneAt: isLocal ? tx.now.toISOString() : null,
  });
  const opened = await recordRefund(tx, { ...reached, refund });
  if (!isLocal) await sendRefund(tx, refund);
  return opened;
}

/** Every step of a refund goes through here: its payment's account, the points it earned, the order, the event. */
export async function recordRefund(
  tx: Transaction,
  { refund, ...reached }: PaymentChange & { readonly refund: Refund },
): Promise<ReachedRefund> {
  const payment = withRefunds(reached.payment, await listRefundsOfPayment(tx.db, refund.paymentId));
  if (refund.status === 'done')
    await takePointsBack(tx, { before: reached.payment, after: payment, refund, order: reached.order });
  return { refund, ...(await recordPayment(tx, { ...reached, payment, refund })) };
}
