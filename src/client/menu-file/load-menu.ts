import type { ApiClient } from '../api-client.ts';
import { listAll } from '../list-all.ts';
import type { Menu } from './write-menu.ts';

/** A store's menu as `writeMenu` takes it: by category in their order, those without one last. */
export async function loadMenu(api: Pick<ApiClient, 'listMenu'>, store_id: number): Promise<Menu> {
  const { categories } = await api.listMenu({ query: { store_id, limit: 1 } });
  const items = await listAll((query) => api.listMenu({ query: { ...query, store_id } }));
  const rank = (category: string) => (category === '' ? categories.length : categories.indexOf(category));
  const dishes = items
    .toSorted((a, b) => rank(a.category) - rank(b.category) || a.id - b.id)
    .map(({ id: _id, store_id: _store, thumbnail_url: _thumbnail, ...dish }) => dish);
  return { categories, dishes };
}
