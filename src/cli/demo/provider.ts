import { randomUUID } from 'node:crypto';
import { DomainError } from '../../domain/errors.ts';
import { signCallback } from '../../operations/payments/callback-signature.ts';

export interface PaymentReport {
  readonly payment_id: number;
  readonly transaction_id: string;
  readonly success: boolean;
  readonly amount: number;
}

/** Reports a payment as its provider does: signed, to the callback that everybody can reach. @throws DomainError when it is refused */
export async function reportPayment(
  { apiUrl, paymentSecret }: { readonly apiUrl: string; readonly paymentSecret: string },
  report: PaymentReport,
): Promise<void> {
  const body = Buffer.from(JSON.stringify(report));
  const now = new Date();
  const signed = signCallback(body, { secret: paymentSecret, now, nonce: randomUUID() });
  const response = await ask(new URL('/api/payment/callback', apiUrl), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-pay-timestamp': signed.timestamp,
      'x-pay-nonce': signed.nonce,
      'x-pay-signature': signed.signature,
    },
    body,
  });
  const text = await response.text();
  if (response.status === 503) throw new DomainError('not_ready', text);
  if (!response.ok)
    throw new DomainError('conflict', `The callback was answered ${response.status}: ${text}`);
}

/** @throws DomainError `not_running` when nobody answers, or no longer */
async function ask(url: URL, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request);
  } catch (cause) {
    throw new DomainError('not_running', `Nobody answers at ${url.origin}.`, {}, { cause });
  }
}
