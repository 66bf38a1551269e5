import type { JSX } from 'preact';
import { api } from '../../session/api.ts';
import { Button } from '../../ui/button.tsx';
import { act } from '../act.ts';
import { isEnded } from '../floor/columns.ts';
import { orders } from '../floor/floor.ts';
import { money } from '../money.ts';
import { PayBadge } from '../orders/card-head.tsx';
import { openSheet } from '../sheet.ts';
import { words } from '../words.ts';
import { describeTable } from './describe-table.ts';
import { showTable, type Table } from './tables.ts';
import { tableTexts } from './texts.ts';

/** One table: its orders, and what can be done for its guests. */
export function TableSheet({ table }: { readonly table: Table }): JSX.Element {
  const texts = tableTexts();
  const name = words().table(table.table_number);
  const view = describeTable(
    table,
    [...orders.value.values()].map(({ order }) => order),
  );
  const isBusy = view.orders.some((order) => !isEnded(order));
  const params = { id: table.id };
  const go = (next: 'merge' | 'table-code') => () => openSheet({ name: next, tableId: table.id });
  return (
    <div class="stack" data-sheet-table={table.table_number}>
      {view.orders.length === 0 && <p class="soft">{texts.nothing}</p>}
      {view.orders.map((order) => (
        <button
          key={order.id}
          type="button"
          class="order-row"
          onClick={() => openSheet({ name: 'order', orderId: order.id })}
        >
          <b class="figure">#{order.daily_number}</b>
          <span>{words().order[order.status]}</span>
          <PayBadge order={order} />
        </button>
      ))}
      {view.due > 0 && <p class="sum figure">{texts.due(money(view.due))}</p>}
      <Button
        look="primary"
        size="wide"
        disabled={table.status === 'closed'}
        onPress={() => openSheet({ name: 'new-order', tableId: table.id })}
      >
        {texts.newOrder}
      </Button>
      <div class="actions">
        {!isBusy && (table.status === 'free' || table.status === 'reserved') && (
          <Button
            onPress={() =>
              act(() => showTable(api.seatTable({ params })), {
                done: texts.seated(name),
                undo: () => showTable(api.clearTable({ params })),
              })
            }
          >
            {texts.seat}
          </Button>
        )}
        <Button
          disabled={isBusy}
          onPress={() => act(() => showTable(api.clearTable({ params })), { done: texts.cleared(name) })}
        >
          {texts.clear}
        </Button>
        {isBusy && <Button onPress={go('merge')}>{texts.merge}</Button>}
        <Button onPress={go('table-code')}>{texts.code}</Button>
      </div>
      {isBusy && <p class="soft">{texts.clearHint}</p>}
    </div>
  );
}
