import { z } from 'zod';
import { amount, amountDelta, id, major, requiredText, text } from './values.ts';

const newOptionGroup = z.strictObject({
  name: requiredText(50),
  required: z.boolean().default(false),
  max: z.int().min(1).max(20).default(1),
  choices: z
    .array(z.strictObject({ name: requiredText(50), price_delta: amountDelta.default(0) }))
    .min(1)
    .max(50),
});

const menuItemFields = {
  store_id: id.optional(),
  name: requiredText(100),
  price: amount,
  description: text(1000).optional(),
  category: text(50).optional(),
  station: requiredText(50).optional(),
  options: z.array(newOptionGroup).max(20).optional(),
  stock: z.int().min(0).max(1_000_000).nullable().optional(),
  is_available: z.boolean().optional(),
  image_url: text(500).nullable().optional(),
};

export const newMenuItem = z.strictObject(menuItemFields).meta({ id: 'NewMenuItem' });

export const menuItemChange = z
  .strictObject({
    ...menuItemFields,
    name: menuItemFields.name.optional(),
    price: menuItemFields.price.optional(),
  })
  .omit({ store_id: true })
  .meta({ id: 'MenuItemChange' });

export const menuItem = z
  .object({
    id,
    store_id: id,
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
  })
  .meta({ id: 'MenuItem' });
export type MenuItemOnWire = z.output<typeof menuItem>;
