import { DomainError } from '../../domain/errors.ts';
import { type DiningTable, type Store, withStatus } from '../../domain/places.ts';
import type { Actor } from '../../domain/roles.ts';
import type { Transaction } from '../../storage/storage.ts';
import { updateTable } from '../../storage/tables.ts';
import { announceTable } from './announce-table.ts';
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
  if (before.status === 'occupied') return { table: before, store };
  const table = withStatus(before, 'occupied', tx.now);
  await updateTable(tx, table);
  await announceTable(tx, { table, store });
  return { table, store };
}
