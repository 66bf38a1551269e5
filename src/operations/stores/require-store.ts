import { DomainError } from '../../domain/errors.ts';
import { type Actor, reachesStore } from '../../domain/roles.ts';
import type { Queryable, Transaction } from '../../storage/storage.ts';
import type { Store } from '../../domain/places.ts';
import { findFirstStore, findStore, recallStore } from '../../storage/stores.ts';

/**
 * The store meant by a request: the one it names, else the actor's own, else the only (lowest) one.
 * @param actor null for the public parts
 * @throws DomainError `not_found` for an unknown one and for one out of the actor's reach alike.
 */
export async function requireStore(
  db: Queryable,
  actor: Actor | null,
  id: number | undefined,
): Promise<Store> {
  if (id === undefined) {
    const store = await findFirstStore(db, actor?.storeIds ?? null);
    if (store) return store;
    throw new DomainError('not_found', 'There is no store yet.');
  }
  const store = !actor || reachesStore(actor, id) ? await findStore(db, id) : undefined;
  return store ?? unknownStore(id);
}

/** The same inside a transaction, read once for all of its units. */
export async function requireStoreIn(tx: Transaction, actor: Actor, id: number): Promise<Store> {
  const store = reachesStore(actor, id) ? await recallStore(tx, id) : undefined;
  return store ?? unknownStore(id);
}

function unknownStore(id: number): never {
  throw new DomainError('not_found', `There is no store ${id}.`);
}
