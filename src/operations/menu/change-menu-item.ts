import type { z } from 'zod';
import { DomainError } from '../../domain/errors.ts';
import type { MenuItem } from '../../domain/menu.ts';
import { type Actor, reachesStore } from '../../domain/roles.ts';
import type { menuItemChange } from '../../protocol/menu-changes.ts';
import { findMenuItem, updateMenuItem } from '../../storage/menu-items.ts';
import type { Transaction } from '../../storage/storage.ts';
import type { Store } from '../../domain/places.ts';
import { findStore } from '../../storage/stores.ts';
import { announceDish } from './announce-menu-item.ts';
import { checkCommonDish, optionGroups } from './create-menu-item.ts';

export interface MenuItemChangeRequest {
  readonly id: number;
  readonly change: z.output<typeof menuItemChange>;
  readonly actor: Actor;
}

/**
 * Orders already placed keep the name and the price they had.
 * @throws DomainError `not_found`; `forbidden` and `invalid` for a dish of all stores
 */
export async function changeMenuItem(
  tx: Transaction,
  { id, change, actor }: MenuItemChangeRequest,
): Promise<{ before: MenuItem; after: MenuItem }> {
  const { item: before, store } = await requireMenuItem(tx, actor, id);
  if (before.allStores) checkCommonDish(actor, change.stock);
  const after: MenuItem = {
    ...before,
    name: change.name ?? before.name,
    price: change.price ?? before.price,
    description: change.description ?? before.description,
    category: change.category ?? before.category,
    station: change.station ?? before.station,
    options: change.options ? optionGroups(change.options) : before.options,
    stock: change.stock === undefined ? before.stock : change.stock,
    isAvailable: change.is_available ?? before.isAvailable,
    imageUrl: change.image_url === undefined ? before.imageUrl : change.image_url,
    allergens: change.allergens ?? before.allergens,
  };
  await updateMenuItem(tx, after, actor.subject);
  await announceDish(tx, store, after);
  return { before, after };
}

/** The dish itself and its own store. @throws DomainError `not_found` for an unknown one and for one out of reach alike. */
export async function requireMenuItem(
  tx: Transaction,
  actor: Actor,
  id: number,
): Promise<{ item: MenuItem; store: Store }> {
  const item = await findMenuItem(tx.db, id);
  const isReached = item && (item.allStores || reachesStore(actor, item.storeId));
  const store = isReached ? await findStore(tx.db, item.storeId) : undefined;
  if (!item || !store) throw new DomainError('not_found', `There is no dish ${id}.`);
  return { item, store };
}
