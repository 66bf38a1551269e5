import type { Actor } from '../../domain/roles.ts';
import type { Queryable } from '../../storage/storage.ts';
import { findUser } from '../../storage/users.ts';

/** Who acts, as paper names them: the user's name, else what kind of device it is. */
export async function nameActor(db: Queryable, { userId, subject }: Actor): Promise<string> {
  const user = userId === null ? undefined : await findUser(db, userId);
  return user?.username ?? subject;
}
