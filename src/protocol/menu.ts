import { z } from 'zod';
import { id, listOf, major } from './values.ts';

export const menuItem = z
  .object({
    id,
    store_id: id,
    all_stores: z.boolean(),
    name: z.string(),
    price: major,
    description: z.string(),
    category: z.string(),
    station: z.string(),
    options: z.array(
      z.object({
        name: z.string(),
        required: z.boolean(),
        max: z.int(),
        choices: z.array(z.object({ name: z.string(), price_delta: major })),
      }),
    ),
    stock: z.int().nullable(),
    is_available: z.boolean(),
    image_url: z.string().nullable(),
    thumbnail_url: z.string().nullable(),
    allergens: z.array(z.string()),
  })
  .meta({ id: 'MenuItem' });
export type MenuItemOnWire = z.output<typeof menuItem>;

/** A page of the menu; all of its categories in their order. */
export const menuPage = listOf(menuItem).extend({ categories: z.array(z.string()) });

export const categories = z
  .object({ store_id: id, categories: z.array(z.string()) })
  .meta({ id: 'Categories' });
