import { signal } from '@preact/signals';
import type { z } from 'zod';
import type { table as tableSchema } from '../../../protocol/stores.ts';
import { api } from '../../session/api.ts';

export type Table = z.output<typeof tableSchema>;

/** The store's tables as last seen; what happens at them is on the board of orders. */
export const tables = signal<readonly Table[]>([]);

export async function loadTables(storeId: number): Promise<void> {
  const found: Table[] = [];
  for (;;) {
    const query = { skip: found.length, limit: 100 };
    const { items, total } = await api.listTables({ params: { id: storeId }, query });
    found.push(...items);
    if (found.length >= total || items.length === 0) break;
  }
  tables.value = found;
}

export function showTable(changed: Table): void {
  tables.value = tables.value.map((table) => (table.id === changed.id ? changed : table));
}
