import { signal } from '@preact/signals';
import type { TableOnWire } from '../../../protocol/stores.ts';
import { type TableUpdate, tableUpdate } from '../../../protocol/table-update.ts';
import { api } from '../../session/api.ts';
import { applyTableUpdate } from './apply-table-update.ts';

export type Table = TableOnWire;

/** The store's tables, live; what happens at them is on the board of orders. */
export const tables = signal<readonly Table[]>([]);

/** What was heard while a look is under way: it is later than what the look finds. */
let heardMeanwhile: TableUpdate[] = [];

export async function loadTables(storeId: number): Promise<void> {
  const heard: TableUpdate[] = [];
  heardMeanwhile = heard;
  const found: Table[] = [];
  for (;;) {
    const query = { skip: found.length, limit: 100 };
    const { items, total } = await api.listTables({ params: { id: storeId }, query });
    found.push(...items);
    if (found.length >= total || items.length === 0) break;
  }
  // A later look knows more.
  if (heardMeanwhile === heard) tables.value = heard.reduce(applyTableUpdate, found);
}

/** A message of the store's stream may speak of a table. */
export function hearOfTable(message: object): void {
  const { data } = tableUpdate.safeParse(message);
  if (!data) return;
  heardMeanwhile.push(data);
  tables.value = applyTableUpdate(tables.value, data);
}

/** What the server answers about a table is true here at once, unless something was heard of it meanwhile: that is later. */
export async function showTable(asking: Promise<Table>): Promise<void> {
  const before = tables.value;
  const answer = await asking;
  const stateOf = (known: readonly Table[]) => known.find(({ id }) => id === answer.id);
  if (stateOf(before) !== stateOf(tables.value)) return;
  tables.value = applyTableUpdate(tables.value, { table: answer, removed: false });
}
