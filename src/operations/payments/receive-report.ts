import { DomainError } from '../../domain/errors.ts';
import type { ProviderReport } from '../../domain/payment-provider.ts';
import { findPayment, takeNonce } from '../../storage/payments.ts';
import { findCheckoutByTradeNo } from '../../storage/provider-checkouts.ts';
import { hurryProviderTasks } from '../../storage/provider-tasks.ts';
import type { Transaction } from '../../storage/storage.ts';
import { insertStrayReport, type StrayReason } from '../../storage/stray-reports.ts';
import { bookOutcome, standingOf } from './book-outcome.ts';

/** `booked`, `noted` where there was nothing to book, or why the money has no place here; that is kept for whoever reconciles. */
export type ReportResult = 'booked' | 'noted' | StrayReason;

/**
 * Books what a real provider says of a payment, in a callback or asked for. Money is booked once, if it is exactly what was asked
 * for; of anything else nothing but the report is kept, so the transaction is to be committed in any case.
 * @throws DomainError `unauthenticated` for a nonce that was used
 */
export async function receiveReport(tx: Transaction, report: ProviderReport): Promise<ReportResult> {
  const { provider, tradeNo, charge, nonce } = report;
  if (nonce && !(await takeNonce(tx, nonce.value, nonce.expiresAt)))
    throw new DomainError('unauthenticated', 'The callback was received before: its nonce is used.');
  const checkout = await findCheckoutByTradeNo(tx.db, tradeNo);
  const payment = checkout && (await findPayment(tx.db, checkout.paymentId));
  const isOurs = payment && checkout.provider === provider;
  if (charge.state !== 'paid') {
    // Not to be believed without asking, but a reason to ask now.
    if (isOurs)
      for (const kind of ['query', 'refund'] as const) await hurryProviderTasks(tx, payment.id, kind);
    return isOurs ? 'noted' : 'unknown';
  }
  const { transactionId, amount, currency } = charge;
  const keep = async (reason: StrayReason): Promise<StrayReason> => {
    await insertStrayReport(tx, { provider, tradeNo, transactionId, amount, currency, reason });
    return reason;
  };
  if (!isOurs) return keep('unknown');
  if (amount !== payment.amount || currency !== payment.currency) return keep('amount');
  if ((await standingOf(tx, payment, { provider, transactionId })) === 'other_money') return keep('conflict');
  await bookOutcome(tx, payment, { provider, success: true, transactionId });
  return 'booked';
}
