import { type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { DomainError } from '../domain/errors.ts';
import { type AccessClaims, accessClaims } from '../protocol/auth.ts';

const issuer = 'restaurantctl';
const audience = 'restaurantctl';

export interface TokenOptions {
  /** At least 32 bytes of text. */
  readonly secret: string;
  readonly now: Date;
}

/** Signs an access token (JWT, HS256) that is valid for `seconds` from now. */
export function signAccessToken(
  claims: Omit<AccessClaims, 'exp'>,
  seconds: number,
  { secret, now }: TokenOptions,
): Promise<string> {
  const issuedAt = Math.floor(now.getTime() / 1000);
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + seconds)
    .sign(new TextEncoder().encode(secret));
}

/** @throws DomainError `unauthenticated` for a token that is forged, expired, of another kind or not a token. */
export async function verifyAccessToken(token: string, { secret, now }: TokenOptions): Promise<AccessClaims> {
  const claims = accessClaims.safeParse(await verify(token, secret, now));
  if (claims.success) return claims.data;
  throw new DomainError('unauthenticated', 'The token is not valid. Log in again.');
}

async function verify(token: string, secret: string, now: Date): Promise<JWTPayload | undefined> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
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
