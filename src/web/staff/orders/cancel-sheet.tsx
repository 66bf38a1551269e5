import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { act } from '../act.ts';
import { isEnded } from '../floor/columns.ts';
import { showAnswer } from '../floor/floor.ts';
import { sendOnce } from '../../session/send-once.ts';
import { closeSheet, openSheet } from '../sheet.ts';
import { actTexts, nameOf } from '../words.ts';
import { ReasonField } from './reason-field.tsx';
import { orderTexts } from './texts.ts';

/** Says what a cancellation sets in motion, asks why, and does it. */
export function CancelSheet({ order }: { readonly order: OrderOnWire }): JSX.Element {
  const [reason, setReason] = useState('');
  const texts = orderTexts();
  const cancel = async () => {
    const input = { params: { id: order.id }, body: { reason: reason.trim() } };
    const work = async () =>
      showAnswer(await sendOnce(['cancelOrder', input], (api) => api.cancelOrder(input)));
    if (await act(work, { done: texts.cancelled(nameOf(order)) })) closeSheet();
  };
  return (
    <Form onSubmit={cancel}>
      <ul class="facts">
        {order.status !== 'pending' && <li>{texts.cancelKitchen}</li>}
        <li>{texts.cancelStock}</li>
        <li>{order.payment_status === 'paid' ? texts.cancelMoney : texts.cancelNothingPaid}</li>
      </ul>
      <ReasonField value={reason} onInput={setReason} />
      <div class="row">
        <Button type="submit" look="danger" disabled={reason.trim() === '' || isEnded(order)}>
          {texts.cancel}
        </Button>
        <Button onPress={() => openSheet({ name: 'order', orderId: order.id })}>{actTexts().cancel}</Button>
      </div>
    </Form>
  );
}
