import { randomUUID } from 'node:crypto';
import { DomainError } from '../../domain/errors.ts';
import { refuseWeakPassword } from '../../domain/refuse-weak-password.ts';
import type { Actor } from '../../domain/roles.ts';
import { deleteRefreshTokensOf } from '../../storage/refresh-tokens.ts';
import { findUser, updateUser } from '../../storage/users.ts';
import { type LogInContext, newRefreshToken, type TokenAnswer, tokensFor } from './log-in.ts';
import { hashPassword, isPassword } from './password.ts';
import { admitLogIn, forgiveLogIn } from './throttle-log-in.ts';

export interface OwnPasswordRequest {
  readonly actor: Actor;
  /** Where the person is; guesses from there are counted as those to log in. */
  readonly address: string;
  readonly current: string;
  readonly password: string;
}

/**
 * Whoever knows the password chooses another one. All sessions end, and a new one begins.
 * @throws DomainError `unauthenticated`, `too_many` as at the log-in, `invalid` for a wrong password and for a new one that is
 * weak or the old one
 */
export async function changeOwnPassword(
  context: LogInContext,
  { actor, address, current, password }: OwnPasswordRequest,
): Promise<TokenAnswer> {
  const { storage, bcryptCost, limits } = context;
  const user = actor.userId === null ? undefined : await findUser(storage.read, actor.userId);
  if (!user) throw new DomainError('unauthenticated', 'The user is gone. Log in again.');
  const attempt = { username: user.username, address };
  await admitLogIn(context, attempt, limits);
  if (!(await isPassword(current, user.hashedPassword, bcryptCost)))
    throw new DomainError('invalid', 'The present password is wrong.', {
      errors: [{ path: 'current_password', message: 'is wrong' }],
    });
  refuseWeakPassword(password, user.username);
  if (password === current)
    throw new DomainError('invalid', 'The new password is the old one.', {
      errors: [{ path: 'password', message: 'must be another one' }],
    });
  const hashedPassword = await hashPassword(password, bcryptCost);
  const changed = await storage.write(async (tx) => {
    const before = await findUser(tx.db, user.id);
    // Meanwhile an admin may have given another one.
    if (before?.hashedPassword !== user.hashedPassword)
      throw new DomainError('conflict', 'The password was changed meanwhile. Log in again.');
    const after = {
      ...before,
      hashedPassword,
      isDemo: false,
      mustChangePassword: false,
      tokenVersion: before.tokenVersion + 1,
    };
    await updateUser(tx, after);
    await deleteRefreshTokensOf(tx, user.id);
    await forgiveLogIn(tx, attempt);
    return { user: after, refreshToken: await newRefreshToken(tx, user.id, randomUUID()) };
  });
  return tokensFor(context, changed.user, changed.refreshToken);
}
