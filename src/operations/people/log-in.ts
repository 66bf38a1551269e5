import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { DomainError } from '../../domain/errors.ts';
import type { tokenAnswer } from '../../protocol/auth.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Secrets } from '../../runtime/secrets.ts';
import { insertRefreshToken } from '../../storage/refresh-tokens.ts';
import type { Storage, Transaction } from '../../storage/storage.ts';
import { findUserByName, type User } from '../../storage/users.ts';
import { signAccessToken } from './access-token.ts';
import { hashToken, newOpaqueToken } from './opaque-token.ts';
import { isPassword } from './password.ts';
import { admitLogIn, forgiveLogIn, type LogInLimits, type LogInTry } from './throttle-log-in.ts';

export type TokenAnswer = z.input<typeof tokenAnswer>;

export interface SessionContext {
  readonly storage: Storage;
  readonly secrets: Pick<Secrets, 'auth'>;
  readonly clock: Clock;
  /** How long an access token is valid. */
  readonly accessMinutes: number;
}

export interface LogInContext extends SessionContext {
  readonly bcryptCost: number;
  readonly limits: LogInLimits;
}

/**
 * @throws DomainError `unauthenticated`, the same for an unknown user and a wrong password, and `too_many` with `retry_after`
 * (s) for who tries too often
 */
export async function logIn(
  context: LogInContext,
  { username, password, address }: LogInTry & { readonly password: string },
): Promise<TokenAnswer> {
  await admitLogIn(context, { username, address }, context.limits);
  const user = await findUserByName(context.storage.read, username);
  if (!(await isPassword(password, user?.hashedPassword, context.bcryptCost)) || !user)
    throw new DomainError('unauthenticated', 'The user name or the password is wrong.');
  const refreshToken = await context.storage.write(async (tx) => {
    await forgiveLogIn(tx, { username, address });
    return newRefreshToken(tx, user.id, randomUUID());
  });
  return tokensFor(context, user, refreshToken);
}

export async function newRefreshToken(tx: Transaction, userId: number, family: string): Promise<string> {
  const token = newOpaqueToken('rcr_');
  const expiresAt = new Date(tx.now.getTime() + 7 * 24 * 3_600_000).toISOString();
  await insertRefreshToken(tx, { tokenHash: hashToken(token), family, userId, expiresAt });
  return token;
}

export async function tokensFor(
  { secrets, clock, accessMinutes }: SessionContext,
  user: User,
  refreshToken: string,
): Promise<TokenAnswer> {
  const expiresIn = accessMinutes * 60;
  const accessToken = await signAccessToken(
    {
      sub: `user:${user.id}`,
      role: user.role,
      user_id: user.id,
      customer_id: user.customerId,
      store_ids: user.storeIds === null ? null : [...user.storeIds],
      table_id: null,
      version: user.tokenVersion,
    },
    expiresIn,
    { secret: secrets.auth, now: clock.now() },
  );
  return {
    access_token: accessToken,
    token_type: 'bearer',
    expires_in: expiresIn,
    refresh_token: refreshToken,
    ...(user.mustChangePassword && { must_change: true as const }),
  };
}
