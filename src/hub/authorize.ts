import { reachesOrder } from '../domain/placed-order.ts';
import { type Actor, isStaff, reachesStore, worksIn } from '../domain/roles.ts';
import type { ChannelName } from '../protocol/frames.ts';
import {
  type ChannelPlace,
  findOrderOwner,
  findStorePlace,
  findTablePlace,
} from '../storage/channel-owners.ts';
import type { Queryable } from '../storage/database.ts';

export type Refusal = 'forbidden' | 'unknown';

/**
 * Whether the actor may listen, and to which store the channel belongs. Whose order it is stays hidden: a foreign order is as
 * unknown as one that doesn't exist; a guest is told about no table but their own.
 */
export async function authorizeChannel(
  db: Queryable,
  actor: Actor,
  { kind, id }: ChannelName,
): Promise<ChannelPlace | Refusal> {
  if (kind === 'order') return authorizeOrder(db, actor, id);
  if (kind === 'table') return authorizeTable(db, actor, id);
  // Anybody may read the menu; who listens to it shows a credential only so that they can be counted.
  if (kind === 'menu') return (await findStorePlace(db, id)) ?? 'unknown';
  const mayListen = kind === 'store' ? worksIn(actor, id) : isStaff(actor) && reachesStore(actor, id);
  return mayListen ? ((await findStorePlace(db, id)) ?? 'unknown') : 'forbidden';
}

async function authorizeOrder(db: Queryable, actor: Actor, id: number): Promise<ChannelPlace | Refusal> {
  if (actor.role === 'printer') return 'forbidden';
  const order = await findOrderOwner(db, id);
  if (!order) return 'unknown';
  return reachesOrder(actor, order) ? order : 'unknown';
}

async function authorizeTable(db: Queryable, actor: Actor, id: number): Promise<ChannelPlace | Refusal> {
  const isGuest = actor.role === 'guest' && actor.tableId === id;
  if (!isGuest && !isStaff(actor)) return 'forbidden';
  const place = await findTablePlace(db, id);
  return place && reachesStore(actor, place.storeId) ? place : 'unknown';
}
