import type { BoardOrder } from '../../../client/board/board.ts';
import type { ConfirmPolicy } from '../../../domain/order.ts';
import type { OrderOnWire } from '../../../protocol/orders.ts';

export type ColumnName = 'confirm' | 'pay' | 'serve';

/** An order stands in every column that has work for it: one that is cooked and not paid for has two. */
export interface Columns {
  /** Somebody must say yes first. */
  readonly confirm: readonly BoardOrder[];
  /** Money is to be taken. */
  readonly pay: { readonly now: readonly BoardOrder[]; readonly later: readonly BoardOrder[] };
  /** Dishes to carry, or an order to close; `later`: still in the kitchen. */
  readonly serve: { readonly now: readonly BoardOrder[]; readonly later: readonly BoardOrder[] };
}

/**
 * What a waiter has to do, the oldest first.
 * @param policy where payment confirms orders, unpaid ones wait for money instead of a yes
 */
export function columnsOf(orders: Iterable<BoardOrder>, policy: ConfirmPolicy): Columns {
  const known = [...orders].toSorted((a, b) => a.order.created_at.localeCompare(b.order.created_at));
  const waits = ({ order }: BoardOrder) => order.status === 'pending';
  const paysFirst = ({ order }: BoardOrder) => policy === 'on_payment' && isOwing(order);
  const owing = known.filter((entry) => isOwing(entry.order) && (!waits(entry) || paysFirst(entry)));
  const open = known.filter(
    ({ order }) => order.status !== 'pending' && !isEnded(order) && !isSettledUp(order),
  );
  return {
    confirm: known.filter((entry) => waits(entry) && !paysFirst(entry)),
    pay: {
      now: owing.filter((entry) => wantsToPay(entry.order)),
      later: owing.filter((entry) => !wantsToPay(entry.order)),
    },
    serve: {
      now: open.filter(({ order }) => toCarry(order).length > 0 || isServed(order)),
      later: open.filter(({ order }) => toCarry(order).length === 0 && !isServed(order)),
    },
  };
}

/** How many orders each column asks somebody to see to now. */
export function countsOf({ confirm, pay, serve }: Columns): Readonly<Record<ColumnName, number>> {
  return { confirm: confirm.length, pay: pay.now.length, serve: serve.now.length };
}

/** Money is still to come. */
export function isOwing({ status, payment_status, final_amount }: OrderOnWire): boolean {
  return (
    status !== 'cancelled' && payment_status !== 'paid' && payment_status !== 'refunded' && final_amount > 0
  );
}

/** Dishes that stand ready to be carried. */
export function toCarry({ items }: OrderOnWire): OrderOnWire['items'] {
  return items.filter(({ status }) => status === 'ready');
}

/** Every dish is on its table. */
export function isServed({ items }: OrderOnWire): boolean {
  const live = items.filter(({ status }) => status !== 'cancelled');
  return live.length > 0 && live.every(({ status }) => status === 'served');
}

/** A dish is still to come: how long that takes matters. */
export function isWaiting({ items }: OrderOnWire): boolean {
  return items.some(({ status }) => status !== 'served' && status !== 'cancelled');
}

export function isEnded({ status }: OrderOnWire): boolean {
  return status === 'completed' || status === 'cancelled';
}

/** All is on the table and only money is missing: that is the other column's. */
function isSettledUp(order: OrderOnWire): boolean {
  return isServed(order) && isOwing(order);
}

/** The guest has begun to pay, has eaten, or takes the food along. */
function wantsToPay(order: OrderOnWire): boolean {
  const { payment_status, service_mode, status } = order;
  return (
    payment_status === 'pending' ||
    payment_status === 'failed' ||
    service_mode !== 'dine_in' ||
    status === 'pending' ||
    status === 'completed' ||
    isServed(order)
  );
}
