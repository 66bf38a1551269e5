import type { z } from 'zod';
import { DomainError } from '../../domain/errors.ts';
import type { MenuItem, OptionGroup } from '../../domain/menu.ts';
import type { Actor } from '../../domain/roles.ts';
import type { newMenuItem } from '../../protocol/menu-changes.ts';
import { insertMenuItem } from '../../storage/menu-items.ts';
import type { Transaction } from '../../storage/storage.ts';
import { announceDish } from './announce-menu-item.ts';
import { requireStore } from '../stores/require-store.ts';

/** Where a dish without a station is cooked. */
const defaultStation = '厨房';

/**
 * @throws DomainError `not_found` for a store out of reach, `forbidden` for a dish of all stores from somebody who doesn't reach
 * all of them, `invalid` for a stock that belongs to no store
 */
export async function createMenuItem(
  tx: Transaction,
  { request, actor }: { readonly request: z.output<typeof newMenuItem>; readonly actor: Actor },
): Promise<MenuItem> {
  const store = await requireStore(tx.db, actor, request.store_id);
  const fields = menuItemFields(store.id, request);
  if (fields.allStores) checkCommonDish(actor, request.stock);
  const item = await insertMenuItem(tx, fields, actor.subject);
  await announceDish(tx, store, item);
  return item;
}

/** A dish as it was asked for, with what it leaves open filled in. */
export function menuItemFields(storeId: number, request: z.output<typeof newMenuItem>): Omit<MenuItem, 'id'> {
  return {
    storeId,
    allStores: request.all_stores ?? false,
    name: request.name,
    price: request.price,
    description: request.description ?? '',
    category: request.category ?? '',
    station: request.station ?? defaultStation,
    options: optionGroups(request.options ?? []),
    stock: request.all_stores ? null : (request.stock ?? null),
    isAvailable: request.is_available ?? true,
    imageUrl: request.image_url ?? null,
    allergens: request.allergens ?? [],
  };
}

/** A dish of all stores is changed by who reaches all of them, and its stock is each store's own. */
export function checkCommonDish(actor: Actor, stock: number | null | undefined): void {
  if (actor.storeIds !== null)
    throw new DomainError(
      'forbidden',
      'The dish is on the menu of every store. Change what your store does differently instead.',
    );
  if (stock !== null && stock !== undefined)
    throw new DomainError('invalid', 'A dish of all stores has a stock in each store.', {
      errors: [{ path: 'stock', message: 'is set per store' }],
    });
}

export function optionGroups(
  groups: NonNullable<z.output<typeof newMenuItem>['options']>,
): readonly OptionGroup[] {
  return groups.map(({ name, required, max, choices }) => ({
    name,
    required,
    max,
    choices: choices.map((choice) => ({ name: choice.name, priceDelta: choice.price_delta })),
  }));
}
