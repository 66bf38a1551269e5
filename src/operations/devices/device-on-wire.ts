import type { z } from 'zod';
import { toLocalIso } from '../../domain/local-time.ts';
import type { device } from '../../protocol/auth.ts';
import type { Device } from '../../storage/devices.ts';
import type { Store } from '../../domain/places.ts';

export function deviceOnWire(paired: Device, { timezone }: Pick<Store, 'timezone'>): z.input<typeof device> {
  return {
    id: paired.id,
    store_id: paired.storeId,
    role: paired.role,
    name: paired.name,
    created_at: toLocalIso(new Date(paired.createdAt), timezone),
    last_seen_at: paired.lastSeenAt && toLocalIso(new Date(paired.lastSeenAt), timezone),
  };
}
