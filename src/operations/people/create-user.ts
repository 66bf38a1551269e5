import type { z } from 'zod';
import { DomainError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/roles.ts';
import { refuseWeakPassword } from '../../domain/refuse-weak-password.ts';
import { refuseMisleadingName } from '../../domain/username.ts';
import type { newUser } from '../../protocol/auth.ts';
import type { Storage } from '../../storage/storage.ts';
import { findUserByName, insertUser, type User } from '../../storage/users.ts';
import { hashPassword } from './password.ts';
import { refuseDemoAdmin } from './refuse-demo-admin.ts';
import { refuseForeignStores } from '../stores/refuse-foreign-stores.ts';

export interface NewUserRequest {
  readonly request: z.output<typeof newUser>;
  /** Null for somebody who signs up. */
  readonly actor: Actor | null;
  readonly bcryptCost: number;
}

/**
 * Anybody may become a customer; other roles and store scopes are given by an admin.
 * @throws DomainError `unauthenticated` or `forbidden` for a role without an admin, `already_exists` for a taken name,
 * `invalid` for one that could be taken for another's and for a weak password.
 */
export async function createUser(
  storage: Storage,
  { request, actor, bcryptCost }: NewUserRequest,
): Promise<User> {
  const { username, password, email = null, role = 'customer', store_ids: storeIds = null } = request;
  const mustChangePassword = request.must_change ?? false;
  if (role !== 'customer' || request.store_ids !== undefined || mustChangePassword)
    requireAdmin(actor, storeIds);
  if (actor && role === 'admin') await refuseDemoAdmin(storage.read, actor);
  refuseMisleadingName(username);
  refuseWeakPassword(password, username);
  // Before the hash, which is dear; the unique index decides in the end.
  if (await findUserByName(storage.read, username)) throw taken(username);
  const hashedPassword = await hashPassword(password, bcryptCost);
  return storage.write(async (tx) => {
    if (await findUserByName(tx.db, username)) throw taken(username);
    const customerId = role === 'customer' ? await tx.take('customer') : null;
    const given = { username, email, hashedPassword, role, customerId, storeIds };
    return insertUser(tx, { ...given, isDemo: false, mustChangePassword });
  });
}

function requireAdmin(actor: Actor | null, storeIds: readonly number[] | null): void {
  if (!actor)
    throw new DomainError(
      'unauthenticated',
      'Only an admin may make staff and admins. Leave the role and the stores out to sign up.',
    );
  if (actor.role !== 'admin')
    throw new DomainError(
      'forbidden',
      'Only an admin may make staff and admins. Leave the role and the stores out to sign up.',
    );
  refuseForeignStores(actor, storeIds);
}

function taken(username: string): DomainError {
  return new DomainError('already_exists', `The user name ${username} is taken.`, {
    errors: [{ path: 'username', message: 'is taken' }],
  });
}
