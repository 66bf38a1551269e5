import { toLocalIso } from '../../domain/local-time.ts';
import { fireDishes, markRecalls, type Order } from '../../domain/placed-order.ts';
import type { Actor } from '../../domain/roles.ts';
import type { PaymentOnWire } from '../../protocol/payments.ts';
import type { RefundOnWire } from '../../protocol/refunds.ts';
import { insertHistory, insertOrder, updateOrder } from '../../storage/orders.ts';
import type { Transaction } from '../../storage/storage.ts';
import type { Store } from '../../domain/places.ts';
import { fireKitchen } from './fire-kitchen.ts';
import { orderOnWire } from './order-on-wire.ts';

export interface OrderChange {
  readonly store: Store;
  /** Null when the order is new. */
  readonly before: Order | null;
  /** The order as decided; its `seq` and `updatedAt` are set here. */
  readonly after: Order;
  readonly actor: Actor;
  readonly reason?: string | null | undefined;
  /** By which the kitchen was told already, in this transaction; null: it had nothing to be told. */
  readonly ticketId?: number | null;
  /** What to announce, in this order. */
  readonly events: readonly OrderEvent[];
  /** What the order's history will say. */
  readonly history: readonly { readonly itemId: number | null; readonly status: string }[];
}

export type OrderEvent =
  | { readonly type: 'new_order' | 'order_status_update' | 'order_reminder' | 'order_rush' }
  | { readonly type: 'order_item_update'; readonly itemId: number }
  | {
      readonly type: 'payment_status_update';
      readonly payment: PaymentOnWire;
      /** The refund that changed it. */
      readonly refund?: RefundOnWire;
    };

/** Every change of an order goes through here: kitchen told, event appended, history written, rows saved; or none of it. */
export async function recordOrder(tx: Transaction, change: OrderChange): Promise<Order> {
  const { store, before, actor } = change;
  const now = tx.now.toISOString();
  const decided = markRecalls(before, fireDishes({ ...change.after, updatedAt: now }, now), now);
  const ticketId = change.ticketId === undefined ? await fireKitchen(tx, before, decided) : change.ticketId;
  let seq = decided.seq;
  for (const [position, event] of change.events.entries()) {
    seq = await tx.append({
      type: event.type,
      storeId: decided.storeId,
      orderId: decided.id,
      opensOrder: before === null,
      tableId: decided.tableId,
      alsoTables: leftTables(before, decided),
      ticketId: position === 0 ? ticketId : null,
      body: (ownSeq) => bodyOf(event, { ...decided, seq: ownSeq }, store),
      timestamp: toLocalIso(tx.now, store.timezone),
    });
  }
  const after = { ...decided, seq };
  if (before) await updateOrder(tx, before, after);
  else insertOrder(tx, after);
  insertHistory(
    tx,
    change.history.map((entry) => ({
      ...entry,
      orderId: after.id,
      actor: actor.subject,
      reason: change.reason ?? null,
    })),
  );
  return after;
}

/** Who sits at the table that an order leaves is to see it go. */
function leftTables(before: Order | null, { tableId }: Order): number[] {
  const left = before?.tableId ?? null;
  return left !== null && left !== tableId ? [left] : [];
}

function bodyOf(event: OrderEvent, order: Order, store: Store): object {
  const body = { order: orderOnWire(order, store) };
  if (event.type === 'payment_status_update')
    return { payment: event.payment, ...(event.refund && { refund: event.refund }), ...body };
  if (event.type !== 'order_item_update') return body;
  const item = body.order.items.find(({ id }) => id === event.itemId);
  return { ...body, ...(item && { item }) };
}
