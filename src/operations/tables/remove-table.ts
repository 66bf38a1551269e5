import { DomainError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/roles.ts';
import { listOrders } from '../../storage/orders.ts';
import type { Transaction } from '../../storage/storage.ts';
import { endCart } from '../../storage/table-carts.ts';
import { removeTable as saveRemoval } from '../../storage/tables.ts';
import { announceTable } from './announce-table.ts';
import { requireTable } from './require-table.ts';

/** Its QR code and guest sessions end; past orders keep its number. @throws DomainError `not_found`, `in_use` */
export async function removeTable(
  tx: Transaction,
  { id, actor }: { readonly id: number; readonly actor: Actor },
): Promise<void> {
  const { table, store } = await requireTable(tx.db, actor, id);
  await tx.settle();
  const { total } = await listOrders(tx.db, { tableId: id, active: true, skip: 0, limit: 1 });
  if (total > 0)
    throw new DomainError('in_use', `Table ${table.tableNumber} has ${total} open orders.`, {
      open_orders: total,
    });
  await saveRemoval(tx, id);
  await endCart(tx, id);
  await announceTable(tx, { table, store, removed: true });
}
