import { computed, signal } from '@preact/signals';
import * as z from 'zod/mini';
import { menuItem, type MenuItemOnWire } from '../../../protocol/menu.ts';
import { store as storeSchema, type StoreOnWire } from '../../../protocol/store.ts';
import { kept } from '../../session/kept.ts';
import type { FirstView } from '../../../protocol/first-view.ts';
import { noteAnswer } from '../connection.ts';
import { firstView } from '../first-view.ts';

/** The last menu this phone saw, with its store: shown at once, and when there is no network. */
const lastMenu = kept(
  'guest.menu',
  z.object({
    /** By this device's clock, ms. */
    seenAt: z.number(),
    store: storeSchema,
    dishes: z.array(menuItem),
    categories: z.array(z.string()),
  }),
);

/** The store whose menu is shown. */
export const store = computed(() => lastMenu.value?.store);
export const dishes = computed<readonly MenuItemOnWire[]>(() => lastMenu.value?.dishes ?? []);
export const categories = computed<readonly string[]>(() => lastMenu.value?.categories ?? []);

/** Since when the shown menu may be out of date (ISO 8601); undefined when it was just loaded. */
export const oldSince = computed(() => {
  const seen = lastMenu.value?.seenAt;
  return isFresh.value || seen === undefined ? undefined : new Date(seen).toISOString();
});

const isFresh = signal(false);

/** Loads a store's menu; what was kept of another store is dropped first. @throws DomainError */
export async function loadMenu(storeId: number): Promise<void> {
  if (store.value?.id !== storeId) lastMenu.value = undefined;
  isFresh.value = false;
  const [found, menu] = await noteAnswer(
    Promise.all([firstView.getStore({ params: { id: storeId } }), listAll(storeId)]),
  );
  lastMenu.value = { seenAt: Date.now(), store: found, ...menu };
  isFresh.value = true;
}

/** Shows a menu that was told, and loads what it lacks of it. @throws DomainError */
export async function showMenu(found: FirstView['store'], begun: FirstView['menu']): Promise<void> {
  lastMenu.value = { seenAt: Date.now(), store: found, dishes: begun.items, categories: begun.categories };
  isFresh.value = true;
  if (begun.items.length < begun.total)
    lastMenu.value = { ...lastMenu.value, ...(await noteAnswer(listRest(found.id, begun))) };
}

/** The store to order ahead from: the one asked for, the last one, or the first. */
export async function chooseStore(): Promise<number | undefined> {
  const asked = Number(new URLSearchParams(location.search).get('store'));
  if (asked > 0) return asked;
  if (store.value) return store.value.id;
  return (await noteAnswer(firstView.listStores())).items[0]?.id;
}

/** A dish as the store has just told it. */
export function takeDish(changed: MenuItemOnWire): void {
  const menu = lastMenu.value;
  if (!menu || !menu.dishes.some(({ id }) => id === changed.id)) return;
  lastMenu.value = { ...menu, dishes: menu.dishes.map((dish) => (dish.id === changed.id ? changed : dish)) };
}

/** The store as it has just told itself. */
export function takeStore(told: StoreOnWire): void {
  const menu = lastMenu.value;
  if (menu?.store.id === told.id) lastMenu.value = { ...menu, store: told };
}

async function listAll(storeId: number) {
  return listRest(storeId, await firstView.listMenu({ query: { store_id: storeId } }));
}

async function listRest(storeId: number, { items, total, categories: names }: FirstView['menu']) {
  const all = [...items];
  while (all.length < total) {
    const more = await firstView.listMenu({ query: { store_id: storeId, skip: all.length } });
    if (more.items.length === 0) break;
    all.push(...more.items);
  }
  return { dishes: all, categories: names };
}
