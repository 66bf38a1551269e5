import * as z from 'zod/mini';
import { languages } from '../domain/language.ts';

/**
 * The values that a guest's first view is made of, the same as in `values.ts`, but in zod's small form: of it a phone gets only what
 * is used here, before it can show a menu.
 */

export const id = z
  .int()
  .check(z.positive())
  .register(z.globalRegistry, { description: 'Identifier', examples: [1] });

export const idText = z.pipe(z.coerce.number<string>(), id);

export const major = z
  .number()
  .register(z.globalRegistry, { description: 'Major units, at most two decimals', examples: [76] });

export const timestamp = z.string().register(z.globalRegistry, {
  description: 'ISO 8601 with the offset of the store',
  examples: ['2026-01-08T23:48:47.749+08:00'],
});

export const language = z.enum(languages);

export const paging = {
  skip: z._default(z.pipe(z.coerce.number<string>(), z.int().check(z.minimum(0))), 0),
  limit: limitOf(20),
};

/** How many entries a list gives without being asked, and at most 100. */
export function limitOf(usual: number) {
  return z._default(z.pipe(z.coerce.number<string>(), z.int().check(z.minimum(1), z.maximum(100))), usual);
}

/** `{items,total,skip,limit}` */
export function listOf<Item extends z.core.SomeType>(item: Item) {
  return z.object({ items: z.array(item), total: z.int(), skip: z.int(), limit: z.int() });
}
