import type { JSX } from 'preact';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { api } from '../../session/api.ts';
import { Button } from '../../ui/button.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { money } from '../money.ts';
import { tillTexts } from './texts.ts';

export interface RefundLinesProps {
  readonly order: OrderOnWire;
  /** All payments of the order: what went back of any of them is gone. */
  readonly paymentIds: readonly number[];
  /** How many of each dish. */
  readonly lines: ReadonlyMap<number, number>;
  readonly onChange: (lines: ReadonlyMap<number, number>) => void;
}

/** How many portions of which dish the money goes back for. */
export function RefundLines({ order, paymentIds, lines, onChange }: RefundLinesProps): JSX.Element {
  const { data: given } = useLoad(() => countGivenBack(paymentIds), [order.id, order.seq]);
  const texts = tillTexts();
  const set = (id: number, count: number) => {
    const changed = new Map(lines).set(id, count);
    if (count === 0) changed.delete(id);
    onChange(changed);
  };
  return (
    <div class="stack">
      {order.items
        .filter(({ status }) => status !== 'cancelled')
        .map(({ id, menu_item_name, quantity, unit_price }) => {
          const count = lines.get(id) ?? 0;
          const left = quantity - (given?.get(id) ?? 0);
          return (
            <div key={id} class="order-row">
              <b>{menu_item_name}</b>
              <span class="figure soft">{money(unit_price)}</span>
              <span class="row">
                <Button
                  label={`${menu_item_name} ${texts.fewer}`}
                  disabled={count === 0}
                  onPress={() => set(id, count - 1)}
                >
                  −
                </Button>
                <b class="figure stepper-value">{texts.ofShare(count, left)}</b>
                <Button
                  label={`${menu_item_name} ${texts.more}`}
                  disabled={count >= left}
                  onPress={() => set(id, count + 1)}
                >
                  ＋
                </Button>
              </span>
            </div>
          );
        })}
    </div>
  );
}

/** How many portions of each dish went back already, or are promised. */
async function countGivenBack(paymentIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const refunds = await Promise.all(paymentIds.map((id) => api.listRefunds({ params: { id } })));
  const counts = new Map<number, number>();
  for (const { status, lines } of refunds.flat()) {
    if (status === 'failed') continue;
    for (const { item_id, quantity } of lines) counts.set(item_id, (counts.get(item_id) ?? 0) + quantity);
  }
  return counts;
}
