import { DomainError } from '../../domain/errors.ts';
import { deleteRefreshFamily, findRefreshToken, markRefreshTokenUsed } from '../../storage/refresh-tokens.ts';
import type { Transaction } from '../../storage/storage.ts';
import { findUser, type User } from '../../storage/users.ts';
import { newRefreshToken, type SessionContext, type TokenAnswer, tokensFor } from './log-in.ts';
import { hashToken } from './opaque-token.ts';

/**
 * Exchanges a refresh token for new tokens. Each is good once: a second use means that somebody else holds a copy, and ends
 * every token that came from the same log-in. Tabs of one browser take turns.
 * @throws DomainError `unauthenticated`
 */
export async function refreshSession(context: SessionContext, refreshToken: string): Promise<TokenAnswer> {
  const rotated = await context.storage.write((tx) => rotate(tx, refreshToken));
  if (!rotated)
    throw new DomainError('unauthenticated', 'The refresh token is unknown, used or expired. Log in again.');
  return tokensFor(context, rotated.user, rotated.next);
}

/** Ends the session of a refresh token; an unknown one is no error, there is nothing to end. */
export async function revokeSession({ storage }: SessionContext, refreshToken: string): Promise<void> {
  await storage.write(async (tx) => {
    const token = await findRefreshToken(tx.db, hashToken(refreshToken));
    if (token) await deleteRefreshFamily(tx, token.family);
  });
}

/** Returns undefined instead of throwing: the end of a family must be committed. */
async function rotate(
  tx: Transaction,
  refreshToken: string,
): Promise<{ user: User; next: string } | undefined> {
  const token = await findRefreshToken(tx.db, hashToken(refreshToken));
  if (!token || token.expiresAt <= tx.now.toISOString()) return undefined;
  const user = await findUser(tx.db, token.userId);
  if (token.usedAt !== null || !user) {
    await deleteRefreshFamily(tx, token.family);
    return undefined;
  }
  await markRefreshTokenUsed(tx, token.tokenHash);
  return { user, next: await newRefreshToken(tx, user.id, token.family) };
}
