import type { Actor } from '../../domain/roles.ts';
import { listCategories, saveCategories } from '../../storage/menu-categories.ts';
import type { Transaction } from '../../storage/storage.ts';
import { requireStore } from '../stores/require-store.ts';

export interface CategoryOrderRequest {
  readonly storeId?: number | undefined;
  readonly names: readonly string[];
  readonly actor: Actor;
}

/** Puts the categories of a store's menu in order; those left out come after. @throws DomainError `not_found` */
export async function orderCategories(
  tx: Transaction,
  { storeId, names, actor }: CategoryOrderRequest,
): Promise<{ storeId: number; names: string[] }> {
  const store = await requireStore(tx.db, actor, storeId);
  await saveCategories(tx, store.id, names);
  return { storeId: store.id, names: await listCategories(tx.db, store.id) };
}
