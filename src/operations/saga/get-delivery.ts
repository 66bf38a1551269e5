import { DomainError } from '../../domain/errors.ts';
import { toLocalIso } from '../../domain/local-time.ts';
import type { Actor } from '../../domain/roles.ts';
import type { DeliveryOnWire } from '../../protocol/sagas.ts';
import { findDelivery } from '../../storage/deliveries.ts';
import type { Storage } from '../../storage/storage.ts';
import { requireOrder } from '../orders/require-order.ts';

/** @throws DomainError `not_found`, also before an order's saga has come to its delivery */
export function getDelivery(
  storage: Pick<Storage, 'snapshot'>,
  actor: Actor,
  orderId: number,
): Promise<DeliveryOnWire> {
  return storage.snapshot(async (db) => {
    const { order, store } = await requireOrder(db, actor, orderId);
    const delivery = await findDelivery(db, order.id);
    if (!delivery)
      throw new DomainError('not_found', `Order ${order.id} has no delivery yet.`, {
        status: order.status,
      });
    return {
      id: delivery.id,
      delivery_id: delivery.id,
      order_id: order.id,
      address: delivery.address,
      status: delivery.status,
      driver_id: delivery.driverId,
      created_at: toLocalIso(new Date(delivery.createdAt), store.timezone),
    };
  });
}
