import type { Store } from '../../domain/places.ts';
import { printersAt } from '../../domain/route-ticket.ts';
import { listMenuItems } from '../../storage/menu-items.ts';
import { readPrinters } from '../../storage/printers.ts';
import type { Storage } from '../../storage/storage.ts';
import { findOpenStores, findStores } from '../../storage/stores.ts';

export interface UnroutedDishes {
  readonly store: Store;
  /** Whether any printer of the store prints orders by itself; without one the kitchen works from screens. */
  readonly printsOrders: boolean;
  readonly station: string;
  /** Names of the dishes, in the order of the menu. */
  readonly dishes: readonly string[];
}

/** The dishes on the menus of all open stores that no printer would print, by store and station. */
export async function findUnrouted({ read }: Pick<Storage, 'read'>): Promise<UnroutedDishes[]> {
  const stores = await findStores(read, await findOpenStores(read));
  const found = stores.map(async (store): Promise<UnroutedDishes[]> => {
    const printers = await readPrinters(read, store.id);
    const { items } = await listMenuItems(read, store.id, { skip: 0, limit: wholeMenu });
    const lost = items.filter(({ station }) => printersAt(printers, station).length === 0);
    const printsOrders = printers.some(({ isActive, autoPrintOrders }) => isActive && autoPrintOrders);
    return [...new Set(lost.map(({ station }) => station))].map((station) => ({
      store,
      printsOrders,
      station,
      dishes: lost.filter((dish) => dish.station === station).map(({ name }) => name),
    }));
  });
  return (await Promise.all(found)).flat();
}

const wholeMenu = 10_000;
