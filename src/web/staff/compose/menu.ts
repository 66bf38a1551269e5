import { signal } from '@preact/signals';
import type { MenuItemOnWire } from '../../../protocol/menu.ts';
import { api } from '../../session/api.ts';

export interface Menu {
  readonly dishes: readonly MenuItemOnWire[];
  readonly categories: readonly string[];
}

/** The store's menu as last seen. */
export const menu = signal<Menu | undefined>(undefined);

export async function loadMenu(storeId: number): Promise<void> {
  const dishes: MenuItemOnWire[] = [];
  for (;;) {
    const page = await api.listMenu({ query: { store_id: storeId, skip: dishes.length, limit: 100 } });
    dishes.push(...page.items);
    if (dishes.length < page.total && page.items.length > 0) continue;
    menu.value = { dishes, categories: page.categories };
    return;
  }
}

export function isSoldOut({ is_available, stock }: MenuItemOnWire): boolean {
  return !is_available || stock === 0;
}
