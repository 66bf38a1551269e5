import { type ChargeState, type Checkout, nextQueryAt } from '../../domain/payment-provider.ts';
import { cancelPayment } from '../../operations/payments/cancel-payment.ts';
import { receiveReport } from '../../operations/payments/receive-report.ts';
import { providerActor } from '../../operations/payments/record-payment.ts';
import { findPayment } from '../../storage/payments.ts';
import type { Transaction } from '../../storage/storage.ts';
import type { Ending, TaskSubject } from './ending.ts';

/** Asks what became of a payment, until it has an outcome; at its end it is closed at the provider, then cancelled here. */
export async function runQuery({ payment, checkout, provider, clock }: TaskSubject): Promise<Ending> {
  if (payment.status !== 'pending') return { to: 'done' };
  const charge = await provider.query(checkout);
  if (charge.state === 'paid') return bookCharge(checkout, charge);
  if (charge.state === 'closed') return { to: 'done', book: giveUp(checkout) };
  const now = clock.now();
  if (now.toISOString() < checkout.expiresAt)
    return { to: 'again', at: nextQueryAt(checkout, now), error: null };
  // What was paid at the last moment is found by asking once more.
  if ((await provider.close(checkout)) === 'paid') return { to: 'again', at: now, error: null };
  return { to: 'done', book: giveUp(checkout) };
}

/** Money that is there is booked, or kept for whoever reconciles. */
export function bookCharge({ provider, tradeNo }: Checkout, charge: ChargeState): Ending {
  return {
    to: 'done',
    book: async (tx) => void (await receiveReport(tx, { provider, tradeNo, charge })),
  };
}

function giveUp({ paymentId, provider }: Checkout): (tx: Transaction) => Promise<void> {
  return async (tx) => {
    // Meanwhile a callback may have told of an outcome, or a person given it up.
    const payment = await findPayment(tx.db, paymentId);
    if (payment?.status === 'pending')
      await cancelPayment(tx, { id: paymentId, actor: providerActor(provider, payment) });
  };
}
