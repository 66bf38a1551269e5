/** As far as merging looks: a number, and the store stream's position at its last change. */
interface Told {
  readonly id: number;
  readonly seq: number;
}

/** One order as it was told last: what comes late and is older changes nothing. Newest orders first. */
export function mergeOrder<Order extends Told>(orders: readonly Order[], told: Order): readonly Order[] {
  const known = orders.find(({ id }) => id === told.id);
  if (known && known.seq > told.seq) return orders;
  return [...orders.filter(({ id }) => id !== told.id), told].sort((one, other) => other.id - one.id);
}

/** A list from the server, with what was told meanwhile. */
export function mergeOrders<Order extends Told>(
  orders: readonly Order[],
  loaded: readonly Order[],
): readonly Order[] {
  return loaded.reduce<readonly Order[]>(mergeOrder, orders);
}
