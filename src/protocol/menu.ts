import * as z from 'zod/mini';
import { id, listOf, major } from './small-values.ts';

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
    stock: z.nullable(z.int()),
    is_available: z.boolean(),
    image_url: z.nullable(z.string()),
    thumbnail_url: z.nullable(z.string()),
    allergens: z.array(z.string()),
  })
  .register(z.globalRegistry, { id: 'MenuItem' });
export type MenuItemOnWire = z.output<typeof menuItem>;

/** A page of the menu; all of its categories in their order. */
export const menuPage = z.extend(listOf(menuItem), { categories: z.array(z.string()) });

export const categories = z
  .object({ store_id: id, categories: z.array(z.string()) })
  .register(z.globalRegistry, { id: 'Categories' });
