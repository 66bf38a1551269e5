import type { Queryable } from './database.ts';
import type { OrderTicket } from './order-tickets.ts';

/** When what happened to a dish for the first time; ISO 8601, UTC. */
export interface DishTimes {
  /** The kitchen was told. */
  readonly firedAt: string;
  /** A screen had it in view. */
  readonly displayedAt: string | null;
  readonly touchedAt: string | null;
  readonly doneAt: string | null;
  readonly servedAt: string | null;
}

/** The times of the dishes the kitchen was told of, by dish; what moved with the whole order has the order's times. */
export async function readDishTimes(
  db: Queryable,
  orderId: number,
  tickets: readonly OrderTicket[],
): Promise<ReadonlyMap<number, DishTimes>> {
  const moves: { item_id: number | null; status: string; changed_at: string }[] = await db(
    'order_status_history',
  )
    .where({ order_id: orderId })
    .groupBy('item_id', 'status')
    .select('item_id', 'status')
    .min({ changed_at: 'changed_at' });
  const times = new Map<number, DishTimes>();
  for (const { createdAt, displayedAt, lines } of tickets) {
    for (const { itemId, kind } of lines) {
      if (kind !== 'add' || times.has(itemId)) continue;
      const first = (...states: string[]) =>
        moves
          .filter(
            (move) => (move.item_id === itemId || move.item_id === null) && states.includes(move.status),
          )
          .map((move) => move.changed_at)
          .toSorted()[0] ?? null;
      times.set(itemId, {
        firedAt: createdAt,
        displayedAt,
        touchedAt: first('preparing', 'ready', 'served'),
        doneAt: first('ready', 'serving', 'served', 'completed'),
        servedAt: first('served', 'completed'),
      });
    }
  }
  return times;
}
