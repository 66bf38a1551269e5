import type { z } from 'zod';
import { toLocalIso } from '../../domain/local-time.ts';
import type { store } from '../../protocol/store.ts';
import type { Store } from '../../domain/places.ts';

export function storeOnWire(kept: Store): z.input<typeof store> {
  return {
    id: kept.id,
    name: kept.name,
    address: kept.address,
    timezone: kept.timezone,
    currency: kept.currency,
    language: kept.language,
    confirm_policy: kept.confirmPolicy,
    service_modes: [...kept.serviceModes],
    business_day_start: kept.businessDayStart,
    guest_cart: kept.guestCart,
    created_at: toLocalIso(new Date(kept.createdAt), kept.timezone),
  };
}
