import type { JSX } from 'preact';
import { z } from 'zod';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { kept } from '../../session/kept.ts';
import { currentStore } from '../../session/store-choice.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { act } from '../act.ts';
import { showAnswer } from '../floor/floor.ts';
import { money } from '../money.ts';
import { noteOwnOrder, withoutRinging } from '../reminders/reminders.ts';
import { sendOnce } from '../../session/send-once.ts';
import { closeSheet, openSheet } from '../sheet.ts';
import { TablePicker } from '../tables/table-picker.tsx';
import { nameOf } from '../words.ts';
import { DishPicker } from './dish-picker.tsx';
import { draftLine, linesOnWire, sumOf } from './draft.ts';
import { DraftList } from './draft-list.tsx';
import { composeTexts } from './texts.ts';

const draft = z.object({ lines: z.array(draftLine), note: z.string() });
/** What a waiter has begun to type, by what it is for; a reload or a call to another table loses nothing. */
const drafts = kept('staff.drafts', z.record(z.string(), draft));
const empty: z.output<typeof draft> = { lines: [], note: '' };

function useDraft(name: string) {
  const current = drafts.value?.[name] ?? empty;
  return {
    ...current,
    change: (changed: Partial<typeof current>) => {
      drafts.value = { ...drafts.value, [name]: { ...current, ...changed } };
    },
    drop: () => {
      const { [name]: _sent, ...others } = drafts.value ?? {};
      drafts.value = others;
    },
  };
}

/** A waiter takes an order, for a table or to take along. */
export function NewOrderSheet({ tableId }: { readonly tableId: number | null | undefined }): JSX.Element {
  const { lines, note, change, drop } = useDraft('new');
  const texts = composeTexts();
  const storeId = currentStore.value?.id ?? 0;
  const place = async () => {
    const where = tableId ? { table_id: tableId } : { service_mode: 'takeout' as const };
    const items = linesOnWire(lines);
    const body = { store_id: storeId, ...where, items, ...(note.trim() !== '' && { note: note.trim() }) };
    let name = '';
    const isDone = await act(() =>
      withoutRinging(async () => {
        const order = showAnswer(await sendOnce(['createOrder', body], (once) => once.createOrder({ body })));
        noteOwnOrder(order.id);
        name = nameOf(order);
      }),
    );
    if (!isDone) return;
    drop();
    closeSheet();
    await act(async () => {}, { done: texts.placed(name) });
  };
  const takesAlong = currentStore.value?.service_modes.includes('takeout') ?? false;
  return (
    <div class="compose">
      <details class="where" open={tableId === undefined}>
        <summary>{texts.where}</summary>
        {takesAlong && (
          <Button
            heir={tableId === undefined}
            pressed={tableId === null}
            onPress={() => openSheet({ name: 'new-order', tableId: null })}
          >
            {texts.takeout}
          </Button>
        )}
        <TablePicker
          chosen={tableId ?? null}
          onPick={({ id }) => openSheet({ name: 'new-order', tableId: id })}
        />
      </details>
      <DishPicker lines={lines} onChange={(changed) => change({ lines: changed })} />
      <div class="compose-side">
        <DraftList lines={lines} onChange={(changed) => change({ lines: changed })} />
        <Field
          label={texts.orderNote}
          value={note}
          onInput={(changed) => change({ note: changed })}
          maxLength={200}
        />
      </div>
      <div class="compose-send">
        <Button
          look="primary"
          size="wide"
          disabled={lines.length === 0 || tableId === undefined}
          onPress={place}
        >
          {tableId === undefined ? texts.chooseWhere : texts.place(portions(lines), money(sumOf(lines)))}
        </Button>
      </div>
    </div>
  );
}

/** More dishes for an order; the kitchen gets only what is new. */
export function AddDishesSheet({ order }: { readonly order: OrderOnWire }): JSX.Element {
  const { lines, change, drop } = useDraft(`add ${order.id}`);
  const texts = composeTexts();
  const add = async () => {
    const input = { params: { id: order.id }, body: { items: linesOnWire(lines) } };
    const work = async () =>
      showAnswer(await sendOnce(['addOrderItems', input], (once) => once.addOrderItems(input)));
    if (!(await act(work, { done: texts.added }))) return;
    drop();
    openSheet({ name: 'order', orderId: order.id });
  };
  return (
    <div class="compose">
      <DishPicker lines={lines} onChange={(changed) => change({ lines: changed })} />
      <div class="compose-side">
        <DraftList lines={lines} onChange={(changed) => change({ lines: changed })} />
      </div>
      <div class="compose-send">
        <Button look="primary" size="wide" disabled={lines.length === 0} onPress={add}>
          {texts.addNow(portions(lines), money(sumOf(lines)))}
        </Button>
      </div>
    </div>
  );
}

function portions(lines: readonly { readonly quantity: number }[]): number {
  return lines.reduce((count, { quantity }) => count + quantity, 0);
}
