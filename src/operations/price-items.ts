import type { z } from 'zod';
import { DomainError } from '../domain/errors.ts';
import { type MenuItem, priceLine } from '../domain/menu.ts';
import { maxAmount } from '../domain/money.ts';
import { type OrderItem, subtotal } from '../domain/placed-order.ts';
import type { newOrderItem } from '../protocol/orders.ts';
import { recallMenuItems, restoreStock, takeStock } from '../storage/menu-items.ts';
import type { Transaction } from '../storage/storage.ts';

export type RequestedItem = z.output<typeof newOrderItem>;

/**
 * The requested dishes at the menu's prices, their stock taken.
 * @throws DomainError `invalid` for a dish or an option that the menu lacks, `unavailable_item`,
 * `sold_out` naming the dish
 */
export async function priceItems(
  tx: Transaction,
  storeId: number,
  requested: readonly RequestedItem[],
): Promise<OrderItem[]> {
  const menu = await recallMenuItems(
    tx,
    storeId,
    requested.map(({ menu_item_id }) => menu_item_id),
  );
  const lines = requested.map((line, index) => ({ line, ...priceOne(menu, line, index) }));
  await takeStocks(tx, lines);
  const firstId = await tx.take('order_item', lines.length);
  return lines.map(({ line, dish, unitPrice, options }, index) => ({
    id: firstId + index,
    menuItemId: dish.id,
    menuItemName: dish.name,
    quantity: line.quantity,
    unitPrice,
    options,
    note: line.note || null,
    status: 'pending',
    station: dish.station,
  }));
}

/** Gives the stock of dishes back that won't be cooked. */
export async function restoreStocks(tx: Transaction, items: readonly OrderItem[]): Promise<void> {
  for (const { menuItemId, quantity } of items) await restoreStock(tx, menuItemId, quantity);
}

function priceOne(menu: ReadonlyMap<number, MenuItem>, line: RequestedItem, index: number) {
  const dish = menu.get(line.menu_item_id);
  if (!dish)
    throw new DomainError('invalid', `The menu has no dish ${line.menu_item_id}.`, {
      errors: [{ path: `items.${index}.menu_item_id`, message: 'is not on the menu' }],
    });
  const priced = priceLine(dish, line.options ?? {});
  if (subtotal({ ...priced, quantity: line.quantity }) > maxAmount)
    throw new DomainError('invalid', `${line.quantity} × ${dish.name} is too much for one order.`, {
      errors: [{ path: `items.${index}.quantity`, message: 'is too much' }],
    });
  return { dish, ...priced };
}

async function takeStocks(
  tx: Transaction,
  lines: readonly { readonly line: RequestedItem; readonly dish: MenuItem }[],
): Promise<void> {
  const wanted = new Map<MenuItem, number>();
  for (const { line, dish } of lines) {
    if (dish.stock !== null) wanted.set(dish, (wanted.get(dish) ?? 0) + line.quantity);
  }
  for (const [dish, quantity] of wanted) {
    if (await takeStock(tx, dish.id, quantity)) continue;
    throw new DomainError('sold_out', `${dish.name} is sold out.`, {
      menu_item_id: dish.id,
      menu_item_name: dish.name,
    });
  }
}
