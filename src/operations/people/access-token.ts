import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { decodeProtectedHeader } from 'jose/decode/protected_header';
import { SignJWT } from 'jose/jwt/sign';
import { jwtVerify } from 'jose/jwt/verify';
import { DomainError } from '../../domain/errors.ts';
import { type AccessClaims, accessClaims } from '../../protocol/auth.ts';
import type { RetiredKey } from '../../runtime/secrets.ts';

const issuer = 'restaurantctl';
const audience = 'restaurantctl';

export interface TokenOptions {
  /** At least 32 bytes of text. */
  readonly secret: string;
  readonly now: Date;
}

export interface TokenCheck extends TokenOptions {
  /** Keys of before the last rotations. @default none */
  readonly retired?: readonly RetiredKey[];
}

/** Signs an access token (JWT, HS256) that is valid for `seconds` from now. */
export function signAccessToken(
  claims: Omit<AccessClaims, 'exp'>,
  seconds: number,
  { secret, now }: TokenOptions,
): Promise<string> {
  const issuedAt = Math.floor(now.getTime() / 1000);
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: keyId(secret) })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + seconds)
    .sign(new TextEncoder().encode(secret));
}

/** @throws DomainError `unauthenticated` for a token that is forged, expired, of another kind or not a token. */
export async function verifyAccessToken(token: string, check: TokenCheck): Promise<AccessClaims> {
  const claims = accessClaims.safeParse(await verify(token, check));
  if (claims.success) return claims.data;
  throw new DomainError('unauthenticated', 'The token is not valid. Log in again.');
}

/** Names a key without telling anything of it. */
export function keyId(secret: string): string {
  return createHash('sha256').update(`kid:${secret}`).digest('base64url').slice(0, 12);
}

async function verify(token: string, { secret, retired = [], now }: TokenCheck): Promise<JWTPayload> {
  const good = retired.filter(({ until }) => until > now.toISOString());
  const keys = new Map([secret, ...good.map((key) => key.secret)].map((key) => [keyId(key), key]));
  try {
    const { kid } = decodeProtectedHeader(token);
    // One without a name is from before keys had names.
    const key = kid === undefined ? secret : keys.get(kid);
    if (key === undefined) throw new Error('The token was signed with a key that is not known here');
    const { payload } = await jwtVerify(token, new TextEncoder().encode(key), {
      algorithms: ['HS256'],
      typ: 'at+jwt',
      issuer,
      audience,
      requiredClaims: ['exp', 'iat'],
      maxTokenAge: '1 day',
      currentDate: now,
      clockTolerance: 5,
    });
    return payload;
  } catch (thrown) {
    throw new DomainError(
      'unauthenticated',
      'The token is not valid or has expired. Log in again.',
      {},
      { cause: thrown },
    );
  }
}
