import { z } from 'zod';
import { amount, id, major, paging, phone, requiredText, timestamp } from './values.ts';

export const newMember = z.strictObject({ phone, name: requiredText(100) }).meta({ id: 'NewMember' });

export const newCustomer = z
  .strictObject({ phone, name: requiredText(100), email: z.email().max(200).optional() })
  .meta({ id: 'NewCustomer' });
export type NewCustomer = z.output<typeof newCustomer>;

const share = z.number().meta({ description: 'Share of the price that is paid', examples: [0.95] });

export const memberLevel = z
  .object({ level: z.int(), level_name: z.string(), min_points: z.int(), discount: share })
  .meta({ id: 'MemberLevel' });

export const memberLevels = z.array(memberLevel).meta({ id: 'MemberLevels' });

export const member = z
  .object({
    id,
    phone: z.string(),
    name: z.string(),
    level: z.int(),
    level_name: z.string(),
    points: z.int(),
    total_spent: major,
    total_orders: z.int(),
    discount: share,
  })
  .meta({ id: 'Member' });
export type MemberOnWire = z.output<typeof member>;

/** The same record as the member, under the names of requirement document 003. */
export const customer = member
  .extend({ customer_id: id, email: z.string().nullable(), created_at: timestamp })
  .meta({ id: 'Customer' });

export const customerFilter = z.strictObject({
  ...paging,
  search: requiredText(100).optional().meta({ description: 'A part of the phone or of the name' }),
});

export const phoneParam = z.strictObject({ phone });

export const pointsLog = z
  .array(
    z.object({
      id,
      points: z.int(),
      reason: z.string(),
      created_at: timestamp,
      order_number: z.string().nullable(),
    }),
  )
  .meta({ id: 'PointsLog' });

export const redemption = z
  .strictObject({
    member_id: id,
    points: z.int().min(1).max(1_000_000_000),
    reason: requiredText(200).optional(),
  })
  .meta({ id: 'Redemption' });

export const redeemed = z
  .object({
    message: z.string(),
    member_id: id,
    redeemed_points: z.int(),
    remaining_points: z.int(),
  })
  .meta({ id: 'Redeemed' });

export const discountRequest = z
  .strictObject({
    member_id: id,
    order_amount: amount.optional(),
    order_id: id.optional().meta({ description: 'An unpaid order that gets the discount' }),
  })
  .refine(({ order_amount, order_id }) => order_amount !== undefined || order_id !== undefined, {
    path: ['order_amount'],
    message: 'is required without an order_id',
  })
  .meta({ id: 'DiscountRequest' });

export const discount = z
  .object({
    member_id: id,
    original_amount: major,
    discount_amount: major,
    final_amount: major,
    discount_rate: share,
  })
  .meta({ id: 'Discount' });
