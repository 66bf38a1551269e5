import type { Queryable } from './database.ts';

/** When what happened to a dish for the first time; ISO 8601, UTC. */
export interface DishTimes {
  /** The kitchen was told. */
  readonly firedAt: string | null;
  /** A screen had it in view. */
  readonly displayedAt: string | null;
  readonly touchedAt: string | null;
  readonly doneAt: string | null;
  readonly servedAt: string | null;
}

/** The times of an order's dishes by dish; what moved with the whole order has the order's times. */
export async function readDishTimes(db: Queryable, orderId: number): Promise<ReadonlyMap<number, DishTimes>> {
  const told: { item_id: number; fired_at: string; displayed_at: string | null }[] = await db('kitchen_line')
    .join('kitchen_ticket', 'kitchen_ticket.id', 'kitchen_line.ticket_id')
    .where({ 'kitchen_line.order_id': orderId, 'kitchen_line.kind': 'add' })
    .groupBy('kitchen_line.item_id')
    .select('kitchen_line.item_id')
    .min({ fired_at: 'kitchen_ticket.created_at', displayed_at: 'kitchen_ticket.displayed_at' });
  const moves: { item_id: number | null; status: string; changed_at: string }[] = await db(
    'order_status_history',
  )
    .where({ order_id: orderId })
    .groupBy('item_id', 'status')
    .select('item_id', 'status')
    .min({ changed_at: 'changed_at' });
  return new Map(
    told.map(({ item_id: id, fired_at: firedAt, displayed_at: displayedAt }) => {
      const first = (...states: string[]) =>
        moves
          .filter((move) => (move.item_id === id || move.item_id === null) && states.includes(move.status))
          .map((move) => move.changed_at)
          .toSorted()[0] ?? null;
      const doneAt = first('ready', 'serving', 'served', 'completed');
      const touchedAt = first('preparing', 'ready', 'served');
      return [id, { firedAt, displayedAt, touchedAt, doneAt, servedAt: first('served', 'completed') }];
    }),
  );
}
