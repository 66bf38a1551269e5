import { z } from 'zod';
import { refundStates } from '../domain/refund.ts';
import { amount, id, major, requiredText, timestamp } from './values.ts';

/** All that is left of the payment, an amount of it, or the price paid for dishes. */
export const refundRequest = z
  .strictObject({
    amount: amount.refine((minor) => minor > 0, 'must be more than 0').optional(),
    lines: z
      .array(z.strictObject({ item_id: id, quantity: z.int().min(1).max(99) }))
      .min(1)
      .max(200)
      .optional(),
    reason: requiredText(200),
  })
  .refine(({ amount: sum, lines }) => sum === undefined || lines === undefined, {
    path: ['lines'],
    message: 'either an amount or lines',
  })
  .meta({ id: 'RefundRequest' });
export type RefundRequestOnWire = z.output<typeof refundRequest>;

export const refund = z
  .object({
    id,
    payment_id: id,
    order_id: id,
    amount: major,
    lines: z.array(z.object({ item_id: id, quantity: z.int(), amount: major })),
    reason: z.string(),
    actor: z.string(),
    status: z
      .enum(refundStates)
      .meta({ description: 'requested: the provider has not answered yet; failed: the money is still here' }),
    provider_refund_id: z.string().nullable(),
    attempts: z.int(),
    created_at: timestamp,
    done_at: timestamp.nullable(),
  })
  .meta({ id: 'Refund' });
export type RefundOnWire = z.output<typeof refund>;

export const refundList = z.array(refund).meta({ id: 'Refunds' });
