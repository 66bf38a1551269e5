import { DomainError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/roles.ts';
import { listOrders } from '../../storage/orders.ts';
import type { Transaction } from '../../storage/storage.ts';
import { closeStore, listStores } from '../../storage/stores.ts';
import { requireStore } from './require-store.ts';

/** Closes a store; its past stays readable. @throws DomainError `not_found`, `in_use` while orders are open and for the only one */
export async function removeStore(
  tx: Transaction,
  { id, actor }: { readonly id: number; readonly actor: Actor },
): Promise<void> {
  await requireStore(tx.db, actor, id);
  if ((await listStores(tx.db, { skip: 0, limit: 2 })).total === 1)
    throw new DomainError('in_use', 'It is the only store. Make another one first.');
  await tx.settle();
  const { total } = await listOrders(tx.db, { storeId: id, active: true, skip: 0, limit: 1 });
  if (total > 0)
    throw new DomainError('in_use', `The store has ${total} open orders. Complete or cancel them first.`, {
      open_orders: total,
    });
  await closeStore(tx, id);
}
