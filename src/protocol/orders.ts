import { z } from 'zod';
import { itemStates, orderStates, paymentMethods, paymentStates, serviceModes } from '../domain/order.ts';
import {
  flagText,
  id,
  idText,
  listOf,
  major,
  paging,
  phone,
  requiredText,
  text,
  timestamp,
} from './values.ts';

/** In the form menus are kept in, so that what looks the same is the same. */
const label = z.string().normalize('NFC').max(50);

/** `{"规格": "大杯", "加料": ["珍珠", "椰果"]}`, or the list form that answers use. */
const chosenOptions = z
  .union([
    z.record(label, z.union([label, z.array(label).max(20)])),
    z
      .array(
        z.strictObject({
          name: label,
          choice: label,
          price_delta: z.number().optional(),
        }),
      )
      .max(50),
  ])
  .transform(
    (value): Record<string, string[]> => (Array.isArray(value) ? fromList(value) : fromRecord(value)),
  );

export const newOrderItem = z.strictObject({
  menu_item_id: id,
  quantity: z.int().min(1).max(99),
  options: chosenOptions.optional(),
  note: text(200).optional(),
});

export const newOrder = z
  .strictObject({
    store_id: id,
    table_id: id.nullable().optional(),
    service_mode: z.enum(serviceModes).optional(),
    items: z.array(newOrderItem).min(1).max(200),
    payment_method: z.enum(paymentMethods).optional(),
    note: text(200).optional(),
    customer_phone: phone.optional(),
    /** Where to bring an order of mode `delivery`. */
    delivery_address: requiredText(200).optional(),
  })
  .meta({ id: 'NewOrder' });
export type NewOrder = z.output<typeof newOrder>;

export const addedItems = z
  .strictObject({ items: z.array(newOrderItem).min(1).max(200) })
  .meta({ id: 'AddedItems' });

/** What of a dish may still change; an empty note takes it away. Fewer portions say why. */
export const itemChange = z
  .strictObject({
    note: text(200).optional(),
    quantity: z.int().min(1).max(99).optional(),
    reason: requiredText(200).optional(),
  })
  .refine(({ note, quantity }) => note !== undefined || quantity !== undefined, {
    path: ['note'],
    message: 'give a note or a quantity',
  })
  .meta({ id: 'ItemChange' });

export const tableMove = z.strictObject({ table_id: id }).meta({ id: 'TableMove' });
export const tableMerge = z.strictObject({ into_table_id: id }).meta({ id: 'TableMerge' });

/** A void says why; the body of a DELETE is optional, `?reason=` does as well. */
export const voidRequest = z.strictObject({ reason: requiredText(200).optional() });

export const statusChange = z.strictObject({ status: z.enum(orderStates) }).meta({ id: 'StatusChange' });
export const itemStatusChange = z
  .strictObject({ status: z.enum(itemStates) })
  .meta({ id: 'ItemStatusChange' });
export const rushChange = z.strictObject({ rushed: z.boolean() }).meta({ id: 'RushChange' });

/** Whose screen has taken note of what is new about an order; null is the pass. */
export const heed = z
  .strictObject({ station: requiredText(50).nullable(), voids: z.boolean().default(false) })
  .meta({ id: 'Heed' });

export const cancelRequest = z.strictObject({ reason: requiredText(200).optional() });

export const orderItem = z.object({
  id,
  menu_item_id: id,
  menu_item_name: z.string(),
  quantity: z.int(),
  unit_price: major,
  options: z.array(z.object({ name: z.string(), choice: z.string() })),
  note: z.string().nullable(),
  subtotal: major,
  status: z.enum(itemStates),
  station: z.string(),
  /** Events of older versions, which a screen that resumes is told again, lack them. */
  allergens: z
    .array(z.string())
    .optional()
    .meta({ description: 'What the dish contains that guests may not bear, as it was ordered' }),
  fired_at: timestamp.nullable().meta({ description: 'When the kitchen was first told of the dish' }),
  /** Events of older versions lack it, too. */
  recalled_at: timestamp.nullable().optional().meta({
    description: 'When the dish was brought back after it was done; null otherwise and once it is done again',
  }),
});

