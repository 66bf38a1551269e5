import { chargeTransitions } from '../../domain/payment.ts';
import { isTransition } from '../../domain/transitions.ts';
import { findPayment } from '../../storage/payments.ts';
import type { Transaction } from '../../storage/storage.ts';
import { bookOutcome } from './book-outcome.ts';

/** Nobody will pay it: its provider refuses it. One that has another outcome by now stays as it is. */
export async function failPayment(tx: Transaction, id: number): Promise<void> {
  const payment = await findPayment(tx.db, id);
  if (!payment || !isTransition(chargeTransitions, payment.status, 'failed')) return;
  const provider = payment.provider ?? 'unknown';
  await bookOutcome(tx, payment, { provider, success: false, transactionId: '' });
}
