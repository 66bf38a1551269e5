import type { OrderOnWire } from '../../../protocol/orders.ts';

/** One order as it was told last: what comes late and is older changes nothing. Newest orders first. */
export function mergeOrder(orders: readonly OrderOnWire[], told: OrderOnWire): readonly OrderOnWire[] {
  const known = orders.find(({ id }) => id === told.id);
  if (known && known.seq > told.seq) return orders;
  return [...orders.filter(({ id }) => id !== told.id), told].sort((one, other) => other.id - one.id);
}

/** A list from the server, with what was told meanwhile. */
export function mergeOrders(
  orders: readonly OrderOnWire[],
  loaded: readonly OrderOnWire[],
): readonly OrderOnWire[] {
  return loaded.reduce(mergeOrder, orders);
}