export const order = z
  .object({
    id,
    order_number: z.string().meta({ examples: ['ORD202601082348473567'] }),
    /** Short number of the store's business day, for people. */
    daily_number: z.int(),
    store_id: id,
    table_id: id.nullable(),
    table_number: z.string().nullable(),
    customer_id: id.nullable(),
    service_mode: z.enum(serviceModes),
    items: z.array(orderItem),
    total_amount: major,
    discount_amount: major,
    final_amount: major,
    payment_method: z.enum(paymentMethods),
    payment_status: z.enum(paymentStates),
    status: z.enum(orderStates),
    order_status: z.enum(orderStates),
    note: z.string().nullable(),
    /** Since when it goes before all others (加急). */
    rushed_at: timestamp.nullable(),
    created_at: timestamp,
    fired_at: timestamp.nullable().meta({
      description: 'When the kitchen was first told of the order: its age counts from here; null before',
    }),
    updated_at: timestamp,
    /** The store stream's position at the order's last change. */
    seq: z.int(),
  })
  .meta({ id: 'Order' });
export type OrderOnWire = z.output<typeof order>;

export const movedOrders = z.object({ orders: z.array(order) }).meta({ id: 'MovedOrders' });

export const orderFilter = z.strictObject({
  ...paging,
  store_id: idText.optional(),
  status: z.enum(orderStates).optional(),
  table_id: idText.optional(),
  since: z.iso.datetime({ offset: true, local: true }).or(z.iso.date()).optional(),
  active: flagText.optional(),
  owing: flagText.optional().meta({ description: 'Neither cancelled nor paid, also when it is completed' }),
});

/** The list is true at `seq` of the store's stream: live messages after it complete the picture. */
export const orderList = listOf(order).extend({ seq: z.int(), epoch: z.string() }).meta({ id: 'OrderList' });

export const statusHistory = z
  .array(
    z.object({
      id,
      order_id: id,
      status: z.string(),
      changed_at: timestamp,
      actor: z.string(),
      item_id: id.nullable(),
      reason: z.string().nullable(),
    }),
  )
  .meta({ id: 'OrderStatusHistory' });

/** An order as the kitchen has it: what it was told, added up. */
export const kitchenOrder = z
  .object({
    kitchen_order_id: id,
    order_id: id,
    items: z.array(
      z.object({
        item_id: id,
        name: z.string(),
        quantity: z.int(),
        options: z.array(z.string()),
        note: z.string().nullable(),
        station: z.string(),
        status: z.enum(itemStates),
        /** When each happened for the first time. */
        fired_at: timestamp.nullable(),
        displayed_at: timestamp.nullable(),
        touched_at: timestamp.nullable(),
        done_at: timestamp.nullable(),
        served_at: timestamp.nullable(),
      }),
    ),
    status: z.enum(orderStates),
    estimated_time: z
      .int()
      .nullable()
      .meta({ description: "Minutes from confirmed to ready: the median of the store's latest orders" }),
    created_at: timestamp,
  })
  .meta({ id: 'KitchenOrder' });
export type KitchenOrder = z.output<typeof kitchenOrder>;

/** For who waits: how many are before it, how long it may take, and when it may be urged. */
export const orderProgress = z
  .object({
    order_id: id,
    status: z.enum(orderStates),
    orders_ahead: z.int().nullable().meta({
      description: "Of the store's business day, placed before it and not ready; null once it is ready",
    }),
    minutes_left: z.object({ from: z.int(), to: z.int() }).nullable().meta({
      description: "What is left of the time the store's latest orders took; null where nobody knows",
    }),
    urge_from: timestamp.meta({ description: 'When the time that was quoted is over' }),
    points_earned: z.int().meta({ description: 'What its payments gave a member, less what was taken back' }),
  })
  .meta({ id: 'OrderProgress' });
export type OrderProgress = z.output<typeof orderProgress>;

function fromList(
  choices: readonly { readonly name: string; readonly choice: string }[],
): Record<string, string[]> {
  const byGroup: Record<string, string[]> = Object.create(null);
  for (const { name, choice } of choices) byGroup[name] = [...(byGroup[name] ?? []), choice];
  return byGroup;
}

function fromRecord(record: Readonly<Record<string, string | readonly string[]>>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(record).map(([name, choice]) => [
      name,
      typeof choice === 'string' ? [choice] : [...choice],
    ]),
  );
}
