import { toLocalIso } from '../domain/local-time.ts';
import type { MenuItem } from '../domain/menu.ts';
import type { Transaction } from '../storage/storage.ts';
import type { Store } from '../domain/places.ts';
import { menuItemOnWire } from './menu-item-on-wire.ts';

/** Tells the store's screens how a dish is now; one off the menu is told as not available. */
export async function announceMenuItem(tx: Transaction, store: Store, item: MenuItem): Promise<void> {
  await tx.append({
    type: 'menu_update',
    storeId: store.id,
    body: () => ({ item: menuItemOnWire(item) }),
    timestamp: toLocalIso(tx.now, store.timezone),
  });
}
