import type { JSX } from 'preact';
import { api } from '../../session/api.ts';
import { act } from '../act.ts';
import { showAnswer } from '../floor/floor.ts';
import { openSheet } from '../sheet.ts';
import { words } from '../words.ts';
import { TablePicker } from './table-picker.tsx';
import type { Table } from './tables.ts';
import { tableTexts } from './texts.ts';

/** Two parties become one: all open orders move, and can move back. */
export function MergeSheet({ table }: { readonly table: Table }): JSX.Element {
  const texts = tableTexts();
  const name = words().table(table.table_number);
  const merge = async (into: Table) => {
    let moved: readonly number[] = [];
    const isDone = await act(
      async () => {
        const params = { id: table.id };
        const answer = await api.mergeTables({ params, body: { into_table_id: into.id } });
        moved = answer.orders.map((order) => showAnswer(order).id);
      },
      {
        done: texts.merged(name, words().table(into.table_number)),
        undo: async () => {
          for (const id of moved)
            showAnswer(await api.moveOrder({ params: { id }, body: { table_id: table.id } }));
        },
      },
    );
    if (isDone) openSheet({ name: 'table', tableId: into.id });
  };
  return (
    <div class="stack">
      <p>{texts.mergeHint(name)}</p>
      <TablePicker except={table.id} onPick={merge} />
    </div>
  );
}
