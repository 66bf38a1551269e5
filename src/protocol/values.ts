import { z } from 'zod';
import { languages } from '../domain/language.ts';
import { parseAmount } from '../domain/money.ts';
import { DomainError } from '../domain/errors.ts';

/** The fields that all messages are made of, with their limits in one place. */

export const id = z
  .int()
  .positive()
  .meta({ description: 'Identifier', examples: [1] });

/** Path and query parameters arrive as text. */
export const idText = z.coerce.number<string>().pipe(id);

/** One line of text as people write it: NFC, no NUL, no lone surrogate, no control characters, no leading or trailing space. */
export function text(max: number) {
  return (
    z
      .string()
      .refine((value) => value.isWellFormed(), 'must be valid Unicode')
      // Control characters could open a cash drawer or clear a terminal; nobody types them.
      .transform((value) =>
        value
          .normalize('NFC')
          .replace(/\p{Cc}+/gu, ' ')
          .trim(),
      )
      .pipe(z.string().max(max))
  );
}

export function requiredText(max: number) {
  return text(max).pipe(z.string().min(1));
}

/** A request's amount: major units on the wire, integer minor units inside. */
export const amount = z
  .number()
  .transform((major, context) => {
    try {
      return parseAmount(major);
    } catch (thrown) {
      context.addIssue({
        code: 'custom',
        message: thrown instanceof DomainError ? thrown.message : 'invalid amount',
      });
      return z.NEVER;
    }
  })
  .meta({ id: 'Amount', description: 'Major units, at most two decimals', examples: [76] });

/** A price difference: an amount that may be negative. */
export const amountDelta = z
  .number()
  .min(-1_000_000)
  .max(1_000_000)
  .transform((major, context) => {
    try {
      return major < 0 ? -parseAmount(-major) : parseAmount(major);
    } catch (thrown) {
      context.addIssue({
        code: 'custom',
        message: thrown instanceof DomainError ? thrown.message : 'invalid amount',
      });
      return z.NEVER;
    }
  });

/** An answer's amount: already major units. */
export const major = z.number().meta({ description: 'Major units, at most two decimals', examples: [76] });

export const timestamp = z.string().meta({
  description: 'ISO 8601 with the offset of the store',
  examples: ['2026-01-08T23:48:47.749+08:00'],
});

export const timeZone = z.string().refine(isTimeZone, 'must be an IANA time zone such as Asia/Shanghai');

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as CNY')
  .refine((code) => currencies.has(code), 'is not a currency of ISO 4217');

export { type Language, languages } from '../domain/language.ts';
export const language = z.enum(languages);

/** `HH:mm` */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 04:00');

export const phone = z.string().regex(/^\+?\d{5,20}$/, 'must be a phone number of 5 to 20 digits');

/** `?active=true` */
export const flagText = z
  .enum(['true', 'false', '1', '0'])
  .transform((value) => value === 'true' || value === '1');

export const paging = {
  skip: z.coerce.number<string>().pipe(z.int().min(0)).default(0),
  limit: z.coerce.number<string>().pipe(z.int().min(1).max(100)).default(20),
};

/** `{items,total,skip,limit}` */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), total: z.int(), skip: z.int(), limit: z.int() });
}

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch (thrown) {
    if (thrown instanceof RangeError) return false;
    throw thrown;
  }
}
