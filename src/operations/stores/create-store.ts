import type { z } from 'zod';
import { DomainError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/roles.ts';
import type { newStore } from '../../protocol/stores.ts';
import type { Language } from '../../protocol/values.ts';
import type { Transaction } from '../../storage/storage.ts';
import type { Store } from '../../domain/places.ts';
import { insertStore } from '../../storage/stores.ts';

/**
 * Opens a store; only the name is required.
 * @param language of the installation, for a store that names none
 * @throws DomainError `forbidden` for an admin of certain stores, who could not reach the new one
 */
export async function createStore(
  tx: Transaction,
  {
    request,
    actor,
    language,
  }: { readonly request: z.output<typeof newStore>; readonly actor: Actor; readonly language: Language },
): Promise<Store> {
  if (actor.storeIds !== null)
    throw new DomainError('forbidden', 'Only an admin of all stores may open one.', {
      store_ids: actor.storeIds,
    });
  return insertStore(tx, {
    name: request.name,
    address: request.address ?? '',
    timezone: request.timezone ?? 'Asia/Shanghai',
    currency: request.currency ?? 'CNY',
    language: request.language ?? language,
    confirmPolicy: request.confirm_policy ?? 'manual',
    serviceModes: request.service_modes ?? ['dine_in', 'takeout'],
    businessDayStart: request.business_day_start ?? '00:00',
    guestCart: request.guest_cart ?? 'shared',
  });
}
