import { DomainError } from '../domain/errors.ts';
import type { Checkout, PaymentProvider } from '../domain/payment-provider.ts';
import { failPayment } from '../operations/payments/fail-payment.ts';
import type { ReachedPayment } from '../operations/payments/payment-on-wire.ts';
import { findPayment } from '../storage/payments.ts';
import { findCheckout, openCheckout } from '../storage/provider-checkouts.ts';
import type { Storage } from '../storage/storage.ts';

/**
 * Asks the provider to collect a payment that is on disk already, and keeps its answer: what the payer scans. Asked again it
 * gives the kept answer, or asks once more under the same number.
 * @throws DomainError `provider_down` when nobody knows whether it heard: the payment stays open, asking again is right;
 * `provider_refused`: the payment failed
 */
export async function openAtProvider(
  storage: Storage,
  provider: PaymentProvider,
  { payment, order, store }: ReachedPayment,
): Promise<Checkout> {
  const checkout = await findCheckout(storage.read, payment.id);
  if (!checkout) throw new Error(`Payment ${payment.id} has no checkout`);
  if (checkout.openedAt !== null) return checkout;
  try {
    // Outside every transaction: the writer waits for nobody.
    const opened = await provider.create(checkout, { title: `${store.name} ${order.orderNumber}` });
    const status = await storage.write(async (tx) => {
      await openCheckout(tx, payment.id, opened);
      return (await findPayment(tx.db, payment.id))?.status;
    });
    // Its closing is on the list of tasks already.
    if (status !== 'pending')
      throw new DomainError('conflict', `The payment is ${status}: the order changed meanwhile.`, { status });
  } catch (thrown) {
    if (thrown instanceof DomainError && thrown.code === 'provider_refused')
      await storage.write((tx) => failPayment(tx, payment.id));
    throw thrown;
  }
  return (await findCheckout(storage.read, payment.id)) ?? checkout;
}
