import { DomainError } from '../../domain/errors.ts';
import { isEnded, type Order } from '../../domain/placed-order.ts';
import type { DiningTable } from '../../domain/places.ts';
import type { Actor } from '../../domain/roles.ts';
import { listOpenOrdersOfTable, openOrdersAt } from '../../storage/orders.ts';
import type { Transaction } from '../../storage/storage.ts';
import { findTable } from '../../storage/tables.ts';
import { carryCart, carryCartBack } from '../carts/carry-cart.ts';
import { recordOrder } from './record-order.ts';
import { type ReachedOrder, requireOrderForChange } from './require-order.ts';
import { requireTable } from '../tables/require-table.ts';

/**
 * Seats an order's guests elsewhere. Both tables hear of it; the kitchen is told nothing again: what it is told from then on
 * names the new table. With its last open order the party leaves a table, and its shared cart goes along.
 * @throws DomainError `not_found` for an order or table out of reach, `conflict` for a closed table, an order that has ended or
 * is not eaten here
 */
export async function moveToTable(
  tx: Transaction,
  { id, tableId, actor }: { readonly id: number; readonly tableId: number; readonly actor: Actor },
): Promise<ReachedOrder> {
  const { order, store } = await requireOrderForChange(tx, actor, id);
  const table = await requireOpenTable(tx, { actor, id: tableId, storeId: store.id });
  if (isEnded(order) || (order.tableId === null && order.serviceMode !== 'dine_in'))
    throw new DomainError(
      'conflict',
      isEnded(order)
        ? `The order is ${order.status}.`
        : `The order is ${order.serviceMode}: it has no table.`,
      { status: order.status },
    );
  const moved = await seat(tx, { order, store, table, actor });
  const from = order.tableId === null ? undefined : await findTable(tx.db, order.tableId);
  if (from && from.id !== table.id) await takeCartAlong(tx, { store, from, into: table });
  return { store, order: moved };
}

async function takeCartAlong(tx: Transaction, places: Parameters<typeof carryCart>[1]): Promise<void> {
  if (await carryCartBack(tx, places)) return;
  if (await isLeft(tx, places.from.id)) await carryCart(tx, places);
}

async function isLeft(tx: Transaction, tableId: number): Promise<boolean> {
  await tx.settle();
  return (await openOrdersAt(tx.db, tableId)).length === 0;
}

/**
 * Moves all open orders of a table and its shared cart to another, all or none.
 * @throws DomainError `not_found`, `conflict` for a closed table, `invalid` for a table and itself
 */
export async function mergeTables(
  tx: Transaction,
  { id, intoId, actor }: { readonly id: number; readonly intoId: number; readonly actor: Actor },
): Promise<ReachedOrder[]> {
  const { table: from, store } = await requireTable(tx.db, actor, id);
  if (id === intoId)
    throw new DomainError('invalid', 'A table is not merged into itself.', {
      errors: [{ path: 'into_table_id', message: 'must be another table' }],
    });
  const table = await requireOpenTable(tx, { actor, id: intoId, storeId: store.id });
  const moved: ReachedOrder[] = [];
  for (const order of await listOpenOrdersOfTable(tx, id))
    moved.push({ store, order: await seat(tx, { order, store, table, actor }) });
  await carryCart(tx, { store, from, into: table });
  return moved;
}

async function requireOpenTable(
  tx: Transaction,
  { actor, id, storeId }: { readonly actor: Actor; readonly id: number; readonly storeId: number },
): Promise<DiningTable> {
  const { table } = await requireTable(tx.db, actor, id);
  if (table.storeId !== storeId) throw new DomainError('not_found', `There is no table ${id}.`);
  if (table.status === 'closed')
    throw new DomainError('conflict', `Table ${table.tableNumber} is closed.`, { status: table.status });
  return table;
}

async function seat(
  tx: Transaction,
  { order, store, table, actor }: ReachedOrder & { readonly table: DiningTable; readonly actor: Actor },
): Promise<Order> {
  if (order.tableId === table.id) return order;
  return recordOrder(tx, {
    store,
    before: order,
    after: { ...order, tableId: table.id, tableNumber: table.tableNumber },
    actor,
    reason: `${order.tableNumber ?? '–'} → ${table.tableNumber}`,
    events: [{ type: 'order_status_update' }],
    history: [{ itemId: null, status: 'table_changed' }],
  });
}
