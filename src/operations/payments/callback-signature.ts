import { createHmac, timingSafeEqual } from 'node:crypto';
import { DomainError } from '../../domain/errors.ts';

/** The headers of a signed callback, as they came. */
export interface SignatureHeaders {
  /** Unix seconds. */
  readonly timestamp: string;
  readonly nonce: string;
  /** `v1=` and hex of HMAC-SHA256 over `timestamp.nonce.body`. */
  readonly signature: string;
}

/** A signature that held; its nonce must still be taken once. */
export interface CallbackProof {
  readonly nonce: string;
  /** ISO 8601, UTC: when the signature is too old anyway. */
  readonly expiresAt: string;
}

const windowSeconds = 300;

/**
 * Checks a callback before anything of its body is believed or even parsed.
 * @param body the bytes as they came
 * @throws DomainError `unauthenticated` for a missing, false or old signature
 */
export function verifyCallback(
  { timestamp, nonce, signature }: SignatureHeaders,
  body: Uint8Array,
  { secret, now }: { readonly secret: string; readonly now: Date },
): CallbackProof {
  if (!/^\d{1,12}$/.test(timestamp) || !/^[\x21-\x7e]{1,200}$/.test(nonce)) throw notSigned();
  const hex = /^v1=([0-9a-f]{64})$/i.exec(signature)?.[1];
  if (hex === undefined) throw notSigned();
  const expected = tagOf({ timestamp, nonce }, body, secret);
  if (!timingSafeEqual(Buffer.from(hex, 'hex'), expected)) throw notSigned();
  const signedAt = Number(timestamp) * 1000;
  if (Math.abs(now.getTime() - signedAt) > windowSeconds * 1000)
    throw new DomainError('unauthenticated', `The signature is not within ${windowSeconds} s of now.`);
  return { nonce, expiresAt: new Date(signedAt + (windowSeconds + 1) * 1000).toISOString() };
}

/** The headers that make a callback good, as a provider sends them. */
export function signCallback(
  body: Uint8Array,
  { secret, now, nonce }: { readonly secret: string; readonly now: Date; readonly nonce: string },
): SignatureHeaders {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const tag = tagOf({ timestamp, nonce }, body, secret);
  return { timestamp, nonce, signature: `v1=${tag.toString('hex')}` };
}

function tagOf(
  { timestamp, nonce }: Pick<SignatureHeaders, 'timestamp' | 'nonce'>,
  body: Uint8Array,
  secret: string,
): Buffer {
  return createHmac('sha256', secret).update(`${timestamp}.${nonce}.`).update(body).digest();
}

function notSigned(): DomainError {
  return new DomainError('unauthenticated', 'The callback is not signed, or not by the provider.');
}
