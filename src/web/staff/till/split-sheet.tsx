import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { BillSplit } from '../../../protocol/bills.ts';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { api } from '../../session/api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote, Loading } from '../../ui/notes.tsx';
import { act } from '../act.ts';
import { money } from '../money.ts';
import { sendOnce } from '../../session/send-once.ts';
import { openSheet } from '../sheet.ts';
import { lookAgain } from './charge.ts';
import { givePortion, listPrice, type Parts, partsOnWire, wholeParts } from './parts.ts';
import { tillTexts } from './texts.ts';
import { useBill } from './use-bill.ts';

/** Divides a bill evenly or by dishes; each share is then paid on its own. */
export function SplitSheet({ order }: { readonly order: OrderOnWire }): JSX.Element {
  const { data: bill, error, reload } = useBill(order);
  const [by, setBy] = useState<BillSplit['by']>('shares');
  const texts = tillTexts();
  const split = async (body: BillSplit) => {
    const params = { id: order.id };
    const isDone = await act(
      async () => {
        await sendOnce(['splitBill', order.id, order.seq, body], (once) => once.splitBill({ params, body }));
        await lookAgain(order.id);
      },
      { done: texts.splitDone },
    );
    if (isDone) openSheet({ name: 'pay', orderId: order.id });
  };
  if (error !== undefined) return <ErrorNote error={error} onRetry={reload} />;
  if (!bill) return <Loading />;
  if (bill.shares.some(({ due_amount }) => due_amount > 0))
    return (
      <Button
        onPress={() =>
          act(
            async () => {
              await api.undoSplit({ params: { id: order.id } });
              await lookAgain(order.id);
              await reload();
            },
            { done: texts.undone },
          )
        }
      >
        {texts.undoSplit}
      </Button>
    );
  return (
    <div class="stack split">
      <div class="methods" role="group">
        <Button pressed={by === 'shares'} onPress={() => setBy('shares')}>
          {texts.splitEven}
        </Button>
        <Button pressed={by === 'items'} onPress={() => setBy('items')}>
          {texts.splitItems}
        </Button>
      </div>
      {by === 'shares' ? (
        <Evenly due={bill.due_amount} onSplit={(shares) => split({ by: 'shares', shares })} />
      ) : (
        <ByDishes order={order} onSplit={(parts) => split({ by: 'items', parts })} />
      )}
    </div>
  );
}

interface StepperProps {
  readonly count: number;
  readonly onChange: (count: number) => void;
}

function Stepper({ count, onChange }: StepperProps): JSX.Element {
  const texts = tillTexts();
  return (
    <div class="row">
      <Button label={texts.fewer} disabled={count <= 2} onPress={() => onChange(count - 1)}>
        −
      </Button>
      <b class="stepper-value">{texts.ways(count)}</b>
      <Button label={texts.more} disabled={count >= 20} onPress={() => onChange(count + 1)}>
        ＋
      </Button>
    </div>
  );
}

function Evenly({
  due,
  onSplit,
}: {
  readonly due: number;
  readonly onSplit: (shares: number) => unknown;
}): JSX.Element {
  const [count, setCount] = useState(2);
  const texts = tillTexts();
  return (
    <>
      <Stepper count={count} onChange={setCount} />
      <p class="soft figure">{texts.each(money(Math.round((due * 100) / count) / 100))}</p>
      <Button look="primary" size="wide" onPress={() => onSplit(count)}>
        {texts.split}
      </Button>
    </>
  );
}

type WireParts = NonNullable<ReturnType<typeof partsOnWire>>;

function ByDishes({
  order,
  onSplit,
}: {
  readonly order: OrderOnWire;
  readonly onSplit: (parts: WireParts) => unknown;
}): JSX.Element {
  const [parts, setParts] = useState<Parts>(() => wholeParts(order.items, 2));
  const [guest, setGuest] = useState(1);
  const texts = tillTexts();
  const wire = partsOnWire(parts);
  return (
    <>
      <Stepper
        count={parts.length}
        onChange={(count) => {
          setParts(wholeParts(order.items, count));
          setGuest(1);
        }}
      />
      <p class="soft">{texts.splitHint}</p>
      <div class="shares">
        {parts.map((part, index) => (
          <Button key={index} pressed={guest === index} onPress={() => setGuest(index)}>
            {texts.guest(index + 1)} {money(listPrice(part, order.items))}
          </Button>
        ))}
      </div>
      {order.items
        .filter(({ status }) => status !== 'cancelled')
        .map((item) => (
          <button
            key={item.id}
            type="button"
            class="order-row"
            onClick={() => setParts(givePortion(parts, item.id, guest))}
          >
            <span class="figure">{texts.ofShare(parts[guest]?.get(item.id) ?? 0, item.quantity)}</span>
            <b>{item.menu_item_name}</b>
            <span class="figure">{money(item.subtotal)}</span>
          </button>
        ))}
      <Button look="primary" size="wide" disabled={!wire} onPress={() => (wire ? onSplit(wire) : undefined)}>
        {texts.split}
      </Button>
    </>
  );
}
