import type { TableStatus } from '../../../domain/places.ts';
import type { TableOnWire } from '../../../protocol/stores.ts';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { isEnded, isOwing, isWaiting, toCarry } from '../floor/columns.ts';

/** A table as the room sees it. */
export interface TableView {
  /** `eating`: it has open orders, whatever its own state says. */
  readonly state: TableStatus | 'eating';
  /** Oldest first; completed ones that somebody still owes for, too. */
  readonly orders: readonly OrderOnWire[];
  /** The oldest order with a dish that is not on the table yet: how long they have been waiting. */
  readonly waiting: OrderOnWire | undefined;
  /** Since when somebody sits there, ISO 8601: seated by staff, or the first open order; undefined when nobody does. */
  readonly since: string | undefined;
  /** Of all its orders, major units. */
  readonly sum: number;
  /** What of it is not paid. */
  readonly due: number;
  readonly toConfirm: number;
  readonly toCarry: number;
}

export function describeTable(
  { id, status, occupied_since: seated }: Pick<TableOnWire, 'id' | 'status' | 'occupied_since'>,
  known: Iterable<OrderOnWire>,
): TableView {
  const orders = [...known]
    .filter(({ table_id }) => table_id === id)
    .toSorted((a, b) => a.created_at.localeCompare(b.created_at));
  const open = orders.filter((order) => !isEnded(order));
  return {
    state: open.length > 0 ? 'eating' : status,
    orders,
    waiting: open.find(isWaiting),
    since: earlier(seated ?? undefined, open[0]?.created_at),
    sum: total(orders),
    due: total(orders.filter(isOwing)),
    toConfirm: open.filter((order) => order.status === 'pending').length,
    toCarry: open.reduce((count, order) => count + toCarry(order).length, 0),
  };
}

function earlier(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Date.parse(one) <= Date.parse(other) ? one : other;
}

function total(orders: readonly OrderOnWire[]): number {
  return orders.reduce((cents, { final_amount }) => cents + Math.round(final_amount * 100), 0) / 100;
}
