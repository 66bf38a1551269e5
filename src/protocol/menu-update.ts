import { z } from 'zod';
import { menuItem } from './menu.ts';
import { timestamp } from './values.ts';

/** The hub's word to screens and guests about one dish of a store's menu. */
export const menuUpdate = z
  .object({
    type: z.literal('menu_update'),
    item: menuItem,
    seq: z.int(),
    timestamp,
  })
  .meta({
    id: 'MenuUpdate',
    description:
      'A message of /ws/menu/{store_id}, /ws/store/{store_id} and /ws/table/{table_id}: how a dish is now. It was changed, sold out or is back; one that is off the menu is told as not available.',
  });
