import { toLocalIso } from '../../domain/local-time.ts';
import type { DiningTable, Store } from '../../domain/places.ts';
import type { Transaction } from '../../storage/storage.ts';
import { bareTableOnWire } from './table-on-wire.ts';

/** Tells the store's screens how a table is now, or that it is gone; its code is told to nobody. */
export async function announceTable(
  tx: Transaction,
  { table, store, removed = false }: { table: DiningTable; store: Store; removed?: boolean },
): Promise<void> {
  await tx.append({
    type: 'table_update',
    storeId: store.id,
    body: () => ({ table: bareTableOnWire(table, store), removed }),
    timestamp: toLocalIso(tx.now, store.timezone),
  });
}
