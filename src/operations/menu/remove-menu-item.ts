import type { MenuItem } from '../../domain/menu.ts';
import type { Actor } from '../../domain/roles.ts';
import { removeMenuItem as saveRemoval } from '../../storage/menu-items.ts';
import type { Transaction } from '../../storage/storage.ts';
import { announceDish } from './announce-menu-item.ts';
import { requireMenuItem } from './change-menu-item.ts';
import { checkCommonDish } from './create-menu-item.ts';

/** Takes a dish off the menu; orders keep it. @throws DomainError `not_found`, `forbidden` for a dish of all stores */
export async function removeMenuItem(
  tx: Transaction,
  { id, actor }: { readonly id: number; readonly actor: Actor },
): Promise<MenuItem> {
  const { item, store } = await requireMenuItem(tx, actor, id);
  if (item.allStores) checkCommonDish(actor, null);
  await saveRemoval(tx, item);
  await announceDish(tx, store, { ...item, isAvailable: false });
  return item;
}
