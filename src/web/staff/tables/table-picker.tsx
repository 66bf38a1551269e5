import type { JSX } from 'preact';
import { orders } from '../floor/floor.ts';
import { describeTable } from './describe-table.ts';
import { type Table, tables } from './tables.ts';
import { tableTexts } from './texts.ts';

export interface TablePickerProps {
  readonly onPick: (table: Table) => unknown;
  /** Not this one. */
  readonly except?: number | null;
  readonly chosen?: number | null;
}

/** All tables as buttons, with what is going on at each. */
export function TablePicker({ onPick, except = null, chosen = null }: TablePickerProps): JSX.Element {
  const known = [...orders.value.values()].map(({ order }) => order);
  return (
    <div class="table-picker">
      {tables.value
        .filter(({ id, status }) => id !== except && status !== 'closed')
        .map((table) => {
          const { state } = describeTable(table, known);
          return (
            <button
              key={table.id}
              type="button"
              class={`table-choice ${state}`}
              aria-pressed={table.id === chosen}
              onClick={() => void onPick(table)}
            >
              <b>{table.table_number}</b>
              <span>{tableTexts().states[state]}</span>
            </button>
          );
        })}
    </div>
  );
}
