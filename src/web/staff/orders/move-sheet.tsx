import type { JSX } from 'preact';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { api } from '../../session/api.ts';
import { act } from '../act.ts';
import { showAnswer } from '../floor/floor.ts';
import { openSheet } from '../sheet.ts';
import { TablePicker } from '../tables/table-picker.tsx';
import { nameOf, words } from '../words.ts';
import { orderTexts } from './texts.ts';

/** Seats an order elsewhere; one tap, and one to take it back. */
export function MoveSheet({ order }: { readonly order: OrderOnWire }): JSX.Element {
  const texts = orderTexts();
  const move = async (tableId: number) =>
    showAnswer(await api.moveOrder({ params: { id: order.id }, body: { table_id: tableId } }));
  return (
    <div class="stack">
      <p>{texts.chooseTable}</p>
      <TablePicker
        except={order.table_id}
        onPick={async ({ id, table_number }) => {
          const before = order.table_id;
          const isDone = await act(() => move(id), {
            done: texts.moved(nameOf(order), words().table(table_number)),
            ...(before !== null && { undo: () => move(before) }),
          });
          if (isDone) openSheet({ name: 'order', orderId: order.id });
        }}
      />
    </div>
  );
}
