import type { Queryable } from './database.ts';

/** The names behind subjects such as `user:3` and `device:2`, the revoked included; those of nobody named are absent. */
export async function readSubjectNames(
  db: Queryable,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const users: { id: number; username: string }[] = await db('user_account')
    .whereIn('id', idsOf('user', subjects))
    .select('id', 'username');
  const devices: { id: number; name: string }[] = await db('device')
    .whereIn('id', idsOf('device', subjects))
    .select('id', 'name');
  return new Map([
    ...users.map(({ id, username }): [string, string] => [`user:${id}`, username]),
    ...devices.map(({ id, name }): [string, string] => [`device:${id}`, name]),
  ]);
}

function idsOf(kind: string, subjects: readonly string[]): number[] {
  const ids = subjects.map((subject) => new RegExp(`^${kind}:(\\d+)$`).exec(subject)?.[1]);
  return [...new Set(ids.filter((id) => id !== undefined).map(Number))];
}
