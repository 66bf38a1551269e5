import * as z from 'zod/mini';
import type { Endpoint } from '../endpoint.ts';
import { menuPage } from '../menu.ts';
import { store } from '../store.ts';
import { tableSession, tableSessionRequest } from '../table-session.ts';
import { limitOf, listOf, paging } from '../small-values.ts';
import { byId, ofStore } from './parameters.ts';

/** A guest reads the menu as a whole; what shows it must not have to know of pages to show every dish. */
const wholeMenu = z.extend(ofStore, { limit: limitOf(100) });

/** What a guest's page asks before it shows anything: alone, so that no more comes with it to a phone. */
export const firstViewEndpoints = {
  createTableSession: {
    method: 'POST',
    path: '/api/tables/session',
    summary: 'Sit down: a guest token for the table of a QR code',
    tag: 'auth',
    access: 'public',
    body: tableSessionRequest,
    status: 200,
    answer: tableSession,
  },
  listStores: {
    method: 'GET',
    path: '/api/stores',
    summary: 'Stores',
    tag: 'stores',
    access: 'public',
    query: z.strictObject(paging),
    status: 200,
    answer: listOf(store),
  },
  getStore: {
    method: 'GET',
    path: '/api/stores/{id}',
    summary: 'One store',
    tag: 'stores',
    access: 'public',
    params: byId,
    status: 200,
    answer: store,
  },
  listMenu: {
    method: 'GET',
    path: '/orchestration/menu/items',
    summary: 'The menu',
    tag: 'menu',
    access: 'public',
    query: wholeMenu,
    status: 200,
    answer: menuPage,
  },
} as const satisfies Record<string, Endpoint>;
