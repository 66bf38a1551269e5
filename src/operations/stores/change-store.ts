import type { z } from 'zod';
import type { Actor } from '../../domain/roles.ts';
import type { storeChange } from '../../protocol/stores.ts';
import type { Transaction } from '../../storage/storage.ts';
import type { Store } from '../../domain/places.ts';
import { updateStore } from '../../storage/stores.ts';
import { endCartsOfStore } from '../../storage/table-carts.ts';
import { announceStore } from './announce-store.ts';
import { requireStore } from './require-store.ts';

/**
 * Where phones are to share a cart again, each brings along what it has: nothing is left of what they shared before.
 * @throws DomainError `not_found`
 */
export async function changeStore(
  tx: Transaction,
  {
    id,
    change,
    actor,
  }: { readonly id: number; readonly change: z.output<typeof storeChange>; readonly actor: Actor },
): Promise<Store> {
  const before = await requireStore(tx.db, actor, id);
  const after: Store = {
    ...before,
    name: change.name ?? before.name,
    address: change.address ?? before.address,
    timezone: change.timezone ?? before.timezone,
    currency: change.currency ?? before.currency,
    language: change.language ?? before.language,
    confirmPolicy: change.confirm_policy ?? before.confirmPolicy,
    serviceModes: change.service_modes ?? before.serviceModes,
    businessDayStart: change.business_day_start ?? before.businessDayStart,
    guestCart: change.guest_cart ?? before.guestCart,
  };
  await updateStore(tx, after);
  if (before.guestCart === 'own' && after.guestCart === 'shared') await endCartsOfStore(tx, id);
  await announceStore(tx, after);
  return after;
}
