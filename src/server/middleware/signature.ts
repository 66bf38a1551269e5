import type { Context } from 'koa';
import { type CallbackProof, verifyCallback } from '../../operations/payments/callback-signature.ts';
import type { Services } from '../handler.ts';

/** Reads the `X-Pay-…` headers and checks them against the bytes of the body. @throws DomainError `unauthenticated` */
export function createVerifySignature({ secrets, clock }: Pick<Services, 'secrets' | 'clock'>) {
  return (context: Context, body: Buffer): CallbackProof =>
    verifyCallback(
      {
        timestamp: context.get('X-Pay-Timestamp'),
        nonce: context.get('X-Pay-Nonce'),
        signature: context.get('X-Pay-Signature'),
      },
      body,
      { secret: secrets.simulatedPayment, now: clock.now() },
    );
}
