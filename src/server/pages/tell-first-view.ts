import { readMenu } from '../../operations/menu/read-menu.ts';
import { storeOnWire } from '../../operations/stores/store-on-wire.ts';
import { requireStore } from '../../operations/stores/require-store.ts';
import { findTableOfCode } from '../../operations/tables/find-table-of-code.ts';
import type { FirstView } from '../../protocol/first-view.ts';
import type { Services } from '../handler.ts';

/** As many dishes as the page would ask for at once. */
const mostDishes = 100;

/**
 * The page of a table's code with what a guest sees first in it: on a slow network that saves two round trips, and the name of the
 * restaurant is there before any script. It opens no session, for link previews read addresses, too.
 * @param page the built page, with the comments that say where things go
 * @returns undefined where the code is worthless or something is wrong: the page comes as it is and says so itself
 */
export async function tellFirstView(
  page: string,
  token: string,
  services: Pick<Services, 'storage' | 'secrets' | 'logger'>,
): Promise<string | undefined> {
  try {
    const view = await readFirstView(token, services);
    return view && fillPage(page, view);
  } catch (error) {
    services.logger.warn({ err: error }, "The first view of a table's code could not be read");
    return undefined;
  }
}

async function readFirstView(
  token: string,
  { storage, secrets }: Pick<Services, 'storage' | 'secrets'>,
): Promise<FirstView | undefined> {
  const table = await findTableOfCode({ storage, secrets }, token);
  if (!table) return undefined;
  const store = await requireStore(storage.read, null, table.storeId);
  const menu = await readMenu(storage.read, store.id, { skip: 0, limit: mostDishes });
  return { table_number: table.tableNumber, store: storeOnWire(store), menu };
}

/** The header is drawn as `guest-header.tsx` will; the rest stands in a template, which shows and runs nothing. */
function fillPage(page: string, view: FirstView): string {
  const header = `<header class="guest-header"><div class="guest-bar"><h1>${escapeHtml(view.store.name)}</h1></div></header>`;
  const data = `<template id="first-view">${escapeHtml(JSON.stringify(view))}</template>`;
  return page.replace('<!-- header -->', () => header).replace('<!-- first view -->', () => data);
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
