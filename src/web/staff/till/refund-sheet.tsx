import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { BillOnWire } from '../../../protocol/bills.ts';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { ErrorNote, Loading } from '../../ui/notes.tsx';
import { act } from '../act.ts';
import { money } from '../money.ts';
import { ReasonField } from '../orders/reason-field.tsx';
import { sendOnce } from '../../session/send-once.ts';
import { openSheet } from '../sheet.ts';
import { actTexts, words } from '../words.ts';
import { lookAgain } from './charge.ts';
import { RefundLines } from './refund-lines.tsx';
import { readAmount } from './tenders.ts';
import { tillTexts } from './texts.ts';
import { useBill } from './use-bill.ts';

type Payment = BillOnWire['payments'][number];

/** Gives money back: all of a payment, some dishes, or an amount. */
export function RefundSheet({ order }: { readonly order: OrderOnWire }): JSX.Element {
  const { data: bill, error, reload } = useBill(order);
  const [chosen, setChosen] = useState<number>();
  const texts = tillTexts();
  if (error !== undefined) return <ErrorNote error={error} onRetry={reload} />;
  if (!bill) return <Loading />;
  const payments = bill.payments.filter((payment) => leftOf(payment) > 0);
  const payment = payments.find(({ payment_id }) => payment_id === chosen) ?? payments[0];
  if (!payment) return <p>{texts.noRefund}</p>;
  return (
    <div class="stack">
      {payments.length > 1 && (
        <div class="shares">
          {payments.map((each) => (
            <Button
              key={each.payment_id}
              pressed={each === payment}
              onPress={() => setChosen(each.payment_id)}
            >
              {texts.refundOf(words().method[each.payment_method], money(leftOf(each)))}
            </Button>
          ))}
        </div>
      )}
      <RefundForm
        key={payment.payment_id}
        order={order}
        payment={payment}
        paymentIds={bill.payments.map(({ payment_id }) => payment_id)}
      />
    </div>
  );
}

function leftOf({ status, amount, refunded_amount, refund_pending }: Payment): number {
  if (status !== 'success') return 0;
  return Math.round((amount - refunded_amount - refund_pending) * 100) / 100;
}

interface FormProps {
  readonly order: OrderOnWire;
  readonly payment: Payment;
  readonly paymentIds: readonly number[];
}

function RefundForm({ order, payment, paymentIds }: FormProps): JSX.Element {
  const [how, setHow] = useState<'whole' | 'dishes' | 'amount'>('whole');
  const [lines, setLines] = useState<ReadonlyMap<number, number>>(new Map());
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const [isSure, setSure] = useState(false);
  const texts = tillTexts();
  const left = leftOf(payment);
  const sum = how === 'whole' ? left : readAmount(amount);
  const isGiven = how === 'dishes' ? lines.size > 0 : sum !== undefined && sum > 0 && sum <= left;
  const label = how === 'dishes' ? texts.refundThese : texts.refund(money(sum ?? 0));
  const send = async () => {
    const body = {
      reason: reason.trim(),
      ...(how === 'amount' && { amount: sum }),
      ...(how === 'dishes' && { lines: [...lines].map(([item_id, quantity]) => ({ item_id, quantity })) }),
    };
    const params = { id: payment.payment_id };
    let given = 0;
    const isDone = await act(async () => {
      const wish = ['refundPayment', params, payment.refunded_amount, body];
      given = (await sendOnce(wish, (once) => once.refundPayment({ params, body }))).amount;
      await lookAgain(order.id);
    });
    if (!isDone) return;
    await act(async () => openSheet({ name: 'order', orderId: order.id }), {
      done: texts.refunded(money(given)),
    });
  };
  return (
    <>
      <div class="methods" role="group">
        <Button pressed={how === 'whole'} onPress={() => setHow('whole')}>
          {texts.refundWhole}
        </Button>
        <Button pressed={how === 'dishes'} onPress={() => setHow('dishes')}>
          {texts.refundDishes}
        </Button>
        <Button pressed={how === 'amount'} onPress={() => setHow('amount')}>
          {texts.refundAmount}
        </Button>
      </div>
      {how === 'dishes' && (
        <RefundLines order={order} paymentIds={paymentIds} lines={lines} onChange={setLines} />
      )}
      {how === 'amount' && (
        <Field
          label={texts.amount}
          value={amount}
          onInput={setAmount}
          inputMode="decimal"
          hint={texts.atMost(money(left))}
        />
      )}
      <ReasonField value={reason} onInput={setReason} />
      {isSure ? (
        <div class="stack inset">
          <p>{texts.refundSure}</p>
          <div class="row">
            <Button look="danger" onPress={send}>
              {label}
            </Button>
            <Button onPress={() => setSure(false)}>{actTexts().cancel}</Button>
          </div>
        </div>
      ) : (
        <Button
          look="danger"
          size="wide"
          disabled={!isGiven || reason.trim() === ''}
          onPress={() => setSure(true)}
        >
          {label}
        </Button>
      )}
    </>
  );
}
