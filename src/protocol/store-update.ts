import { z } from 'zod';
import { store } from './store.ts';
import { timestamp } from './values.ts';

/** The hub's word to a store's screens and guests about the store itself. */
export const storeUpdate = z
  .object({
    type: z.literal('store_update'),
    store,
    seq: z.int(),
    timestamp,
  })
  .meta({
    id: 'StoreUpdate',
    description:
      'A message of /ws/store/{store_id} and /ws/table/{table_id}: what was changed of the store, e.g. whether the phones of a table share a cart.',
  });
export type StoreUpdate = z.output<typeof storeUpdate>;
