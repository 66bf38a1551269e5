import { DomainError } from '../../domain/errors.ts';
import type { MenuItem } from '../../domain/menu.ts';
import { type Actor, reachesStore } from '../../domain/roles.ts';
import { findMenuItem, updateMenuItem } from '../../storage/menu-items.ts';
import type { Transaction } from '../../storage/storage.ts';
import { announceMenuItem } from './announce-menu-item.ts';
import { changeStoreTerms } from './change-store-terms.ts';
import { requireStore } from '../stores/require-store.ts';

export interface AvailabilityRequest {
  readonly id: number;
  readonly isAvailable: boolean;
  /** For a dish of all stores, where the actor reaches several. */
  readonly storeId?: number | undefined;
  readonly actor: Actor;
}

/** Takes a dish out of sale (86) or sells it again, in one store. A stock stays as it is. @throws DomainError `not_found` */
export async function setAvailability(
  tx: Transaction,
  { id, isAvailable, storeId, actor }: AvailabilityRequest,
): Promise<MenuItem> {
  const item = await findMenuItem(tx.db, id);
  const isElsewhere =
    item &&
    !item.allStores &&
    (!reachesStore(actor, item.storeId) || (storeId ?? item.storeId) !== item.storeId);
  if (!item || isElsewhere) throw new DomainError('not_found', `There is no dish ${id}.`);
  const store = await requireStore(tx.db, actor, item.allStores ? storeId : item.storeId);
  if (item.allStores)
    return changeStoreTerms(tx, { id, storeId: store.id, change: { is_available: isAvailable }, actor });
  const after = { ...item, isAvailable };
  await updateMenuItem(tx, after, actor.subject);
  await announceMenuItem(tx, store, after);
  return after;
}
