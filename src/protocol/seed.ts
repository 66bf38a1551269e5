import { z } from 'zod';
import { newMenuItem } from './menu-changes.ts';
import { newStore, newTable } from './stores.ts';

/** What `restaurantctl seed FILE` reads: stores with their tables and menus, in the form the API takes them. */
export const seedFile = z
  .strictObject({
    stores: z
      .array(
        newStore.extend({
          tables: z.array(newTable).max(1000).default([]),
          menu: z
            .array(newMenuItem.omit({ store_id: true }))
            .max(5000)
            .default([]),
        }),
      )
      .min(1)
      .max(1000),
  })
  .meta({ id: 'SeedFile' });
export type SeedFile = z.output<typeof seedFile>;
