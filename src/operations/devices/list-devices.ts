import type { z } from 'zod';
import type { Actor } from '../../domain/roles.ts';
import type { device } from '../../protocol/auth.ts';
import type { Window } from '../../storage/count-rows.ts';
import { listDevices as findDevices } from '../../storage/devices.ts';
import type { Storage } from '../../storage/storage.ts';
import { findStores } from '../../storage/stores.ts';
import { deviceOnWire } from './device-on-wire.ts';
import { requireStore } from '../stores/require-store.ts';

/** Paired devices of a store, or of all the actor reaches. @throws DomainError `not_found` for a store out of reach */
export async function listDevices(
  { read }: Storage,
  actor: Actor,
  { skip, limit, store_id: storeId }: Window & { readonly store_id?: number | undefined },
): Promise<{ items: z.input<typeof device>[]; total: number; skip: number; limit: number }> {
  const reach = storeId === undefined ? actor.storeIds : [(await requireStore(read, actor, storeId)).id];
  const { devices, total } = await findDevices(read, reach, { skip, limit });
  const stores = await findStores(read, [...new Set(devices.map((paired) => paired.storeId))]);
  const zones = new Map(stores.map(({ id, timezone }) => [id, timezone]));
  return {
    items: devices.map((paired) => deviceOnWire(paired, { timezone: zones.get(paired.storeId) ?? 'UTC' })),
    total,
    skip,
    limit,
  };
}
