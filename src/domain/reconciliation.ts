import type { Minor } from './money.ts';
import type { ChargeStatus, Payment } from './payment.ts';
import type { ChargeState, RemoteProvider } from './payment-provider.ts';

/**
 * - `unknown_money`: the provider has money that no payment here answers to
 * - `unconfirmed`: a payment counts as paid here, and the provider does not confirm it
 * - `unbooked`: the provider has the money, and the payment does not count as paid here
 * - `amount_differs`: what the provider has is not what was asked for
 * - `paid_twice`: a second transaction for a payment that was paid
 * - `refund_unfinished`: money that is promised back, or that the provider refused to give back
 * - `unchecked`: the provider could not be asked
 */
export const findingKinds = [
  'unknown_money',
  'unconfirmed',
  'unbooked',
  'amount_differs',
  'paid_twice',
  'refund_unfinished',
  'unchecked',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Where our money and the provider's don't agree. */
export interface Finding {
  readonly kind: FindingKind;
  readonly provider: RemoteProvider;
  readonly paymentId: number | null;
  readonly orderNumber: string | null;
  readonly tradeNo: string | null;
  readonly transactionId: string | null;
  /** Here, and at the provider. */
  readonly amount: Minor | null;
  readonly providerAmount: Minor | null;
  readonly currency: string | null;
  readonly status: ChargeStatus | null;
  readonly detail: string | null;
}

/** What a payment and its provider's word on it disagree about; undefined when they agree. */
export function compareCharge(
  { status, amount, currency }: Pick<Payment, 'status' | 'amount' | 'currency'>,
  charge: ChargeState,
): FindingKind | undefined {
  const isPaidHere = status === 'success' || status === 'refunded';
  // Closed there and given back here: a provider may call it so after a whole refund.
  if (charge.state !== 'paid')
    return status === 'success' || (isPaidHere && charge.state !== 'closed') ? 'unconfirmed' : undefined;
  if (charge.amount !== amount || charge.currency !== currency) return 'amount_differs';
  return isPaidHere ? undefined : 'unbooked';
}
