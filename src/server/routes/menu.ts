import type { Actor } from '../../domain/roles.ts';
import { changeMenuItem } from '../../operations/change-menu-item.ts';
import { changeStoreTerms } from '../../operations/change-store-terms.ts';
import { createMenuItem } from '../../operations/create-menu-item.ts';
import { menuItemOnWire } from '../../operations/menu-item-on-wire.ts';
import { orderCategories } from '../../operations/order-categories.ts';
import { removeMenuItem } from '../../operations/remove-menu-item.ts';
import { requireStore } from '../../operations/require-store.ts';
import { setAvailability } from '../../operations/set-availability.ts';
import { listCategories } from '../../storage/menu-categories.ts';
import { listMenuItems } from '../../storage/menu-items.ts';
import type { Services, TagHandlers } from '../handler.ts';

/** The menu. */
export function menuHandlers({ storage }: Services): TagHandlers<'menu'> {
  const sell = (id: number, isAvailable: boolean, storeId: number | undefined, actor: Actor) =>
    storage.write(async (tx) =>
      menuItemOnWire(await setAvailability(tx, { id, isAvailable, storeId, actor })),
    );
  return {
    listMenu: async ({ query: { store_id: storeId, skip, limit } }) => {
      const store = await requireStore(storage.read, null, storeId);
      const { items, total } = await listMenuItems(storage.read, store.id, { skip, limit });
      const categories = await listCategories(storage.read, store.id);
      return { items: items.map(menuItemOnWire), total, skip, limit, categories };
    },
    createMenuItem: async ({ body, actor }, tx) =>
      menuItemOnWire(await createMenuItem(tx, { request: body, actor })),
    changeMenuItem: ({ params, body, actor }) =>
      storage.write(async (tx) =>
        menuItemOnWire(await changeMenuItem(tx, { id: params.id, change: body, actor })),
      ),
    removeMenuItem: async ({ params, actor }) => {
      await storage.write((tx) => removeMenuItem(tx, { id: params.id, actor }));
      return undefined;
    },
    sellOut: ({ params, body, actor }) => sell(params.id, false, body.store_id, actor),
    sellAgain: ({ params, body, actor }) => sell(params.id, true, body.store_id, actor),
    changeStoreTerms: ({ params, body, actor }) =>
      storage.write(async (tx) => {
        const { id, store_id: storeId } = params;
        return menuItemOnWire(await changeStoreTerms(tx, { id, storeId, change: body, actor }));
      }),
    orderCategories: ({ body, actor }) =>
      storage.write(async (tx) => {
        const { storeId, names } = await orderCategories(tx, {
          storeId: body.store_id,
          names: body.categories,
          actor,
        });
        return { store_id: storeId, categories: names };
      }),
  };
}
