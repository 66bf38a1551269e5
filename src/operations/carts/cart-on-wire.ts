import type { z } from 'zod';
import type { TableCart } from '../../domain/table-cart.ts';
import type { phonesCart, tableCart } from '../../protocol/cart.ts';
import type { JoinedCart } from './join-cart.ts';

/** The cart as every phone of the table may see it. */
export function cartOnWire(cart: TableCart): z.input<typeof tableCart> {
  const { tableId, version, round, phones, lines, lastOrder, movedTo } = cart;
  return {
    table_id: tableId,
    version,
    round,
    phones: phones.filter(({ hasMoved }) => !hasMoved).length,
    lines: lines.map(({ id, itemId, name, quantity, options, note, phone }) => ({
      id,
      menu_item_id: itemId,
      menu_item_name: name,
      quantity,
      options: Object.fromEntries(Object.entries(options).map(([group, choices]) => [group, [...choices]])),
      note,
      phone,
    })),
    wishes: phones
      .filter(({ allergies, note }) => allergies !== '' || note !== '')
      .map(({ number, allergies, note }) => ({ phone: number, allergies, note })),
    last_order: lastOrder && {
      order_id: lastOrder.orderId,
      daily_number: lastOrder.dailyNumber,
      phone: lastOrder.phone,
    },
    moved_to: movedTo,
  };
}

/** The same for the one that asks. */
export function phonesCartOnWire({ cart, phone }: JoinedCart): z.input<typeof phonesCart> {
  return { ...cartOnWire(cart), you: phone.number };
}
