import type { JSX } from 'preact';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { Button } from '../../ui/button.tsx';
import { money } from '../money.ts';
import { tillTexts } from './texts.ts';

export interface RefundLinesProps {
  readonly order: OrderOnWire;
  /** How many of each dish. */
  readonly lines: ReadonlyMap<number, number>;
  readonly onChange: (lines: ReadonlyMap<number, number>) => void;
}

/** How many portions of which dish the money goes back for. */
export function RefundLines({ order, lines, onChange }: RefundLinesProps): JSX.Element {
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
                <b class="figure stepper-value">{texts.ofShare(count, quantity)}</b>
                <Button
                  label={`${menu_item_name} ${texts.more}`}
                  disabled={count >= quantity}
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
