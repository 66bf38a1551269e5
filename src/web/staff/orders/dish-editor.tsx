import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { itemRecalls } from '../../../domain/order.ts';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { api } from '../../session/api.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { act } from '../act.ts';
import { isEnded } from '../floor/columns.ts';
import { showAnswer } from '../floor/floor.ts';
import { money } from '../money.ts';
import { actTexts, words } from '../words.ts';
import { DishLine } from './dish-line.tsx';
import { recallDish, serveDish } from './moves.ts';
import { ReasonField } from './reason-field.tsx';
import { orderTexts } from './texts.ts';

interface DishProps {
  readonly order: OrderOnWire;
  readonly item: OrderOnWire['items'][number];
}

/** A dish of an order, with what may still be done about it. */
export function DishEditor({ order, item }: DishProps): JSX.Element {
  const [open, setOpen] = useState<'change' | 'void' | undefined>();
  const texts = orderTexts();
  const isFixed = isEnded(order) || item.status === 'cancelled';
  const mayChange = !isFixed && (item.status === 'pending' || item.status === 'preparing');
  return (
    <div class="dish-editor" data-item={item.id}>
      <DishLine order={order} item={item}>
        <span class="dish-side">
          <span class="figure">{money(item.subtotal)}</span>
          <span class="dish-state">{words().item[item.status]}</span>
        </span>
      </DishLine>
      {!isFixed && (
        <div class="row dish-actions">
          {item.status === 'ready' && (
            <Button size="small" look="primary" onPress={() => serveDish(order, item)}>
              {texts.serve}
            </Button>
          )}
          {order.status !== 'pending' && itemRecalls[item.status].length > 0 && (
            <Button size="small" onPress={() => recallDish(order, item)}>
              {texts.recallDish}
            </Button>
          )}
          {mayChange && (
            <Button size="small" pressed={open === 'change'} onPress={() => setOpen(toggled(open, 'change'))}>
              {texts.change}
            </Button>
          )}
          {item.status !== 'served' && (
            <Button size="small" pressed={open === 'void'} onPress={() => setOpen(toggled(open, 'void'))}>
              {texts.voidDish}
            </Button>
          )}
        </div>
      )}
      {open === 'change' && mayChange && (
        <Change order={order} item={item} onDone={() => setOpen(undefined)} />
      )}
      {open === 'void' && !isFixed && <Void order={order} item={item} onDone={() => setOpen(undefined)} />}
    </div>
  );
}

function toggled<Name extends string>(open: Name | undefined, name: Name): Name | undefined {
  return open === name ? undefined : name;
}

function Change({ order, item, onDone }: DishProps & { readonly onDone: () => void }): JSX.Element {
  const [quantity, setQuantity] = useState(item.quantity);
  const [note, setNote] = useState(item.note ?? '');
  const [reason, setReason] = useState('');
  const texts = orderTexts();
  const needsReason = quantity < item.quantity && order.status !== 'pending';
  const save = async () => {
    const body = { quantity, note, ...(needsReason && { reason }) };
    const params = { id: order.id, item_id: item.id };
    const change = async () => showAnswer(await api.changeOrderItem({ params, body }));
    if (await act(change, { done: texts.changed })) onDone();
  };
  return (
    <div class="inset">
      <Form onSubmit={save}>
        <div class="row">
          <span class="label">{texts.quantity}</span>
          <Button label={texts.fewer} disabled={quantity <= 1} onPress={() => setQuantity(quantity - 1)}>
            −
          </Button>
          <b class="figure stepper-value">{quantity}</b>
          <Button label={texts.more} disabled={quantity >= 99} onPress={() => setQuantity(quantity + 1)}>
            ＋
          </Button>
        </div>
        <Field label={texts.note} value={note} onInput={setNote} maxLength={200} />
        {needsReason && <ReasonField value={reason} onInput={setReason} />}
        <Button type="submit" look="primary" disabled={needsReason && reason.trim() === ''}>
          {actTexts().save}
        </Button>
      </Form>
    </div>
  );
}

function Void({ order, item, onDone }: DishProps & { readonly onDone: () => void }): JSX.Element {
  const [reason, setReason] = useState('');
  const texts = orderTexts();
  const dish = `${item.quantity}× ${item.menu_item_name}`;
  const remove = async () => {
    const params = { id: order.id, item_id: item.id };
    const work = async () => showAnswer(await api.voidOrderItem({ params, body: { reason: reason.trim() } }));
    if (await act(work, { done: texts.voided(dish) })) onDone();
  };
  return (
    <div class="inset">
      <Form onSubmit={remove}>
        <p>{texts.voidQuestion(dish)}</p>
        <ReasonField value={reason} onInput={setReason} />
        <div class="row">
          <Button type="submit" look="danger" disabled={reason.trim() === ''}>
            {texts.voidDish}
          </Button>
          <Button onPress={onDone}>{actTexts().cancel}</Button>
        </div>
      </Form>
    </div>
  );
}
