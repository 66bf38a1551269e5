import type { DiningTable, Store } from '../../domain/places.ts';
import type { Actor } from '../../domain/roles.ts';
import type { Transaction } from '../../storage/storage.ts';
import { endCart } from '../../storage/table-carts.ts';
import { updateTable } from '../../storage/tables.ts';
import { requireTable } from './require-table.ts';

/** Makes a new QR code for the table: the printed one and every session opened with it are worthless. @throws DomainError `not_found` */
export async function rotateTableCode(
  tx: Transaction,
  { id, actor }: { readonly id: number; readonly actor: Actor },
): Promise<{ table: DiningTable; store: Store }> {
  const { table: before, store } = await requireTable(tx.db, actor, id);
  const table: DiningTable = {
    ...before,
    tokenVersion: before.tokenVersion + 1,
    sessionVersion: before.sessionVersion + 1,
  };
  await updateTable(tx, table);
  await endCart(tx, id);
  return { table, store };
}
