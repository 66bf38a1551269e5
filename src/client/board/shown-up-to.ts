import type { Board } from './board.ts';
import type { Ticket } from './tickets.ts';

/**
 * Up to where the store's stream is really on a screen that shows these tickets: a waiting order that none of them is holds it
 * back, so that nobody believes it was seen.
 */
export function shownUpTo({ seq, orders }: Board, shown: readonly Pick<Ticket, 'orderId'>[]): number {
  const visible = new Set(shown.map(({ orderId }) => orderId));
  const hidden = [...orders.values()].filter(
    ({ order }) => order.status === 'pending' && !visible.has(order.id),
  );
  return Math.min(seq, ...hidden.map(({ order }) => order.seq - 1));
}
