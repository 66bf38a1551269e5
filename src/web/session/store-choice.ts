import { computed, signal } from '@preact/signals';
import { z } from 'zod';
import type { store as storeSchema } from '../../protocol/store.ts';
import { api } from './api.ts';
import { kept } from './kept.ts';
import { currentUser } from './session.ts';

export type Store = z.output<typeof storeSchema>;

const chosen = kept('store', z.int());
const known = signal<readonly Store[] | undefined>(undefined);

/** The stores whoever is logged in may work in; empty until they are loaded. */
export const stores = computed(() => {
  const mine = currentUser.value?.store_ids ?? null;
  return (known.value ?? []).filter(({ id }) => mine === null || mine.includes(id));
});

/** They are loaded, and this account may work in none. */
export const hasNoStore = computed(() => known.value !== undefined && stores.value.length === 0);

/** The store the pages of this device are about: `?store=`, the last choice, else the first. */
export const currentStore = computed<Store | undefined>(() => {
  const asked = Number(new URLSearchParams(location.search).get('store')) || chosen.value;
  return stores.value.find(({ id }) => id === asked) ?? stores.value[0];
});

export function chooseStore(id: number): void {
  chosen.value = id;
  const url = new URL(location.href);
  url.searchParams.delete('store');
  history.replaceState(null, '', url);
}

export async function loadStores(): Promise<void> {
  const { items } = await api.listStores({ query: { limit: 100 } });
  known.value = items;
}
