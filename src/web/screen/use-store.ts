import { useEffect, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { DomainError } from '../../domain/errors.ts';
import { type StoreOnWire, store as storeSchema } from '../../protocol/store.ts';
import { systemClock } from '../../runtime/clock.ts';
import { kept } from '../session/kept.ts';
import { screenApi } from './credential.ts';

export type ShownStore = Pick<StoreOnWire, 'id' | 'name' | 'timezone' | 'business_day_start'>;

/** What this device knew of its stores last: a screen that restarts without a network still has its board. */
const known = kept(
  'screen.stores',
  z.array(z.pick(storeSchema, { id: true, name: true, timezone: true, business_day_start: true })),
);

/** The store this screen shows, and those it could show. `isRefused`: it may show none. */
export function useStore(storeId: number | null): {
  readonly store: ShownStore | undefined;
  readonly stores: readonly ShownStore[];
  readonly isRefused: boolean;
} {
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    const leaving = new AbortController();
    const load = async () => {
      while (!leaving.signal.aborted) {
        try {
          known.value = await reachableStores();
          return setRefused(known.value.length === 0);
        } catch (thrown) {
          if (thrown instanceof DomainError && thrown.code === 'unauthenticated') return setRefused(true);
        }
        await systemClock.sleep(3000, leaving.signal);
      }
    };
    void load();
    return () => leaving.abort();
  }, []);
  const stores = known.value ?? [];
  const store = stores.find(({ id }) => id === storeId) ?? stores[0];
  return { store, stores, isRefused };
}

/** Asked for store by store: a device has one, and only the server knows which. */
async function reachableStores(): Promise<ShownStore[]> {
  const { items } = await screenApi.listStores({ query: { limit: 100 } });
  const reachable: ShownStore[] = [];
  for (const { id, name, timezone, business_day_start } of items)
    if (await reaches(id)) reachable.push({ id, name, timezone, business_day_start });
  return reachable;
}

async function reaches(id: number): Promise<boolean> {
  try {
    await screenApi.listOrders({ query: { store_id: id, active: true, limit: 1 } });
    return true;
  } catch (thrown) {
    if (thrown instanceof DomainError && thrown.code === 'not_found') return false;
    throw thrown;
  }
}
