import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { BillOnWire } from '../../../protocol/bills.ts';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote, Loading } from '../../ui/notes.tsx';
import { money } from '../money.ts';
import { openSheet } from '../sheet.ts';
import { orderTexts } from '../orders/texts.ts';
import { MemberBox } from './member-box.tsx';
import { TakePayment } from './take-payment.tsx';
import { type Taken, TakenNote } from './taken-note.tsx';
import { tillTexts } from './texts.ts';
import { useBill } from './use-bill.ts';

/** The till: what is due, how it is paid, what goes back. */
export function PaySheet({ order }: { readonly order: OrderOnWire }): JSX.Element {
  const { data: bill, error, reload } = useBill(order);
  const [phone, setPhone] = useState<string>();
  const [shareId, setShareId] = useState<number>();
  const [taken, setTaken] = useState<Taken>();
  if (taken) return <TakenNote order={order} taken={taken} onMore={() => setTaken(undefined)} />;
  // A later look that failed takes nothing away that was typed.
  if (!bill) return error === undefined ? <Loading /> : <ErrorNote error={error} onRetry={reload} />;
  const share = shareToPay(bill, shareId);
  const due = share ? share.due_amount : bill.due_amount;
  const texts = tillTexts();
  return (
    <div class="stack till" data-sheet-pay={order.id}>
      {bill.shares.length > 0 && <Shares bill={bill} chosen={share?.id} onChoose={setShareId} />}
      <div class="due">
        <span>{share ? texts.share(share.number) : texts.due}</span>
        <b class="figure">{money(due)}</b>
      </div>
      {due === 0 ? (
        <p>{texts.nothingDue}</p>
      ) : (
        <TakePayment
          key={share?.id ?? 0}
          charge={{ orderId: order.id, bill, shareId: share?.id, phone }}
          due={due}
          onTaken={setTaken}
        />
      )}
      {bill.shares.length === 0 && due > 0 && (
        <>
          <MemberBox order={order} onPhone={setPhone} />
          <Button onPress={() => openSheet({ name: 'split', orderId: order.id })}>
            {orderTexts().split}
          </Button>
        </>
      )}
    </div>
  );
}

function shareToPay(
  { shares }: BillOnWire,
  chosen: number | undefined,
): BillOnWire['shares'][number] | undefined {
  const open = shares.filter(({ due_amount }) => due_amount > 0);
  return open.find(({ id }) => id === chosen) ?? open[0];
}

interface SharesProps {
  readonly bill: BillOnWire;
  readonly chosen: number | undefined;
  readonly onChoose: (id: number) => void;
}

function Shares({ bill, chosen, onChoose }: SharesProps): JSX.Element {
  const texts = tillTexts();
  return (
    <div class="shares">
      {bill.shares.map(({ id, number, amount, due_amount }) => (
        <Button key={id} pressed={id === chosen} disabled={due_amount === 0} onPress={() => onChoose(id)}>
          {texts.share(number)} {due_amount === 0 ? `✓ ${texts.paid}` : money(amount)}
        </Button>
      ))}
    </div>
  );
}
