import type { JSX } from 'preact';
import { Empty } from '../../ui/notes.tsx';
import { now, orders } from '../floor/floor.ts';
import { money } from '../money.ts';
import { Age } from '../orders/age.tsx';
import { openSheet } from '../sheet.ts';
import { words } from '../words.ts';
import { describeTable } from './describe-table.ts';
import { type Table, tables } from './tables.ts';
import { tableTexts } from './texts.ts';

/** Every table with its state, how long somebody sits there, how long they have been waiting, and its sum. */
export function TablesView(): JSX.Element {
  if (tables.value.length === 0) return <Empty>{tableTexts().none}</Empty>;
  return (
    <div class="room">
      {tables.value.map((table) => (
        <TableCard key={table.id} table={table} />
      ))}
    </div>
  );
}

function TableCard({ table }: { readonly table: Table }): JSX.Element {
  const texts = tableTexts();
  const known = [...orders.value.values()].map(({ order }) => order);
  const view = describeTable(table, known);
  return (
    <button
      type="button"
      class={`table-card ${view.state}`}
      data-table={table.table_number}
      onClick={() => openSheet({ name: 'table', tableId: table.id })}
    >
      <span class="table-head">
        <span class="table-name">{words().table(table.table_number)}</span>
        {view.since !== undefined && (
          <span class="soft figure" data-since={view.since}>
            {texts.seatedFor(minutesSince(view.since))}
          </span>
        )}
      </span>
      <span class="table-state">
        {texts.states[view.state]}
        {table.seats !== null && view.state !== 'eating' && ` · ${texts.seats(table.seats)}`}
      </span>
      {view.waiting && <Age order={view.waiting} />}
      {view.orders.length > 0 && (
        <span class="figure">
          {texts.orders(view.orders.length)} · {money(view.sum)}
        </span>
      )}
      <span class="table-flags">
        {view.toConfirm > 0 && <b class="badge bad">{texts.toConfirm(view.toConfirm)}</b>}
        {view.toCarry > 0 && <b class="badge good">{texts.toCarry(view.toCarry)}</b>}
        {view.due > 0 && <b class="badge warn">{texts.due(money(view.due))}</b>}
      </span>
    </button>
  );
}

function minutesSince(at: string): number {
  return Math.max(0, Math.floor((now.value - Date.parse(at)) / 60_000));
}
