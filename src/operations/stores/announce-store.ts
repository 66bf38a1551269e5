import { toLocalIso } from '../../domain/local-time.ts';
import type { Store } from '../../domain/places.ts';
import type { Transaction } from '../../storage/storage.ts';
import { findOpenTables } from '../../storage/tables.ts';
import { storeOnWire } from './store-on-wire.ts';

/** Tells the store's screens and the guests at its tables how it is now. */
export async function announceStore(tx: Transaction, store: Store): Promise<void> {
  await tx.append({
    type: 'store_update',
    storeId: store.id,
    alsoTables: await findOpenTables(tx.db, store.id),
    body: () => ({ store: storeOnWire(store) }),
    timestamp: toLocalIso(tx.now, store.timezone),
  });
}
