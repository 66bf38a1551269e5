import { z } from 'zod';
import { splitKinds } from '../domain/bill-share.ts';
import { paymentStates } from '../domain/order.ts';
import { payment } from './payments.ts';
import { id, major } from './values.ts';

const sharedItem = z.strictObject({ item_id: id, quantity: z.int().min(1).max(99) });

/** By dishes, every portion in one part; or what is due in even shares. */
export const billSplit = z
  .discriminatedUnion('by', [
    z.strictObject({
      by: z.literal('items'),
      parts: z.array(z.array(sharedItem).min(1).max(200)).min(2).max(50),
    }),
    z.strictObject({ by: z.literal('shares'), shares: z.int().min(2).max(50) }),
  ])
  .meta({ id: 'BillSplit' });
export type BillSplit = z.output<typeof billSplit>;

export const bill = z
  .object({
    order_id: id,
    order_number: z.string(),
    payment_status: z.enum(paymentStates),
    total_amount: major,
    discount_amount: major,
    final_amount: major,
    owed_amount: major.meta({ description: 'The final amount less what staff gave back' }),
    received_amount: major,
    refunded_amount: major,
    refund_pending: major,
    due_amount: major.meta({ description: 'What is left to pay' }),
    split_by: z.enum(splitKinds).nullable(),
    shares: z.array(
      z.object({
        id,
        number: z.int(),
        amount: major,
        due_amount: major,
        status: z.enum(['unpaid', 'pending', 'paid']),
        items: z.array(z.object({ item_id: id, quantity: z.int() })),
      }),
    ),
    payments: z.array(payment).meta({ description: 'The oldest first' }),
  })
  .meta({ id: 'Bill' });
export type BillOnWire = z.output<typeof bill>;
