import type { TableStatus } from '../../../domain/places.ts';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { isEnded, isOwing, toCarry } from '../floor/columns.ts';

/** A table as the room sees it. */
export interface TableView {
  /** `eating`: it has open orders, whatever its own state says. */
  readonly state: TableStatus | 'eating';
  /** Oldest first; completed ones that somebody still owes for, too. */
  readonly orders: readonly OrderOnWire[];
  readonly oldest: OrderOnWire | undefined;
  /** Of all its orders, major units. */
  readonly sum: number;
  /** What of it is not paid. */
  readonly due: number;
  readonly toConfirm: number;
  readonly toCarry: number;
}

export function describeTable(
  { id, status }: { readonly id: number; readonly status: TableStatus },
  known: Iterable<OrderOnWire>,
): TableView {
  const orders = [...known]
    .filter(({ table_id }) => table_id === id)
    .toSorted((a, b) => a.created_at.localeCompare(b.created_at));
  const open = orders.filter((order) => !isEnded(order));
  return {
    state: open.length > 0 ? 'eating' : status,
    orders,
    oldest: open[0],
    sum: total(orders),
    due: total(orders.filter(isOwing)),
    toConfirm: open.filter((order) => order.status === 'pending').length,
    toCarry: open.reduce((count, order) => count + toCarry(order).length, 0),
  };
}

function total(orders: readonly OrderOnWire[]): number {
  return orders.reduce((cents, { final_amount }) => cents + Math.round(final_amount * 100), 0) / 100;
}
