import { z } from 'zod';
import { id, timestamp } from './values.ts';

/** What the kitchen screens of the last day have said of themselves. */
export const screenList = z
  .object({
    items: z.array(
      z.object({
        store_id: id,
        screen: z.string().meta({ description: "The credential's subject and the screen's connection id" }),
        name: z
          .string()
          .meta({ description: 'For people: the name of the device or user, and the connection id' }),
        seq: z.int().meta({ description: "Up to where in the store's stream it has shown everything" }),
        displayed: z.boolean().meta({ description: 'Whether it could show what came last' }),
        audio: z.enum(['ok', 'blocked', 'muted']).nullable(),
        wake_lock: z
          .enum(['ok', 'no'])
          .nullable()
          .meta({ description: 'Whether it keeps itself from going dark' }),
        clock_skew_ms: z.int().nullable().meta({ description: "How far its clock is ahead of the server's" }),
        acked_at: timestamp,
      }),
    ),
  })
  .meta({ id: 'ScreenList' });
export type ScreenList = z.output<typeof screenList>;
