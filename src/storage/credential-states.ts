import type { Actor } from '../domain/roles.ts';
import type { Queryable } from './database.ts';

/** What stands behind an actor's credential: `device:2`, `user:3`, a guest's `table:5`; undefined for the system itself. */
export function credentialKey({ subject, userId, tableId }: Actor): string | undefined {
  if (userId !== null) return `user:${userId}`;
  if (tableId !== null) return `table:${tableId}`;
  return /^device:\d+/.exec(subject)?.[0];
}

/**
 * The present state of credentials as text that changes with the rights behind them; one that is revoked or gone is missing.
 * @param keys as `credentialKey` makes them
 */
export async function readCredentialStates(
  db: Queryable,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const idsOf = (kind: string) =>
    keys.filter((key) => key.startsWith(`${kind}:`)).map((key) => Number(key.slice(kind.length + 1)));
  const states = new Map<string, string>();
  const devices = idsOf('device');
  if (devices.length > 0) {
    const alive: number[] = await db('device').whereIn('id', devices).whereNull('revoked_at').pluck('id');
    for (const id of alive) states.set(`device:${id}`, 'paired');
  }
  const users = idsOf('user');
  if (users.length > 0) {
    const rows: { id: number; token_version: number }[] = await db('user_account')
      .whereIn('id', users)
      .select('id', 'token_version');
    for (const { id, token_version } of rows) states.set(`user:${id}`, String(token_version));
  }
  const tables = idsOf('table');
  if (tables.length > 0) {
    const rows: { id: number; session_version: number }[] = await db('dining_table')
      .whereIn('id', tables)
      .whereNull('deleted_at')
      .select('id', 'session_version');
    for (const { id, session_version } of rows) states.set(`table:${id}`, String(session_version));
  }
  return states;
}
