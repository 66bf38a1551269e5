import * as z from 'zod/mini';
import { confirmPolicies, guestCarts, serviceModes } from '../domain/order.ts';
import { id, language, timestamp } from './small-values.ts';

export const store = z
  .object({
    id,
    name: z.string(),
    address: z.string(),
    timezone: z.string(),
    currency: z.string(),
    language,
    confirm_policy: z.enum(confirmPolicies),
    service_modes: z.array(z.enum(serviceModes)),
    business_day_start: z.string(),
    guest_cart: z.enum(guestCarts),
    created_at: timestamp,
  })
  .register(z.globalRegistry, { id: 'Store' });

export type StoreOnWire = z.output<typeof store>;
