import { DomainError } from '../domain/errors.ts';
import type { DiningTable, Store } from '../domain/places.ts';
import type { Actor } from '../domain/roles.ts';
import type { Transaction } from '../storage/storage.ts';
import { updateTable } from '../storage/tables.ts';
import { requireTable } from './require-table.ts';

/**
 * Guests sit down at a table, also at a reserved one; it stays occupied until it is cleared.
 * @throws DomainError `not_found`, `conflict` for a closed table
 */
export async function seatTable(
  tx: Transaction,
  { id, actor }: { readonly id: number; readonly actor: Actor },
): Promise<{ table: DiningTable; store: Store }> {
  const { table: before, store } = await requireTable(tx.db, actor, id);
  if (before.status === 'closed')
    throw new DomainError('conflict', `Table ${before.tableNumber} is closed.`, { status: before.status });
  const table: DiningTable = { ...before, status: 'occupied' };
  if (before.status !== 'occupied') await updateTable(tx, table);
  return { table, store };
}
