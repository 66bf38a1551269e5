import { z } from 'zod';
import { amount, amountDelta, id, idText, requiredText, text } from './values.ts';

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
  image_url: text(500)
    .pipe(z.string().regex(/^(https?:\/)?\/\S+$/, 'must be an http(s) address or a path'))
    .nullable()
    .optional(),
  allergens: z.array(requiredText(50)).max(20).optional(),
};

export const newMenuItem = z
  .strictObject({
    ...menuItemFields,
    all_stores: z.boolean().optional().meta({ description: 'On the menu of every store, for good' }),
  })
  .meta({ id: 'NewMenuItem' });

export const menuItemChange = z
  .strictObject({
    ...menuItemFields,
    name: menuItemFields.name.optional(),
    price: menuItemFields.price.optional(),
  })
  .omit({ store_id: true })
  .meta({ id: 'MenuItemChange' });

/** What one store does its own way with a dish of all stores; null follows the dish. */
export const storeTerms = z
  .strictObject({
    price: menuItemFields.price.nullable().optional(),
    station: requiredText(50).nullable().optional(),
    stock: menuItemFields.stock,
    is_available: z.boolean().optional(),
  })
  .meta({ id: 'StoreTerms' });

export const dishOfStore = z.strictObject({ id: idText, store_id: idText });

/** The store meant, where a credential reaches several. */
export const soldOutAt = z.strictObject({ store_id: id.optional() }).meta({ id: 'SoldOutAt' });

export const categoryOrder = z
  .strictObject({
    store_id: id.optional(),
    categories: z
      .array(requiredText(50))
      .max(200)
      .refine((names) => new Set(names).size === names.length, 'each category once'),
  })
  .meta({ id: 'CategoryOrder' });
