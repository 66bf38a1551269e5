import type { z } from 'zod';
import type { Actor } from '../../domain/roles.ts';
import type { tableChange } from '../../protocol/stores.ts';
import type { Transaction } from '../../storage/storage.ts';
import { type DiningTable, type Store, withStatus } from '../../domain/places.ts';
import { endCart } from '../../storage/table-carts.ts';
import { updateTable } from '../../storage/tables.ts';
import { announceTable } from './announce-table.ts';
import { refuseTakenNumber } from './create-table.ts';
import { requireTable } from './require-table.ts';

/** @throws DomainError `not_found`, `already_exists` for a number the store has */
export async function changeTable(
  tx: Transaction,
  {
    id,
    change,
    actor,
  }: { readonly id: number; readonly change: z.output<typeof tableChange>; readonly actor: Actor },
): Promise<{ table: DiningTable; store: Store }> {
  const { table: before, store } = await requireTable(tx.db, actor, id);
  const table: DiningTable = {
    ...withStatus(before, change.status ?? before.status, tx.now),
    tableNumber: change.table_number ?? before.tableNumber,
    seats: change.seats === undefined ? before.seats : change.seats,
  };
  if (table.tableNumber !== before.tableNumber) await refuseTakenNumber(tx, store.id, table.tableNumber);
  await updateTable(tx, table);
  if (table.status === 'closed') await endCart(tx, id);
  await announceTable(tx, { table, store });
  return { table, store };
}
