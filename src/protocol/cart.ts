import { z } from 'zod';
import { mostCartLines, mostPortions } from '../domain/table-cart.ts';
import { newOrderItem } from './orders.ts';
import { id, text, timestamp } from './values.ts';

const lineId = z
  .string()
  .regex(/^[\w-]{8,40}$/)
  .meta({ description: 'Made by the phone: 8 to 40 letters, digits, - and _' });

export const cartChange = z
  .strictObject({
    lines: z
      .array(
        newOrderItem.extend({
          id: lineId,
          quantity: z.int().min(0).max(mostPortions).meta({ description: '0 takes the line away' }),
        }),
      )
      .max(mostCartLines)
      .default([])
      .meta({ description: 'The lines that the phone changed; the last word about a line holds' }),
    wishes: z
      .strictObject({ allergies: text(60), note: text(110) })
      .optional()
      .meta({ description: "What the phone's guest can't bear, and wishes for the whole order" }),
  })
  .meta({ id: 'CartChange' });
export type CartChange = z.output<typeof cartChange>;

export const cartOrder = z
  .strictObject({
    round: z.int().min(1).meta({ description: 'The round of the cart as the phone saw it last' }),
    add_to: id.nullable().default(null).meta({ description: 'An open order that gets the dishes' }),
  })
  .meta({ id: 'CartOrder' });

const orderOfCart = { order_id: id, daily_number: z.int(), phone: z.int() };

export const tableCart = z
  .object({
    table_id: id,
    version: z
      .int()
      .meta({ description: 'Grows with each change: what comes late and is older is out of date' }),
    round: z.int().meta({ description: 'Grows each time the cart is ordered or emptied' }),
    phones: z.int().meta({ description: 'How many share the cart' }),
    lines: z.array(
      z.object({
        id: z.string(),
        menu_item_id: id,
        menu_item_name: z.string(),
        quantity: z.int(),
        options: z.record(z.string(), z.array(z.string())),
        note: z.string(),
        phone: z.int().meta({ description: 'The number of the phone that added it' }),
      }),
    ),
    wishes: z.array(z.object({ phone: z.int(), allergies: z.string(), note: z.string() })),
    last_order: z.object(orderOfCart).nullable().meta({ description: 'The last order made of this cart' }),
    moved_to: z.string().nullable().meta({
      description:
        'The number of the table at which the party was seated, its cart with it; null again with the next order',
    }),
  })
  .meta({ id: 'TableCart' });
export type TableCartOnWire = z.output<typeof tableCart>;

export const phonesCart = tableCart
  .extend({ you: z.int().meta({ description: "The asking phone's own number" }) })
  .meta({ id: 'PhonesCart' });

export const changedCart = phonesCart
  .extend({
    too_late: z
      .array(z.object({ id: z.string(), ...orderOfCart }))
      .meta({ description: 'Lines that were ordered before their change came; they stay as ordered' }),
    moved: z
      .array(z.object({ id: z.string(), table_number: z.string() }))
      .meta({ description: 'Lines that went with the party to another table before their change came' }),
  })
  .meta({ id: 'ChangedCart' });

/** The hub's word to the phones of a table, beside the stream: it has no place in it and is not sent again. */
export const cartUpdate = z.object({ type: z.literal('cart_update'), cart: tableCart, timestamp }).meta({
  id: 'CartUpdate',
  description:
    'A message of /ws/table/{table_id} without `seq`: the shared cart as it is now. It is not sent again: ask for the cart after each connection.',
});
export type CartUpdate = z.output<typeof cartUpdate>;
