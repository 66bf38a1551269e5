import { DomainError } from '../../domain/errors.ts';
import { type Actor, reachesStore } from '../../domain/roles.ts';
import type { Queryable } from '../../storage/storage.ts';
import type { DiningTable, Store } from '../../domain/places.ts';
import { findStore } from '../../storage/stores.ts';
import { findTable } from '../../storage/tables.ts';

/** @throws DomainError `not_found` for an unknown table and for one of a store out of reach alike. */
export async function requireTable(
  db: Queryable,
  actor: Actor,
  id: number,
): Promise<{ table: DiningTable; store: Store }> {
  const table = await findTable(db, id);
  const store = table && reachesStore(actor, table.storeId) ? await findStore(db, table.storeId) : undefined;
  if (!table || !store) throw new DomainError('not_found', `There is no table ${id}.`);
  return { table, store };
}
