import { findUserByName, listDemoUsers } from '../../storage/users.ts';
import type { Queryable } from '../../storage/database.ts';
import { isPassword } from './password.ts';

/** Names of the demo whose password is the name. */
const knownToAll = ['admin', 'staff', 'customer'];

/**
 * Users whose passwords everybody knows: by the mark of the demo, and by trying, as the mark is lost when somebody sets the same
 * password again.
 * @param bcryptCost of new password hashes
 */
export async function findKnownUsers(db: Queryable, bcryptCost: number): Promise<string[]> {
  const marked = (await listDemoUsers(db)).map(({ username }) => username);
  const tried = await Promise.all(
    knownToAll.map(async (name) => {
      const user = await findUserByName(db, name);
      const isKnown = user && !user.isDemo && (await isPassword(name, user.hashedPassword, bcryptCost));
      return isKnown ? [user.username] : [];
    }),
  );
  return [...marked, ...tried.flat()];
}
