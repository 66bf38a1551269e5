import type { z } from 'zod';
import { printersAt } from '../../domain/route-ticket.ts';
import type { Actor } from '../../domain/roles.ts';
import type { printRoute } from '../../protocol/print.ts';
import { listMenuItems } from '../../storage/menu-items.ts';
import type { Storage } from '../../storage/storage.ts';
import { readRoutablePrinters } from './read-routable-printers.ts';
import { requireStore } from '../stores/require-store.ts';

/** Which printers each dish of the menu would go to; dishes that nobody would see on paper first. @throws DomainError `not_found` */
export async function getPrintRoute(
  storage: Storage,
  actor: Actor,
  { storeId, now }: { readonly storeId: number | undefined; readonly now: Date },
): Promise<z.input<typeof printRoute>> {
  const store = await requireStore(storage.read, actor, storeId);
  const printers = await readRoutablePrinters(storage.read, store.id, now);
  const { items } = await listMenuItems(storage.read, store.id, { skip: 0, limit: wholeMenu });
  const routes = items.map((item) => ({
    menu_item_id: item.id,
    menu_item_name: item.name,
    station: item.station,
    printers: printersAt(printers, item.station).map(({ id, name }) => ({ id, name })),
  }));
  return routes.sort((one, other) => Number(one.printers.length > 0) - Number(other.printers.length > 0));
}

const wholeMenu = 10_000;
