import type { z } from 'zod';
import type { menuPage } from '../../protocol/menu.ts';
import { listCategories } from '../../storage/menu-categories.ts';
import { listMenuItems } from '../../storage/menu-items.ts';
import type { Queryable } from '../../storage/storage.ts';
import { menuItemOnWire } from './menu-item-on-wire.ts';

/** A page of a store's menu, and all of its categories. */
export async function readMenu(
  db: Queryable,
  storeId: number,
  { skip, limit }: { readonly skip: number; readonly limit: number },
): Promise<z.input<typeof menuPage>> {
  const { items, total } = await listMenuItems(db, storeId, { skip, limit });
  const categories = await listCategories(db, storeId);
  return { items: items.map(menuItemOnWire), total, skip, limit, categories };
}
