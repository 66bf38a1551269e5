import type { z } from 'zod';
import { DomainError } from '../../domain/errors.ts';
import { refuseWeakPassword } from '../../domain/refuse-weak-password.ts';
import type { Actor } from '../../domain/roles.ts';
import type { userChange } from '../../protocol/auth.ts';
import { deleteRefreshTokensOf } from '../../storage/refresh-tokens.ts';
import type { Queryable, Storage, Transaction } from '../../storage/storage.ts';
import { countAdmins, findUser, updateUser, type User } from '../../storage/users.ts';
import { hashPassword } from './password.ts';
import { refuseDemoAdmin } from './refuse-demo-admin.ts';
import { refuseForeignStores } from '../stores/refuse-foreign-stores.ts';

export interface UserChangeRequest {
  readonly id: number;
  readonly change: z.output<typeof userChange>;
  readonly actor: Actor;
  readonly bcryptCost: number;
}

/**
 * A new password or other rights end the user's sessions.
 * @throws DomainError `not_found`, `in_use` for the last admin's role, `invalid` for a weak password.
 */
export async function changeUser(
  storage: Storage,
  { id, change, actor, bcryptCost }: UserChangeRequest,
): Promise<User> {
  const { username } = await findManagedUser(storage.read, id, actor);
  if (change.role === 'admin') await refuseDemoAdmin(storage.read, actor);
  if (change.password !== undefined) refuseWeakPassword(change.password, username);
  const hashedPassword =
    change.password === undefined ? undefined : await hashPassword(change.password, bcryptCost);
  return storage.write(async (tx) => {
    const before = await findManagedUser(tx.db, id, actor);
    if (change.store_ids !== undefined) refuseForeignStores(actor, change.store_ids);
    if (change.role !== undefined && change.role !== 'admin') await keepOneAdmin(tx, before);
    const endsSessions =
      hashedPassword !== undefined ||
      (change.role ?? before.role) !== before.role ||
      (change.store_ids !== undefined && !isSameReach(change.store_ids, before.storeIds)) ||
      change.must_change === true;
    const after: User = {
      ...before,
      email: change.email === undefined ? before.email : change.email,
      role: change.role ?? before.role,
      storeIds: change.store_ids === undefined ? before.storeIds : change.store_ids,
      hashedPassword: hashedPassword ?? before.hashedPassword,
      isDemo: before.isDemo && hashedPassword === undefined,
      mustChangePassword: change.must_change ?? (hashedPassword === undefined && before.mustChangePassword),
      tokenVersion: before.tokenVersion + (endsSessions ? 1 : 0),
    };
    await updateUser(tx, after);
    if (endsSessions) await deleteRefreshTokensOf(tx, id);
    return after;
  });
}

/** The same stores in whatever order; null is all of them, also those to come. */
function isSameReach(one: readonly number[] | null, other: readonly number[] | null): boolean {
  if (one === null || other === null) return one === other;
  const [mine, theirs] = [new Set(one), new Set(other)];
  return mine.size === theirs.size && one.every((storeId) => theirs.has(storeId));
}

/** The user, for an admin who reaches all of their stores. @throws DomainError `not_found` */
export async function findManagedUser(db: Queryable, id: number, actor: Actor): Promise<User> {
  const user = await findUser(db, id);
  const reached = actor.storeIds;
  const isForeign =
    reached !== null &&
    user?.role !== 'customer' &&
    !(user?.storeIds?.every((storeId) => reached.includes(storeId)) ?? false);
  if (!user || isForeign) throw new DomainError('not_found', `There is no user ${id}.`);
  return user;
}

/** @throws DomainError `in_use`: without an admin nobody could ever change anything again. */
export async function keepOneAdmin(tx: Transaction, user: User): Promise<void> {
  if (user.role === 'admin' && (await countAdmins(tx.db)) === 1)
    throw new DomainError('in_use', `${user.username} is the only admin. Make another one first.`);
}
