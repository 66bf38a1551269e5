import { toLocalIso } from '../domain/local-time.ts';
import type { Clock } from '../runtime/clock.ts';
import { findUnattendedOrders, type UnattendedOrder } from '../storage/unattended-orders.ts';
import type { Storage } from '../storage/storage.ts';

export interface AttentionOptions {
  readonly storage: Pick<Storage, 'read' | 'write'>;
  readonly clock: Clock;
  /** How long a kitchen screen may take to show a new order, ms. */
  readonly afterMs: number;
}

/** After a day nobody cooks an order any more. */
const forgetAfterMs = 24 * 3600 * 1000;

/**
 * Tells each store's staff of new orders that no kitchen screen has shown in time: once an interval until one does or the
 * order is dealt with. Resolves with how many were reported.
 */
export async function reportUnattended({ storage, clock, afterMs }: AttentionOptions): Promise<number> {
  const due = { now: clock.now(), afterMs, forgetAfterMs };
  if ((await findUnattendedOrders(storage.read, due)).length === 0) return 0;
  // Asked again inside the transaction, so that two hubs don't both report.
  return storage.write(async (tx) => {
    const orders = await findUnattendedOrders(tx.db, { ...due, now: tx.now });
    for (const order of orders) await tx.append(toEvent(order, tx.now));
    return orders.length;
  });
}

/** It goes to the store alone: the order's owner has no use for it. */
function toEvent({ storeId, orderId, orderNumber, timezone, since }: UnattendedOrder, now: Date) {
  return {
    type: 'order_unattended' as const,
    storeId,
    body: () => ({
      order_id: orderId,
      order_number: orderNumber,
      waiting_s: Math.floor((now.getTime() - since.getTime()) / 1000),
    }),
    timestamp: toLocalIso(now, timezone),
  };
}
