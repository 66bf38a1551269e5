import { DomainError } from '../../domain/errors.ts';
import { chargeTransitions, type Payment } from '../../domain/payment.ts';
import { isTransition } from '../../domain/transitions.ts';
import { findPaymentByTransaction } from '../../storage/payments.ts';
import type { Transaction } from '../../storage/storage.ts';
import type { ReachedPayment } from './payment-on-wire.ts';
import { providerActor, recordPayment } from './record-payment.ts';
import { requirePaymentForChange } from './require-payment.ts';
import { settlePayment } from './settle-payment.ts';

export interface PaymentOutcome {
  readonly provider: string;
  readonly success: boolean;
  readonly transactionId: string;
}

/**
 * Books what a provider says became of a payment, once; its amount is checked. A failure after another outcome changes nothing,
 * money that came is booked whatever was before.
 * @throws DomainError `conflict` for a transaction that stands for other money
 */
export async function bookOutcome(
  tx: Transaction,
  payment: Payment,
  { provider, success, transactionId }: PaymentOutcome,
): Promise<ReachedPayment> {
  const actor = providerActor(provider, payment);
  const reached = await requirePaymentForChange(tx, actor, payment.id);
  if (!success) {
    if (!isTransition(chargeTransitions, payment.status, 'failed')) return reached;
    return recordPayment(tx, {
      ...reached,
      actor,
      payment: { ...payment, status: 'failed' },
    });
  }
  const standing = await standingOf(tx, payment, { provider, transactionId });
  if (standing === 'booked') return reached;
  if (standing === 'other_money')
    throw new DomainError('conflict', `The payment is ${payment.status}, by another transaction.`, {
      status: payment.status,
      transaction_id: payment.transactionId,
    });
  return settlePayment(tx, { ...reached, actor, provider, transactionId });
}

/** Whether a transaction is new to a payment, the one that paid it, or money that has no place there. */
export async function standingOf(
  tx: Transaction,
  { id, status }: Payment,
  { provider, transactionId }: Pick<PaymentOutcome, 'provider' | 'transactionId'>,
): Promise<'new' | 'booked' | 'other_money'> {
  const known = await findPaymentByTransaction(tx.db, provider, transactionId);
  if (known?.id === id) return 'booked';
  return known || !isTransition(chargeTransitions, status, 'success') ? 'other_money' : 'new';
}
