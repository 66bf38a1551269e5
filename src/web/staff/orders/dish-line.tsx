import type { ComponentChildren, JSX } from 'preact';
import type { OrderOnWire } from '../../../protocol/orders.ts';

export interface DishLineProps {
  readonly item: OrderOnWire['items'][number];
  readonly isAdded?: boolean;
  readonly addedWord?: string;
  readonly children?: ComponentChildren;
}

/** One dish as a waiter reads it: how many, what, how, and what must not be overlooked. */
export function DishLine({ item, isAdded = false, addedWord, children }: DishLineProps): JSX.Element {
  const isVoid = item.status === 'cancelled';
  return (
    <div class={`dish ${isVoid ? 'void' : ''}`}>
      <span class="dish-count figure">{item.quantity}×</span>
      <span class="dish-what">
        {isVoid ? <s>{item.menu_item_name}</s> : <b>{item.menu_item_name}</b>}
        {item.options.length > 0 && (
          <span class="soft"> {item.options.map(({ choice }) => choice).join(' · ')}</span>
        )}
        {isAdded && <span class="badge info">{addedWord}</span>}
        {item.note !== null && <span class="dish-note">⚠ {item.note}</span>}
      </span>
      {children}
    </div>
  );
}
