import { addItems } from '../../operations/orders/add-items.ts';
import { cancelOrder } from '../../operations/orders/cancel-order.ts';
import { changeItemStatus } from '../../operations/orders/change-item-status.ts';
import { changeOrderItem } from '../../operations/orders/change-order-item.ts';
import { changeOrderStatus } from '../../operations/orders/change-order-status.ts';
import { explainOrder } from '../../operations/explain-order/explain-order.ts';
import { getKitchenOrder } from '../../operations/orders/get-kitchen-order.ts';
import { getOrder } from '../../operations/orders/get-order.ts';
import { getOrderHistory } from '../../operations/orders/get-order-history.ts';
import { getOrderProgress } from '../../operations/orders/get-order-progress.ts';
import { heedOrder } from '../../operations/orders/heed-order.ts';
import { listAttention } from '../../operations/attention/list-attention.ts';
import { listOrders } from '../../operations/orders/list-orders.ts';
import { listScreens } from '../../operations/devices/list-screens.ts';
import { mergeTables, moveToTable } from '../../operations/orders/move-to-table.ts';
import { orderOnWire } from '../../operations/orders/order-on-wire.ts';
import { placeOrder } from '../../operations/orders/place-order.ts';
import { remindOrder } from '../../operations/orders/remind-order.ts';
import type { ReachedOrder } from '../../operations/orders/require-order.ts';
import { rushOrder } from '../../operations/orders/rush-order.ts';
import { voidItem } from '../../operations/orders/void-item.ts';
import type { Services, TagHandlers } from '../handler.ts';
import { placementRules } from '../placement-rules.ts';

/** Orders. */
export function orderHandlers({ storage, config, clock }: Services): TagHandlers<'orders'> {
  const { orders } = config;
  const onWire = ({ order, store }: ReachedOrder) => orderOnWire(order, store);
  return {
    createOrder: async ({ body, actor }, tx) =>
      onWire(await placeOrder(tx, { request: body, actor, ...placementRules(config) })),
    listOrders: ({ query, actor }) => listOrders(storage, actor, query),
    getOrder: ({ params, actor }) => getOrder(storage, actor, params.id),
    changeOrderStatus: ({ params, body, actor }) =>
      storage.write(async (tx) =>
        onWire(await changeOrderStatus(tx, { id: params.id, to: body.status, actor })),
      ),
    addOrderItems: async ({ params, body, actor }, tx) =>
      onWire(await addItems(tx, { id: params.id, items: body.items, actor })),
    voidOrderItem: ({ params, query, body, actor }) =>
      storage.write(async (tx) =>
        onWire(
          await voidItem(tx, {
            id: params.id,
            itemId: params.item_id,
            actor,
            reason: body.reason ?? query.reason,
          }),
        ),
      ),
    changeOrderItem: ({ params, body, actor }) =>
      storage.write(async (tx) =>
        onWire(await changeOrderItem(tx, { ...body, id: params.id, itemId: params.item_id, actor })),
      ),
    moveOrder: ({ params, body, actor }) =>
      storage.write(async (tx) =>
        onWire(await moveToTable(tx, { id: params.id, tableId: body.table_id, actor })),
      ),
    mergeTables: ({ params, body, actor }) =>
      storage.write(async (tx) => ({
        orders: (await mergeTables(tx, { id: params.id, intoId: body.into_table_id, actor })).map(onWire),
      })),
    changeItemStatus: ({ params, body, actor }) =>
      storage.write(async (tx) =>
        onWire(await changeItemStatus(tx, { id: params.id, itemId: params.item_id, to: body.status, actor })),
      ),
    cancelOrder: async ({ params, body, actor }, tx) =>
      onWire(await cancelOrder(tx, { id: params.id, actor, reason: body.reason })),
    getOrderHistory: ({ params, actor }) => getOrderHistory(storage, actor, params.id),
    getOrderProgress: ({ params, actor }) => getOrderProgress({ storage, clock }, actor, params.id),
    explainOrder: ({ params, actor, language }) =>
      explainOrder(storage, {
        id: params.id,
        actor,
        language,
        now: clock.now(),
        unattendedAfterMs: orders.unattended_after_ms,
        paperDueMs: orders.paper_due_ms,
      }),
    listAttention: ({ query, actor, language }) =>
      listAttention(storage, {
        storeId: query.store_id,
        actor,
        language,
        now: clock.now(),
        unattendedAfterMs: orders.unattended_after_ms,
        paperDueMs: orders.paper_due_ms,
      }),
    listScreens: ({ query, actor }) =>
      listScreens(storage, { storeId: query.store_id, actor, now: clock.now() }),
    getKitchenOrder: ({ params, actor }) => getKitchenOrder(storage, actor, params.id),
    remindOrder: async ({ params, actor }, tx) => onWire(await remindOrder(tx, { id: params.id, actor })),
    rushOrder: ({ params, body, actor }) =>
      storage.write(async (tx) =>
        onWire(await rushOrder(tx, { id: params.id, isRushed: body.rushed, actor })),
      ),
    heedOrder: async ({ params, body, actor }) => {
      await storage.write((tx) => heedOrder(tx, { id: params.id, ...body, actor }));
      return undefined;
    },
  };
}
