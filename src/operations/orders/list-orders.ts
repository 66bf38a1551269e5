import type { z } from 'zod';
import { fromLocalIso } from '../../domain/local-time.ts';
import { type Actor, worksIn } from '../../domain/roles.ts';
import type { orderFilter, orderList } from '../../protocol/orders.ts';
import { logEpoch, streamHead } from '../../storage/event-log.ts';
import { listOrders as findOrders } from '../../storage/orders.ts';
import type { Storage } from '../../storage/storage.ts';
import { findStores } from '../../storage/stores.ts';
import { orderOnWire } from './order-on-wire.ts';
import { requireStore } from '../stores/require-store.ts';

/**
 * Orders and the position of the store's stream at which the list is true, both of one moment: who then follows the stream
 * from there misses nothing. Staff and kitchen see the store's, diners their own (customers in every store unless one is named).
 * @throws DomainError `not_found` for a store out of reach
 */
export async function listOrders(
  storage: Storage,
  actor: Actor,
  filter: z.output<typeof orderFilter>,
): Promise<z.input<typeof orderList>> {
  const { skip, limit, status, table_id: tableId, since, active, owing } = filter;
  return storage.snapshot(async (db) => {
    const store = await requireStore(db, actor, filter.store_id);
    const works = worksIn(actor, store.id);
    const { orders, total } = await findOrders(db, {
      skip,
      limit,
      status,
      tableId,
      active,
      owing,
      storeId: works || filter.store_id !== undefined ? store.id : undefined,
      since: since === undefined ? undefined : fromLocalIso(since, store.timezone).toISOString(),
      ownedBy: works ? undefined : { subject: actor.subject, openAtTable: actor.tableId },
    });
    const stores = await findStores(db, [...new Set(orders.map(({ storeId }) => storeId))]);
    return {
      items: orders.map((order) =>
        orderOnWire(order, stores.find(({ id }) => id === order.storeId) ?? store),
      ),
      total,
      skip,
      limit,
      seq: await streamHead(db, `store:${store.id}`),
      epoch: await logEpoch(db),
    };
  });
}
