import { z } from 'zod';
import { chosen } from '../cart/cart.ts';

const wishedItem = z.object({
  menu_item_id: z.int(),
  quantity: z.int(),
  options: chosen.optional(),
  note: z.string().optional(),
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
  addTo: z.int().nullable(),
  /** It is all that is in the shared cart of a table, as of a round; 0: not known yet. */
  table: z.object({ id: z.int(), round: z.int() }).optional(),
  order: z.object({
    store_id: z.int(),
    service_mode: z.enum(['dine_in', 'takeout', 'delivery']).optional(),
    delivery_address: z.string().optional(),
    note: z.string().optional(),
    items: z.array(wishedItem),
  }),
});
export type Outbox = z.output<typeof outboxSchema>;
