import { chooseStore, loadMenu, showMenu, store } from './menu/menu-store.ts';
import { enterTable, letIn } from './table/enter-table.ts';
import { takeToldFirst } from './told-first.ts';
import { meetCustomer, tableVisit, visitor } from './visitor.ts';

/**
 * Finds out who came and loads their menu. The page of a table's code has all of it inside.
 * A phone that saw this menu before shows it at once and gets the new one meanwhile; without a network it goes on with the old one.
 * @throws DomainError when nothing can be shown
 */
export async function startVisit(): Promise<void> {
  const isAtTable = location.pathname.startsWith('/t');
  const told = isAtTable ? takeToldFirst() : undefined;
  const showing = told && showMenu(told.store, told.menu);
  showing?.catch(() => undefined);
  if (told) letIn(told.session);
  else if (isAtTable) await enterTable();
  else await meetCustomer();
  const who = visitor.value;
  if (!who) return;
  const storeId = who.kind === 'guest' ? tableVisit.value?.storeId : await chooseStore();
  if (storeId === undefined) return;
  const loading = showing && told?.store.id === storeId ? showing : loadMenu(storeId);
  if (store.value?.id !== storeId) return loading;
  // The menu is here already; that it couldn't be renewed stands on the page.
  loading.catch(() => undefined);
}
