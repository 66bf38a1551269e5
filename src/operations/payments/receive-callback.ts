import { DomainError } from '../../domain/errors.ts';
import { toMajor } from '../../domain/money.ts';
import type { Payment } from '../../domain/payment.ts';
import { isRemote } from '../../domain/payment-provider.ts';
import type { PaymentCallback, PaymentOnWire } from '../../protocol/payments.ts';
import { findAnswer, keepAnswer } from '../../storage/idempotency.ts';
import { findPayment, takeNonce } from '../../storage/payments.ts';
import type { Transaction } from '../../storage/storage.ts';
import { bookOutcome } from './book-outcome.ts';
import type { CallbackProof } from './callback-signature.ts';
import { paymentOnWire } from './payment-on-wire.ts';

const provider = 'simulated';

/**
 * Books what the provider says became of a payment, once: the same message again, under a new nonce, gets the first answer.
 * A failure that comes after another outcome changes nothing.
 * @throws DomainError `unauthenticated` for a nonce that was used, `not_found`, `amount_mismatch`, `conflict` for a
 * transaction that stands for other money
 */
export async function receiveCallback(
  tx: Transaction,
  { callback, proof }: { readonly callback: PaymentCallback; readonly proof: CallbackProof },
): Promise<PaymentOnWire> {
  if (!(await takeNonce(tx, proof.nonce, proof.expiresAt)))
    throw new DomainError('unauthenticated', 'The callback was received before: its nonce is used.');
  const payment = await findPayment(tx.db, callback.payment_id);
  // What a real provider collects is none of the simulation's, whatever the settings were changed to.
  if (!payment || isRemote(payment))
    throw new DomainError('not_found', `There is no payment ${callback.payment_id}.`);
  refuseWrongAmount(payment, callback);
  // Copies that share a commit must see each other's answer.
  await tx.settle();
  const key = { scope: `provider:${provider}`, key: answerKey(callback) };
  const kept = await findAnswer(tx, key);
  if (kept) return JSON.parse(kept.body);
  const {
    payment: after,
    order,
    store,
  } = await bookOutcome(tx, payment, {
    provider,
    success: callback.success,
    transactionId: callback.transaction_id,
  });
  const answer = paymentOnWire(after, order, store);
  keepAnswer(tx, key, { requestHash: '', status: 200, body: JSON.stringify(answer) });
  return answer;
}

function answerKey({ payment_id, transaction_id, success }: PaymentCallback): string {
  return `${payment_id} ${success ? 'success' : 'failed'} ${transaction_id}`;
}

function refuseWrongAmount(payment: Payment, { amount }: PaymentCallback): void {
  if (amount === undefined || amount === toMajor(payment.amount)) return;
  throw new DomainError('amount_mismatch', 'The amount is not that of the payment.', {
    status: payment.status,
    amount: toMajor(payment.amount),
  });
}
