import { z } from 'zod';
import { table } from './stores.ts';
import { timestamp } from './values.ts';

/** The hub's word to a store's screens about one of its tables. */
export const tableUpdate = z
  .object({
    type: z.literal('table_update'),
    table: table.omit({ qr_path: true }),
    removed: z.boolean().meta({ description: 'The store has the table no more' }),
    seq: z.int(),
    timestamp,
  })
  .meta({
    id: 'TableUpdate',
    description:
      'A message of /ws/store/{store_id}: a table was seated, cleared, changed, added or removed. What is ordered at it is told by the messages about orders, also when orders move or tables are merged.',
  });
export type TableUpdate = z.output<typeof tableUpdate>;
