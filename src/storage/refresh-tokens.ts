import type { Queryable } from './database.ts';
import type { Transaction } from './writer.ts';

/** Only the hash is kept; a token used twice ends its family. */
export interface RefreshToken {
  readonly tokenHash: string;
  readonly family: string;
  readonly userId: number;
  readonly expiresAt: string;
  readonly usedAt: string | null;
}

interface RefreshTokenRow {
  readonly token_hash: string;
  readonly family: string;
  readonly user_id: number;
  readonly expires_at: string;
  readonly used_at: string | null;
}

export async function findRefreshToken(db: Queryable, tokenHash: string): Promise<RefreshToken | undefined> {
  const row: RefreshTokenRow | undefined = await db('refresh_token').where({ token_hash: tokenHash }).first();
  return (
    row && {
      tokenHash: row.token_hash,
      family: row.family,
      userId: row.user_id,
      expiresAt: row.expires_at,
      usedAt: row.used_at,
    }
  );
}

export async function insertRefreshToken(
  tx: Transaction,
  token: Omit<RefreshToken, 'usedAt'>,
): Promise<void> {
  await tx.db('refresh_token').insert({
    token_hash: token.tokenHash,
    family: token.family,
    user_id: token.userId,
    expires_at: token.expiresAt,
    created_at: tx.now.toISOString(),
  });
}

export async function markRefreshTokenUsed(tx: Transaction, tokenHash: string): Promise<void> {
  await tx.db('refresh_token').where({ token_hash: tokenHash }).update({ used_at: tx.now.toISOString() });
}

export async function deleteRefreshFamily(tx: Transaction, family: string): Promise<void> {
  await tx.db('refresh_token').where({ family }).delete();
}

export async function deleteRefreshTokensOf(tx: Transaction, userId: number): Promise<void> {
  await tx.db('refresh_token').where({ user_id: userId }).delete();
}

export async function deleteExpiredRefreshTokens(tx: Transaction): Promise<number> {
  return tx.db('refresh_token').where('expires_at', '<', tx.now.toISOString()).delete();
}

/** Ends every session there is. */
export async function forgetRefreshTokens(tx: Transaction): Promise<void> {
  await tx.db('refresh_token').delete();
}
