import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PaymentMethod } from '../../../domain/order.ts';
import { api } from '../../session/api.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/notes.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { act } from '../act.ts';
import { money } from '../money.ts';
import { words } from '../words.ts';
import { CashBox } from './cash-box.tsx';
import { type Charge, takeMoney } from './charge.ts';
import { PaymentCode } from './payment-code.tsx';
import type { Taken } from './taken-note.tsx';
import { tillTexts } from './texts.ts';

export interface TakePaymentProps {
  readonly charge: Omit<Charge, 'method'>;
  /** Major units. */
  readonly due: number;
  readonly onTaken: (taken: Taken) => void;
}

/** One payment: the way it is made, and the one button that says the money is there. */
export function TakePayment({ charge, due, onTaken }: TakePaymentProps): JSX.Element {
  const { data } = useLoad(() => api.listPaymentMethods(), []);
  const [method, setMethod] = useState<PaymentMethod>('cash');
  const texts = tillTexts();
  const rival = charge.bill.payments.find(
    ({ status, share_id, payment_method }) =>
      status === 'pending' && share_id === (charge.shareId ?? null) && payment_method !== method,
  );
  const take = (tendered?: number) =>
    act(async () => {
      const { change } = await takeMoney({ ...charge, method }, tendered);
      onTaken({ amount: due, change: change ?? 0, method });
    });
  // What is paid at the counter is cash or card in the end.
  const offered = (data?.methods ?? []).filter(({ id }) => id !== 'counter');
  const isCode = method === 'wechat' || method === 'alipay';
  return (
    <>
      <div class="methods" role="group" aria-label={texts.method}>
        {offered.map(({ id }) => (
          <Button key={id} pressed={id === method} onPress={() => setMethod(id)}>
            {words().method[id]}
          </Button>
        ))}
      </div>
      {rival && <Note kind="warn">{texts.rival(words().method[rival.payment_method])}</Note>}
      {method === 'cash' && <CashBox key={due} due={due} onTake={take} />}
      {method === 'credit_card' && (
        <Button look="primary" size="wide" onPress={() => take()}>
          {texts.byCard(money(due))}
        </Button>
      )}
      {isCode && (
        <PaymentCode
          key={method}
          charge={{ ...charge, method }}
          onPaid={() => onTaken({ amount: due, change: 0, method })}
        />
      )}
    </>
  );
}
