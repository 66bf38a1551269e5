import { toLocalIso } from '../../domain/local-time.ts';
import { dishInStore, type MenuItem } from '../../domain/menu.ts';
import type { Store } from '../../domain/places.ts';
import type { Transaction } from '../../storage/storage.ts';
import { findTerms } from '../../storage/store-terms.ts';
import { findOpenStores, findStores } from '../../storage/stores.ts';
import { findOpenTables } from '../../storage/tables.ts';
import { menuItemOnWire } from './menu-item-on-wire.ts';

/** Tells the store's screens and the guests at its tables how a dish is now; one off the menu is told as not available. */
export async function announceMenuItem(tx: Transaction, store: Store, item: MenuItem): Promise<void> {
  await tx.append({
    type: 'menu_update',
    storeId: store.id,
    alsoTables: await findOpenTables(tx.db, store.id),
    body: () => ({ item: menuItemOnWire(item) }),
    timestamp: toLocalIso(tx.now, store.timezone),
  });
}

/** The same wherever the dish is on the menu; one of all stores as each has it. */
export async function announceDish(tx: Transaction, store: Store, dish: MenuItem): Promise<void> {
  if (!dish.allStores) return announceMenuItem(tx, store, dish);
  for (const each of await findStores(tx.db, await findOpenStores(tx.db))) {
    const terms = (await findTerms(tx.db, each.id, [dish.id])).get(dish.id);
    await announceMenuItem(tx, each, dishInStore(dish, each.id, terms));
  }
}
