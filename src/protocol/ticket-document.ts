import { z } from 'zod';

/** A paper before it is laid out, as print clients get it that lay papers out themselves; see src/tickets/document.ts. */

const text = z.string().max(4_000);
const size = z.union([z.literal(1), z.literal(2)]);
const style = z
  .object({ width: size, height: size, bold: z.boolean(), invert: z.boolean() })
  .partial()
  .optional();
const columns = z.int().min(0).max(96).optional();

/** Dots as base64, rows padded to whole bytes. */
const bitmap = z
  .object({
    width: z.int().min(1).max(2_000),
    height: z.int().min(1).max(4_000),
    data: z.base64().max(200_000),
  })
  .transform(({ data, ...box }) => ({
    ...box,
    data: Uint8Array.from(atob(data), (byte) => byte.charCodeAt(0)),
  }))
  .refine(
    ({ width, height, data }) => data.length === Math.ceil(width / 8) * height,
    'has other dots than its size',
  );

const block = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('text'),
    text,
    style,
    align: z.enum(['left', 'center', 'right']).optional(),
    indent: columns,
    oneLine: z.boolean().optional(),
    frame: z.string().max(16).optional(),
  }),
  z.object({
    type: z.literal('list'),
    parts: z.array(text).max(500),
    separator: z.string().max(16),
    style,
    indent: columns,
  }),
  z.object({ type: z.literal('pair'), left: text, right: text, style }),
  z.object({
    type: z.literal('item'),
    quantity: z.int(),
    name: text,
    price: z.string().max(50).optional(),
    mark: z.string().max(50).optional(),
    style,
  }),
  z.object({ type: z.literal('rule'), char: z.enum(['-', '=']) }),
  z.object({ type: z.literal('blank') }),
  z.object({ type: z.literal('qr'), payload: text }),
  z.object({ type: z.literal('bitmap'), bitmap }),
]);

export const ticketDocument = z.object({ blocks: z.array(block).min(1).max(5_000) });
export type TicketDocumentOnWire = z.input<typeof ticketDocument>;
export type ReadTicketDocument = z.output<typeof ticketDocument>;
