import { z } from 'zod';
import { tableStates } from '../domain/places.ts';
import { confirmPolicies, guestCarts, serviceModes } from '../domain/order.ts';
import { currency, id, language, requiredText, text, timeOfDay, timestamp, timeZone } from './values.ts';

const storeFields = {
  name: requiredText(100),
  address: text(300).optional(),
  timezone: timeZone.optional(),
  currency: currency.optional(),
  language: language.optional(),
  confirm_policy: z.enum(confirmPolicies).optional(),
  service_modes: z.array(z.enum(serviceModes)).min(1).max(3).optional(),
  business_day_start: timeOfDay.optional(),
  /** One cart for all phones of a table, or one for each. */
  guest_cart: z.enum(guestCarts).optional(),
};

export const newStore = z.strictObject(storeFields).meta({ id: 'NewStore' });
export const storeChange = z
  .strictObject({ ...storeFields, name: storeFields.name.optional() })
  .meta({ id: 'StoreChange' });

const tableFields = {
  table_number: requiredText(20),
  seats: z.int().min(1).max(100).nullable().optional(),
  status: z.enum(tableStates).optional(),
};

export const newTable = z.strictObject(tableFields).meta({ id: 'NewTable' });
export const tableChange = z
  .strictObject({ ...tableFields, table_number: tableFields.table_number.optional() })
  .meta({ id: 'TableChange' });

export const table = z
  .object({
    id,
    store_id: id,
    table_number: z.string(),
    seats: z.int().nullable(),
    status: z.enum(tableStates),
    /** Since when guests sit there; null unless it is `occupied`. */
    occupied_since: timestamp.nullable(),
    /** Path of the guest page behind the table's QR code. */
    qr_path: z.string().optional(),
    created_at: timestamp,
  })
  .meta({ id: 'Table' });
export type TableOnWire = z.output<typeof table>;
