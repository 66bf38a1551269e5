import type { z } from 'zod';
import { DomainError } from '../../domain/errors.ts';
import { type MenuItem, priceLine } from '../../domain/menu.ts';
import { maxAmount } from '../../domain/money.ts';
import { type OrderItem, subtotal } from '../../domain/placed-order.ts';
import type { Store } from '../../domain/places.ts';
import type { Actor } from '../../domain/roles.ts';
import type { newOrderItem } from '../../protocol/orders.ts';
import { recallMenuItems } from '../../storage/menu-items.ts';
import type { Transaction } from '../../storage/storage.ts';
import { takeStocks } from './take-stocks.ts';

export type RequestedItem = z.output<typeof newOrderItem>;

export interface ItemsToPrice {
  readonly store: Store;
  /** The order that they are for. */
  readonly orderId: number;
  readonly requested: readonly RequestedItem[];
  readonly actor: Actor;
}

/**
 * The requested dishes at the menu's prices, their stock taken.
 * @throws DomainError `invalid` for a dish or an option that the menu lacks, `unavailable_item`,
 * `sold_out` naming the dish
 */
export async function priceItems(
  tx: Transaction,
  { store, orderId, requested, actor }: ItemsToPrice,
): Promise<OrderItem[]> {
  const menu = await recallMenuItems(
    tx,
    store.id,
    requested.map(({ menu_item_id }) => menu_item_id),
  );
  const lines = requested.map((line, index) => ({ line, ...priceOne(menu, line, index) }));
  const firstId = await tx.take('order_item', lines.length);
  const items = lines.map(
    ({ line, dish, unitPrice, options }, index): OrderItem => ({
      id: firstId + index,
      menuItemId: dish.id,
      menuItemName: dish.name,
      quantity: line.quantity,
      unitPrice,
      options,
      allergens: dish.allergens,
      note: line.note || null,
      status: 'pending',
      station: dish.station,
      firedAt: null,
      recalledAt: null,
    }),
  );
  await takeStocks(tx, { store, orderId, items, menu, actor });
  return items;
}

function priceOne(menu: ReadonlyMap<number, MenuItem>, line: RequestedItem, index: number) {
  const dish = menu.get(line.menu_item_id);
  if (!dish)
    throw new DomainError('invalid', `The menu has no dish ${line.menu_item_id}.`, {
      errors: [{ path: `items.${index}.menu_item_id`, message: 'is not on the menu' }],
    });
  const priced = priceLine(dish, line.options ?? {}, `items.${index}.options`);
  if (subtotal({ ...priced, quantity: line.quantity }) > maxAmount)
    throw new DomainError('invalid', `${line.quantity} × ${dish.name} is too much for one order.`, {
      errors: [{ path: `items.${index}.quantity`, message: 'is too much' }],
    });
  return { dish, ...priced };
}
