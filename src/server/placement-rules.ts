import type { OrderRequest } from '../operations/orders/place-order.ts';
import type { Config } from '../runtime/config/schema.ts';

/** What the settings say about new orders, as they are now. */
export function placementRules({
  limits,
  orders,
}: Pick<Config, 'limits' | 'orders'>): Pick<OrderRequest, 'guestOpenOrders' | 'payWithinMs'> {
  return {
    guestOpenOrders: { session: limits.guest_open_orders, table: limits.table_open_orders },
    payWithinMs: orders.cancel_unpaid_minutes * 60_000,
  };
}
