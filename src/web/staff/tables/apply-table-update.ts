import type { TableOnWire } from '../../../protocol/stores.ts';
import type { TableUpdate } from '../../../protocol/table-update.ts';

/** The tables after one was changed, added or taken away; what the message does not tell (its code) stays known. */
export function applyTableUpdate(
  tables: readonly TableOnWire[],
  { table, removed }: Pick<TableUpdate, 'table' | 'removed'>,
): readonly TableOnWire[] {
  const others = tables.filter(({ id }) => id !== table.id);
  if (removed) return others;
  const before = tables.find(({ id }) => id === table.id);
  return [...others, { ...before, ...table }].toSorted((a, b) => a.id - b.id);
}
