import { chooseStore, loadMenu, store } from './menu/menu-store.ts';
import { enterTable } from './table/enter-table.ts';
import { meetCustomer, tableVisit, visitor } from './visitor.ts';

/**
 * Finds out who came and loads their menu. A phone that saw this menu before shows it at once and gets the new one meanwhile;
 * without a network it goes on with the old one.
 * @throws DomainError when nothing can be shown
 */
export async function startVisit(): Promise<void> {
  const isAtTable = location.pathname.startsWith('/t');
  if (isAtTable) await enterTable();
  else await meetCustomer();
  const who = visitor.value;
  if (!who) return;
  const storeId = who.kind === 'guest' ? tableVisit.value?.storeId : await chooseStore();
  if (storeId === undefined) return;
  const loading = loadMenu(storeId);
  if (store.value?.id !== storeId) return loading;
  // The menu is here already; that it couldn't be renewed stands on the page.
  loading.catch(() => undefined);
}
