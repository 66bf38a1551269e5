import * as z from 'zod/mini';
import { menuPage } from './menu.ts';
import { store } from './store.ts';
import { tableSession } from './table-session.ts';

/** What comes inside the page of a table's code, so that the page has to ask nothing before a guest can choose. */
export const firstView = z.object({
  session: tableSession,
  store,
  /** Its first page; `total` says whether there is more. */
  menu: menuPage,
});
export type FirstView = z.output<typeof firstView>;
