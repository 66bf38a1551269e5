import { z } from 'zod';
import { attentionList } from './explanations.ts';
import { id, timestamp } from './values.ts';

/** What only the data can tell about the health of the business. */
export const checkup = z
  .object({
    at: timestamp,
    attention: attentionList.shape.items,
    /** Figures that differ from the entries they are the sum of. */
    ledgers: z.array(
      z.object({ ledger: z.string(), subject: z.string(), kept: z.number(), entries: z.number() }),
    ),
    /** Dishes that no printer would print. */
    unrouted: z.array(
      z.object({ store_id: id, store_name: z.string(), menu_item_name: z.string(), station: z.string() }),
    ),
    stores: z.array(z.object({ store_id: id, name: z.string(), timezone: z.string(), printers: z.int() })),
    /** Kitchen screens of the last day that told their clock. */
    screens: z.array(z.object({ name: z.string(), clock_skew_ms: z.int() })),
    /** Users whose passwords everybody knows. */
    known_users: z.array(z.string()),
    backup: z.object({ name: z.string(), created_at: timestamp }).nullable(),
    database: z.object({ bytes: z.int(), wal_bytes: z.int() }),
  })
  .meta({ id: 'Checkup' });
export type Checkup = z.output<typeof checkup>;
