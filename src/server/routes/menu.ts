import { pictureName, pictureUrl, pictureWidths } from '../../domain/menu.ts';
import type { Actor } from '../../domain/roles.ts';
import { changeMenuItem } from '../../operations/menu/change-menu-item.ts';
import { changePicture } from '../../operations/menu/change-picture.ts';
import { changeStoreTerms } from '../../operations/menu/change-store-terms.ts';
import { createMenuItem } from '../../operations/menu/create-menu-item.ts';
import { menuItemOnWire } from '../../operations/menu/menu-item-on-wire.ts';
import { orderCategories } from '../../operations/menu/order-categories.ts';
import { readMenu } from '../../operations/menu/read-menu.ts';
import { removeMenuItem } from '../../operations/menu/remove-menu-item.ts';
import { requireStore } from '../../operations/stores/require-store.ts';
import { setAvailability } from '../../operations/menu/set-availability.ts';
import { dataPaths } from '../../runtime/data-dir.ts';
import { isPictureUsed } from '../../storage/menu-items.ts';
import type { Services, TagHandlers } from '../handler.ts';
import { checkPicture } from '../pictures/check-picture.ts';
import { createPictureFiles } from '../pictures/picture-files.ts';
import { resizePicture } from '../pictures/resize-picture.ts';

const [, largestWidth] = pictureWidths;

/** The menu. */
export function menuHandlers({ storage, config }: Services): TagHandlers<'menu'> {
  const files = createPictureFiles(dataPaths(config.data_dir).media);
  /** Files go after the commit that let go of them. */
  const dropPicture = async (imageUrl: string | null) => {
    const name = imageUrl === null ? undefined : pictureName(imageUrl);
    if (imageUrl === null || name === undefined || (await isPictureUsed(storage.read, imageUrl))) return;
    await files.remove(name);
  };
  const setPicture = async (id: number, imageUrl: string | null, actor: Actor) => {
    const { item, before } = await storage.write((tx) => changePicture(tx, { id, imageUrl, actor }));
    await dropPicture(before);
    return menuItemOnWire(item);
  };
  const sell = (id: number, isAvailable: boolean, storeId: number | undefined, actor: Actor) =>
    storage.write(async (tx) =>
      menuItemOnWire(await setAvailability(tx, { id, isAvailable, storeId, actor })),
    );
  return {
    listMenu: async ({ query: { store_id: storeId, skip, limit } }) => {
      const store = await requireStore(storage.read, null, storeId);
      return readMenu(storage.read, store.id, { skip, limit });
    },
    createMenuItem: async ({ body, actor }, tx) =>
      menuItemOnWire(await createMenuItem(tx, { request: body, actor })),
    changeMenuItem: async ({ params, body, actor }) => {
      const { before, after } = await storage.write((tx) =>
        changeMenuItem(tx, { id: params.id, change: body, actor }),
      );
      if (before.imageUrl !== after.imageUrl) await dropPicture(before.imageUrl);
      return menuItemOnWire(after);
    },
    removeMenuItem: async ({ params, actor }) => {
      const removed = await storage.write((tx) => removeMenuItem(tx, { id: params.id, actor }));
      await dropPicture(removed.imageUrl);
      return undefined;
    },
    setMenuItemPicture: async ({ params, upload, actor }) => {
      checkPicture(upload);
      const name = await files.save(await resizePicture(upload));
      try {
        return await setPicture(params.id, pictureUrl(name, largestWidth), actor);
      } catch (thrown) {
        await files.remove(name);
        throw thrown;
      }
    },
    removeMenuItemPicture: async ({ params, actor }) => {
      await setPicture(params.id, null, actor);
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
