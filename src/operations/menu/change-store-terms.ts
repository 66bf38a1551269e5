import type { z } from 'zod';
import { DomainError } from '../../domain/errors.ts';
import { dishInStore, type MenuItem, plainTerms, type StoreTerms } from '../../domain/menu.ts';
import type { Actor } from '../../domain/roles.ts';
import type { storeTerms } from '../../protocol/menu-changes.ts';
import { forgetDishes } from '../../storage/menu-items.ts';
import type { Transaction } from '../../storage/storage.ts';
import { findTerms, saveTerms } from '../../storage/store-terms.ts';
import { announceMenuItem } from './announce-menu-item.ts';
import { requireMenuItem } from './change-menu-item.ts';
import { requireStore } from '../stores/require-store.ts';

export interface TermsRequest {
  readonly id: number;
  readonly storeId: number;
  /** What is left out stays. */
  readonly change: z.output<typeof storeTerms>;
  readonly actor: Actor;
}

/**
 * Sets what one store does its own way with a dish of all stores.
 * @throws DomainError `not_found`, `conflict` for a dish that belongs to one store
 */
export async function changeStoreTerms(
  tx: Transaction,
  { id, storeId, change, actor }: TermsRequest,
): Promise<MenuItem> {
  const store = await requireStore(tx.db, actor, storeId);
  const { item } = await requireMenuItem(tx, actor, id);
  if (!item.allStores)
    throw new DomainError('conflict', `${item.name} is of one store only: change the dish itself.`);
  const before = (await findTerms(tx.db, store.id, [id])).get(id) ?? plainTerms;
  const after: StoreTerms = {
    price: change.price === undefined ? before.price : change.price,
    station: change.station === undefined ? before.station : change.station,
    stock: change.stock === undefined ? before.stock : change.stock,
    isAvailable: change.is_available ?? before.isAvailable,
  };
  const dish = dishInStore(item, store.id, after);
  await saveTerms(tx, dish, after, actor.subject);
  await forgetDishes(tx);
  await announceMenuItem(tx, store, dish);
  return dish;
}
