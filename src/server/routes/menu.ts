import { changeMenuItem } from '../../operations/change-menu-item.ts';
import { createMenuItem } from '../../operations/create-menu-item.ts';
import { menuItemOnWire } from '../../operations/menu-item-on-wire.ts';
import { removeMenuItem } from '../../operations/remove-menu-item.ts';
import { requireStore } from '../../operations/require-store.ts';
import { listMenuItems } from '../../storage/menu-items.ts';
import type { Services, TagHandlers } from '../handler.ts';

/** The menu. */
export function menuHandlers({ storage }: Services): TagHandlers<'menu'> {
  return {
    listMenu: async ({ query: { store_id: storeId, skip, limit } }) => {
      const store = await requireStore(storage.read, null, storeId);
      const { items, total } = await listMenuItems(storage.read, store.id, { skip, limit });
      return { items: items.map(menuItemOnWire), total, skip, limit };
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
  };
}
