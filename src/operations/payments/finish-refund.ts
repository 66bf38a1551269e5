import { DomainError } from '../../domain/errors.ts';
import { keptAmount, refundTransitions } from '../../domain/refund.ts';
import { moveState } from '../../domain/transitions.ts';
import { findRefund, updateRefund } from '../../storage/refunds.ts';
import type { Transaction } from '../../storage/storage.ts';
import { findPayment } from '../../storage/payments.ts';
import { type ReachedRefund, recordRefund } from './open-refund.ts';
import { providerActor } from './record-payment.ts';
import { requireOrderForChange } from '../orders/require-order.ts';
import { advanceSaga } from '../saga/advance-saga.ts';

export interface RefundOutcome {
  readonly refundId: number;
  readonly outcome: 'done' | 'failed';
  /** The provider's number of it. */
  readonly providerRefundId?: string | null | undefined;
}

/**
 * Books what the provider made of a refund; the same outcome again changes nothing. A failed one leaves the money with us: the
 * order owes as before and staff may refund again.
 * @throws DomainError `not_found`, `illegal_transition` for a failure after it was done, `conflict` for one that succeeds after
 * all when its money went back another way meanwhile
 */
export async function finishRefund(
  tx: Transaction,
  { refundId, outcome, providerRefundId = null }: RefundOutcome,
): Promise<ReachedRefund> {
  const before = await findRefund(tx.db, refundId);
  const payment = before && (await findPayment(tx.db, before.paymentId));
  if (!before || !payment) throw new DomainError('not_found', `There is no refund ${refundId}.`);
  const actor = providerActor(payment.provider ?? 'unknown', payment);
  const { order, store } = await requireOrderForChange(tx, actor, payment.orderId);
  if (before.status === outcome) return { refund: before, payment, order, store };
  const status = moveState('refund', refundTransitions, before.status, outcome);
  if (before.status === 'failed' && keptAmount(payment) < before.amount)
    throw new DomainError('conflict', `Refund ${refundId} failed, and its money went back another way.`, {
      status: before.status,
    });
  const refund = {
    ...before,
    status,
    providerRefundId: providerRefundId ?? before.providerRefundId,
    attempts: before.attempts + 1,
    doneAt: status === 'done' ? tx.now.toISOString() : null,
  };
  await updateRefund(tx, refund);
  const recorded = await recordRefund(tx, { refund, payment, order, store, actor });
  return { ...recorded, order: await advanceSaga(tx, { order: recorded.order, store, actor }) };
}
