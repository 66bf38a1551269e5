import { phonesCartOnWire } from '../../operations/carts/cart-on-wire.ts';
import { changeCart } from '../../operations/carts/change-cart.ts';
import { enterCart } from '../../operations/carts/enter-cart.ts';
import { orderCart } from '../../operations/carts/order-cart.ts';
import { orderOnWire } from '../../operations/orders/order-on-wire.ts';
import type { Services, TagHandlers } from '../handler.ts';
import { placementRules } from '../placement-rules.ts';

/** Carts that the phones of a table fill together. */
export function cartHandlers({ storage, config, clock }: Services): TagHandlers<'carts'> {
  return {
    enterCart: async ({ params, actor }) =>
      phonesCartOnWire(await enterCart({ storage, clock }, actor, params.id)),
    changeCart: ({ params, body, actor }) =>
      storage.write(async (tx) => {
        const changed = await changeCart(tx, { id: params.id, change: body, actor });
        return {
          ...phonesCartOnWire(changed),
          too_late: changed.tooLate.map(({ id, orderId, dailyNumber, phone }) => ({
            id,
            order_id: orderId,
            daily_number: dailyNumber,
            phone,
          })),
          moved: [...changed.moved].map(([id, table_number]) => ({ id, table_number })),
        };
      }),
    orderCart: async ({ params, body, actor }, tx) => {
      const { order, store } = await orderCart(tx, {
        id: params.id,
        request: body,
        actor,
        ...placementRules(config),
      });
      return orderOnWire(order, store);
    },
  };
}
