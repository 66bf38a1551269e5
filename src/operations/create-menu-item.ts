import type { z } from 'zod';
import type { MenuItem, OptionGroup } from '../domain/menu.ts';
import type { Actor } from '../domain/roles.ts';
import type { newMenuItem } from '../protocol/menu.ts';
import { insertMenuItem } from '../storage/menu-items.ts';
import type { Transaction } from '../storage/storage.ts';
import { announceMenuItem } from './announce-menu-item.ts';
import { requireStore } from './require-store.ts';

/** Where a dish without a station is cooked. */
const defaultStation = '厨房';

/** @throws DomainError `not_found` for a store out of reach */
export async function createMenuItem(
  tx: Transaction,
  { request, actor }: { readonly request: z.output<typeof newMenuItem>; readonly actor: Actor },
): Promise<MenuItem> {
  const store = await requireStore(tx.db, actor, request.store_id);
  const item = await insertMenuItem(tx, menuItemFields(store.id, request));
  await announceMenuItem(tx, store, item);
  return item;
}

/** A dish as it was asked for, with what it leaves open filled in. */
export function menuItemFields(storeId: number, request: z.output<typeof newMenuItem>): Omit<MenuItem, 'id'> {
  return {
    storeId,
    name: request.name,
    price: request.price,
    description: request.description ?? '',
    category: request.category ?? '',
    station: request.station ?? defaultStation,
    options: optionGroups(request.options ?? []),
    stock: request.stock ?? null,
    isAvailable: request.is_available ?? true,
    imageUrl: request.image_url ?? null,
  };
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
