import { DomainError } from '../../domain/errors.ts';
import { toldSoFar } from '../../domain/kitchen-lines.ts';
import { toLocalIso } from '../../domain/local-time.ts';
import type { Actor } from '../../domain/roles.ts';
import type { KitchenOrder } from '../../protocol/orders.ts';
import { readDishTimes } from '../../storage/dish-times.ts';
import { listTicketsOfOrder } from '../../storage/order-tickets.ts';
import { readPreparationTimes } from '../../storage/preparation-times.ts';
import type { Storage } from '../../storage/storage.ts';
import { requireOrder } from './require-order.ts';

/** How many past orders the estimate looks at. */
const sample = 50;

/**
 * An order as the kitchen has it: what it was told, added up.
 * @throws DomainError `not_found`, also while the kitchen was told nothing of the order
 */
export async function getKitchenOrder(
  storage: Pick<Storage, 'snapshot'>,
  actor: Actor,
  id: number,
): Promise<KitchenOrder> {
  const { order, store, tickets, times, dishTimes } = await storage.snapshot(async (db) => {
    const reached = await requireOrder(db, actor, id);
    const { id: storeId } = reached.store;
    const told = await listTicketsOfOrder(db, id);
    return {
      ...reached,
      tickets: told,
      times: await readPreparationTimes(db, { storeId, limit: sample }),
      dishTimes: await readDishTimes(db, id, told),
    };
  });
  const [first] = tickets;
  if (!first)
    throw new DomainError('not_found', `The kitchen was not told of order ${id}: it is ${order.status}.`, {
      status: order.status,
    });
  const cooking = toldSoFar(tickets.flatMap(({ lines }) => lines));
  const at = (time: string | null | undefined) => (time ? toLocalIso(new Date(time), store.timezone) : null);
  return {
    kitchen_order_id: first.id,
    order_id: order.id,
    items: cooking.map(({ itemId, quantity, dish }) => ({
      item_id: itemId,
      name: dish.name,
      quantity,
      options: [...dish.options],
      note: dish.note,
      station: dish.station,
      status: order.items.find((item) => item.id === itemId)?.status ?? 'pending',
      fired_at: at(dishTimes.get(itemId)?.firedAt),
      displayed_at: at(dishTimes.get(itemId)?.displayedAt),
      touched_at: at(dishTimes.get(itemId)?.touchedAt),
      done_at: at(dishTimes.get(itemId)?.doneAt),
      served_at: at(dishTimes.get(itemId)?.servedAt),
    })),
    status: order.status,
    estimated_time: toMinutes(median(times)),
    created_at: toLocalIso(new Date(first.createdAt), store.timezone),
  };
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] =
    sorted.length % 2 === 0 ? [sorted[middle - 1], sorted[middle]] : [sorted[middle], sorted[middle]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** Whole minutes, and never none: that would promise what nobody keeps. */
function toMinutes(ms: number | null): number | null {
  return ms === null ? null : Math.max(1, Math.round(ms / 60_000));
}
