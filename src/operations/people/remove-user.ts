import type { Actor } from '../../domain/roles.ts';
import type { Storage } from '../../storage/storage.ts';
import { deleteUser } from '../../storage/users.ts';
import { findManagedUser, keepOneAdmin } from './change-user.ts';

/** Their orders and what they did stay in the histories. @throws DomainError `not_found`, `in_use` for the last admin. */
export async function removeUser(
  storage: Storage,
  { id, actor }: { readonly id: number; readonly actor: Actor },
): Promise<void> {
  await storage.write(async (tx) => {
    await keepOneAdmin(tx, await findManagedUser(tx.db, id, actor));
    await deleteUser(tx, id);
  });
}
