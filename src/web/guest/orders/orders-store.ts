import { computed, signal } from '@preact/signals';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { visitor } from '../visitor.ts';
import { mergeOrder, mergeOrders } from './merge-orders.ts';
import { isEnded } from './order-steps.ts';

const known = signal<{ sender: string | undefined; orders: readonly OrderOnWire[] }>({
  sender: undefined,
  orders: [],
});

/** The orders of the table, or the customer's own; newest first. */
export const orders = computed(() =>
  known.value.sender === visitor.value?.sender ? known.value.orders : [],
);
export const openOrders = computed(() => orders.value.filter((order) => !isEnded(order)));

export function takeOrder(told: OrderOnWire): void {
  known.value = { sender: visitor.value?.sender, orders: mergeOrder(orders.value, told) };
}

export function takeOrders(loaded: readonly OrderOnWire[]): void {
  known.value = { sender: visitor.value?.sender, orders: mergeOrders(orders.value, loaded) };
}

/** It belongs to another table now. */
export function dropOrder(id: number): void {
  known.value = { ...known.value, orders: orders.value.filter((order) => order.id !== id) };
}
