import { toLocalIso } from '../../domain/local-time.ts';
import type { Order } from '../../domain/placed-order.ts';
import type { Actor } from '../../domain/roles.ts';
import { mayUrgeFrom, minutesLeft, usualWait } from '../../domain/wait.ts';
import type { OrderProgress } from '../../protocol/orders.ts';
import type { Clock } from '../../runtime/clock.ts';
import { sumPointsOfOrder } from '../../storage/members.ts';
import { listTicketsOfOrder } from '../../storage/order-tickets.ts';
import { countOrdersBefore } from '../../storage/orders.ts';
import { readPreparationTimes } from '../../storage/preparation-times.ts';
import type { Storage } from '../../storage/storage.ts';
import { requireOrder } from './require-order.ts';

/** How many past orders the estimate looks at. */
const sample = 50;

/** What who waits for an order wants to know. @throws DomainError `not_found` */
export async function getOrderProgress(
  { storage, clock }: { readonly storage: Pick<Storage, 'snapshot'>; readonly clock: Clock },
  actor: Actor,
  id: number,
): Promise<OrderProgress> {
  return storage.snapshot(async (db) => {
    const { order, store } = await requireOrder(db, actor, id);
    const isCooking = waits.has(order.status);
    const [ticket] = await listTicketsOfOrder(db, id);
    const waiting = {
      now: clock.now().getTime(),
      placedAt: Date.parse(order.createdAt),
      toldAt: ticket ? Date.parse(ticket.createdAt) : null,
      urgedAt: order.remindedAt === null ? null : Date.parse(order.remindedAt),
      usual: usualWait(await readPreparationTimes(db, { storeId: store.id, limit: sample })),
    };
    return {
      order_id: order.id,
      status: order.status,
      orders_ahead: isCooking ? await countOrdersBefore(db, order) : null,
      minutes_left: isCooking ? minutesLeft(waiting) : null,
      urge_from: toLocalIso(new Date(mayUrgeFrom(waiting)), store.timezone),
      points_earned: await sumPointsOfOrder(db, order.id),
    };
  });
}

const waits: ReadonlySet<Order['status']> = new Set(['pending', 'confirmed', 'preparing']);
