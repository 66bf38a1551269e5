import { DomainError } from '../../domain/errors.ts';
import { readMenu } from '../../operations/menu/read-menu.ts';
import { storeOnWire } from '../../operations/stores/store-on-wire.ts';
import { requireStore } from '../../operations/stores/require-store.ts';
import { openTableSession } from '../../operations/tables/open-table-session.ts';
import type { FirstView } from '../../protocol/first-view.ts';
import type { Services } from '../handler.ts';
import { createLimiter } from '../limiter.ts';

/** As many dishes as the page would ask for at once. */
const mostDishes = 100;

/**
 * Makes the page of a table's code with what a guest needs to begin: on a slow network that saves three round trips, and the name
 * of the restaurant is there before any script. Nothing is written for it (a link preview reads addresses, too), and its session is
 * worth no more than the code in the address.
 * @param page the built page, with the comments that say where things go
 * @param address the caller's
 * @returns undefined where the code is worthless, an address asks too often or something is wrong: the page then comes as it is, asks
 * itself and says what it is told
 */
export type TellFirstView = (page: string, token: string, address: string) => Promise<string | undefined>;

export function createTellFirstView(
  services: Pick<Services, 'storage' | 'secrets' | 'clock' | 'logger'>,
): TellFirstView {
  // As many as POST /api/tables/session takes, for it gives the same.
  const scans = createLimiter({ limit: 120, windowMs: 60_000, clock: services.clock });
  return async (page, token, address) => {
    try {
      scans.use(address);
      return fillPage(page, await readFirstView(token, services));
    } catch (error) {
      if (!(error instanceof DomainError))
        services.logger.warn({ err: error }, "The first view of a table's code could not be read");
      return undefined;
    }
  };
}

async function readFirstView(
  token: string,
  services: Pick<Services, 'storage' | 'secrets' | 'clock'>,
): Promise<FirstView> {
  const session = await openTableSession(services, token);
  const { storage } = services;
  const store = await requireStore(storage.read, null, session.store_id);
  const menu = await readMenu(storage.read, store.id, { skip: 0, limit: mostDishes });
  return { session, store: storeOnWire(store), menu };
}

/**
 * The header is drawn as `guest-header.tsx` will; the rest stands in a template, which shows and runs nothing. What asks ahead has
 * nothing to ask.
 */
function fillPage(page: string, view: FirstView): string {
  const header = `<header class="guest-header"><div class="guest-bar"><h1>${escapeHtml(view.store.name)}</h1></div></header>`;
  const data = `<template id="first-view">${escapeHtml(JSON.stringify(view))}</template>`;
  return page
    .replace(/ *<script src="\/begin-menu\.js".*\n/, '')
    .replace('<!-- header -->', () => header)
    .replace('<!-- first view -->', () => data);
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
