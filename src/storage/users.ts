import type { Role } from '../domain/roles.ts';
import { foldedName, usernameKey } from '../domain/username.ts';
import { countRows, type Window } from './count-rows.ts';
import type { Queryable } from './database.ts';
import type { Transaction } from './writer.ts';

export type UserRole = Extract<Role, 'customer' | 'staff' | 'admin'>;

export interface User {
  readonly id: number;
  readonly username: string;
  readonly email: string | null;
  readonly hashedPassword: string;
  readonly role: UserRole;
  readonly customerId: number | null;
  /** Null means all. */
  readonly storeIds: readonly number[] | null;
  /** Raised with a new password or other rights: access tokens of before are worthless. */
  readonly tokenVersion: number;
  /** Has the password everybody knows. */
  readonly isDemo: boolean;
  /** Somebody else chose the password: until it is changed it is good for nothing but that. */
  readonly mustChangePassword: boolean;
  readonly createdAt: string;
}

interface UserRow {
  readonly id: number;
  readonly username: string;
  readonly email: string | null;
  readonly hashed_password: string;
  readonly role: UserRole;
  readonly customer_id: number | null;
  readonly store_ids: string | null;
  readonly token_version: number;
  readonly is_demo: number | boolean;
  readonly must_change_password: number | boolean;
  readonly created_at: string;
}

export async function findUser(db: Queryable, id: number): Promise<User | undefined> {
  const row: UserRow | undefined = await db('user_account').where({ id }).first();
  return row && toUser(row);
}

/** Look-alikes count as the same name; see `usernameKey`. */
export async function findUserByName(db: Queryable, username: string): Promise<User | undefined> {
  const row: UserRow | undefined = await db('user_account')
    .whereIn('username_key', usernameKeys(username))
    .first();
  return row && toUser(row);
}

/** The key a name is kept under, first, and the one it may have from before look-alikes of other scripts counted. */
export function usernameKeys(username: string): readonly string[] {
  return [...new Set([usernameKey(username), foldedName(username)])];
}

/**
 * Users in the order they came.
 * @param reach the stores of whoever asks (null: all): of other people's staff they learn nothing
 */
export async function listUsers(
  db: Queryable,
  { skip, limit, reach }: Window & { readonly reach: readonly number[] | null },
): Promise<{ users: User[]; total: number }> {
  const query = db('user_account');
  if (reach !== null) {
    const workers: { id: number; store_ids: string | null }[] = await db('user_account')
      .whereNot({ role: 'customer' })
      .whereNotNull('store_ids')
      .select('id', 'store_ids');
    const reached = workers.filter(({ store_ids }) => isWithin(reach, store_ids)).map(({ id }) => id);
    query.where((own) => void own.where({ role: 'customer' }).orWhereIn('id', reached));
  }
  const rows: UserRow[] = await query.clone().orderBy('id').offset(skip).limit(limit);
  return { users: rows.map(toUser), total: await countRows(query) };
}

function isWithin(reach: readonly number[], storeIds: string | null): boolean {
  const ids: readonly number[] = storeIds === null ? [] : JSON.parse(storeIds);
  return storeIds !== null && ids.every((id) => reach.includes(id));
}

/** Users that still have the password everybody knows. */
export async function listDemoUsers(db: Queryable): Promise<User[]> {
  const rows: UserRow[] = await db('user_account').where({ is_demo: true }).orderBy('id');
  return rows.map(toUser);
}

type NewUserRow = Omit<User, 'id' | 'createdAt' | 'tokenVersion' | 'mustChangePassword'> &
  Partial<Pick<User, 'mustChangePassword'>>;

/** Whose password is their own, unless it says otherwise. */
export async function insertUser(
  tx: Transaction,
  { mustChangePassword = false, ...fields }: NewUserRow,
): Promise<User> {
  const user = { ...fields, mustChangePassword };
  const createdAt = tx.now.toISOString();
  const rows: { id: number }[] = await tx
    .db('user_account')
    .insert({
      ...toRow(user),
      username_key: usernameKey(user.username),
      customer_id: user.customerId,
      created_at: createdAt,
    })
    .returning('id');
  if (!rows[0]) throw new Error('The user was not inserted');
  return { ...user, id: rows[0].id, tokenVersion: 1, createdAt };
}

export async function updateUser(tx: Transaction, user: User): Promise<void> {
  await tx
    .db('user_account')
    .where({ id: user.id })
    .update({ ...toRow(user), token_version: user.tokenVersion });
}

export async function deleteUser(tx: Transaction, id: number): Promise<void> {
  await tx.db('user_account').where({ id }).delete();
}

export async function countAdmins(db: Queryable): Promise<number> {
  return countRows(db('user_account').where({ role: 'admin' }));
}

function toUser(row: UserRow): User {
  return {
    id: row.id,
    username: row.username,
    email: row.email,
    hashedPassword: row.hashed_password,
    role: row.role,
    customerId: row.customer_id,
    storeIds: row.store_ids === null ? null : JSON.parse(row.store_ids),
    tokenVersion: row.token_version,
    isDemo: Boolean(row.is_demo),
    mustChangePassword: Boolean(row.must_change_password),
    createdAt: row.created_at,
  };
}

type StoredFields =
  | 'username'
  | 'email'
  | 'hashedPassword'
  | 'role'
  | 'storeIds'
  | 'isDemo'
  | 'mustChangePassword';

function toRow(user: Pick<User, StoredFields>) {
  return {
    username: user.username,
    email: user.email,
    hashed_password: user.hashedPassword,
    role: user.role,
    store_ids: user.storeIds === null ? null : JSON.stringify(user.storeIds),
    is_demo: user.isDemo,
    must_change_password: user.mustChangePassword,
  };
}
