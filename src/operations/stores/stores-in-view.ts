import type { Actor } from '../../domain/roles.ts';
import type { Queryable } from '../../storage/storage.ts';
import { requireStore } from './require-store.ts';

/** The stores a listing is about: the one it names, else all within reach (null: all there are). @throws DomainError `not_found` */
export async function storesInView(
  db: Queryable,
  actor: Actor,
  storeId: number | undefined,
): Promise<readonly number[] | null> {
  if (storeId === undefined) return actor.storeIds;
  return [(await requireStore(db, actor, storeId)).id];
}
