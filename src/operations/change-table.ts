import type { z } from 'zod';
import type { Actor } from '../domain/roles.ts';
import type { tableChange } from '../protocol/stores.ts';
import type { Transaction } from '../storage/storage.ts';
import type { DiningTable, Store } from '../domain/places.ts';
import { updateTable } from '../storage/tables.ts';
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
    ...before,
    tableNumber: change.table_number ?? before.tableNumber,
    seats: change.seats ?? before.seats,
    status: change.status ?? before.status,
  };
  if (table.tableNumber !== before.tableNumber) await refuseTakenNumber(tx, store.id, table.tableNumber);
  await updateTable(tx, table);
  return { table, store };
}
