import { DomainError } from '../../domain/errors.ts';
import { toLocalDigits } from '../../domain/local-time.ts';
import { formatAmount, type Minor } from '../../domain/money.ts';
import { isSettled } from '../../domain/order-account.ts';
import { needsProvider } from '../../domain/payment.ts';
import { isRemote } from '../../domain/payment-provider.ts';
import type { Actor } from '../../domain/roles.ts';
import type { Transaction } from '../../storage/storage.ts';
import type { ReachedPayment } from './payment-on-wire.ts';
import { requirePaymentForChange } from './require-payment.ts';
import { settlePayment } from './settle-payment.ts';

export interface PaymentConfirmation {
  readonly id: number;
  readonly actor: Actor;
  /** Cash handed over. */
  readonly tendered?: Minor | undefined;
}

/**
 * Staff took the money at the till, in cash or by card.
 * @throws DomainError `not_found`, `illegal_transition`, `conflict` where a provider reports the outcome, `invalid` for too
 * little cash
 */
export async function confirmPayment(
  tx: Transaction,
  { id, actor, tendered }: PaymentConfirmation,
): Promise<ReachedPayment> {
  const reached = await requirePaymentForChange(tx, actor, id);
  const { payment, order, store } = reached;
  if (needsProvider(payment.method) || isRemote(payment))
    throw new DomainError('conflict', `The outcome of ${payment.method} comes from its provider.`, {
      status: payment.status,
    });
  if (order.status === 'cancelled' || isSettled(order))
    throw new DomainError('conflict', 'Nothing is owed: the order is paid or cancelled.', {
      status: order.status,
      payment_status: order.paymentStatus,
    });
  if (tendered !== undefined && tendered < payment.amount)
    throw new DomainError('invalid', `${formatAmount(payment.amount)} is due.`, {
      errors: [{ path: 'tendered', message: `must be at least ${formatAmount(payment.amount)}` }],
    });
  const digits = toLocalDigits(tx.now, store.timezone) + String(payment.id).padStart(6, '0');
  return settlePayment(tx, { ...reached, actor, provider: 'till', transactionId: `TXN${digits}`, tendered });
}
