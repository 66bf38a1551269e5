import { DomainError } from '../../domain/errors.ts';
import { type Actor, reachesStore } from '../../domain/roles.ts';

/** An admin gives away no more than they have: `null` (all stores) only when they reach all. */
export function refuseForeignStores(actor: Actor, storeIds: readonly number[] | null): void {
  const foreign =
    storeIds === null ? actor.storeIds !== null : !storeIds.every((id) => reachesStore(actor, id));
  if (foreign)
    throw new DomainError('forbidden', 'You can only give access to your own stores.', {
      store_ids: actor.storeIds,
    });
}
