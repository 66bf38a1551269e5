import { DomainError } from '../../domain/errors.ts';
import { type DiningTable, type Store, withStatus } from '../../domain/places.ts';
import type { Actor } from '../../domain/roles.ts';
import { openOrdersAt } from '../../storage/orders.ts';
import type { Transaction } from '../../storage/storage.ts';
import { endCart } from '../../storage/table-carts.ts';
import { updateTable } from '../../storage/tables.ts';
import { announceTable } from './announce-table.ts';
import { requireTable } from './require-table.ts';

/**
 * The party has left: its guests' sessions and their cart end and the table is free. Its printed code stays good.
 * @throws DomainError `not_found`, `in_use` naming the orders that are still open: the next party would see them
 */
export async function clearTable(
  tx: Transaction,
  { id, actor }: { readonly id: number; readonly actor: Actor },
): Promise<{ table: DiningTable; store: Store }> {
  const { table: before, store } = await requireTable(tx.db, actor, id);
  await tx.settle();
  const open = await openOrdersAt(tx.db, id);
  if (open.length > 0)
    throw new DomainError(
      'in_use',
      `Table ${before.tableNumber} has open orders: ${open.join(', ')}. Complete or cancel them first.`,
      { status: before.status, order_numbers: open },
    );
  const table: DiningTable = {
    ...withStatus(before, before.status === 'closed' ? 'closed' : 'free', tx.now),
    sessionVersion: before.sessionVersion + 1,
  };
  await updateTable(tx, table);
  await endCart(tx, id);
  await announceTable(tx, { table, store });
  return { table, store };
}
