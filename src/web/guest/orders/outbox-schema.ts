import * as z from 'zod/mini';
import { chosen } from '../cart/cart.ts';

const wishedItem = z.object({
  menu_item_id: z.int(),
  quantity: z.int(),
  options: z.optional(chosen),
  note: z.optional(z.string()),
});

/**
 * An order on its way, kept with its key until the server has answered: whatever happens to the page or the network, sending it
 * again is the same order. Its dishes stay in the cart until then.
 */
export const outboxSchema = z.object({
  key: z.string(),
  /** Who sends: the key is theirs, under another session it would be another order. */
  sender: z.string(),
  /** The open order that gets the dishes; null makes a new one. */
  addTo: z.nullable(z.int()),
  /** It is all that is in the shared cart of a table, as of a round; 0: not known yet. */
  table: z.optional(z.object({ id: z.int(), round: z.int() })),
  order: z.object({
    store_id: z.int(),
    service_mode: z.optional(z.enum(['dine_in', 'takeout', 'delivery'])),
    delivery_address: z.optional(z.string()),
    note: z.optional(z.string()),
    items: z.array(wishedItem),
  }),
});
export type Outbox = z.output<typeof outboxSchema>;
