import type { ComponentChildren, JSX } from 'preact';
import { addedAt } from '../../../client/board/tickets.ts';
import { warnOfAllergy } from '../../../domain/allergy.ts';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { orderTexts } from './texts.ts';

export interface DishLineProps {
  readonly order: OrderOnWire;
  readonly item: OrderOnWire['items'][number];
  /** Whether it says of itself that it came after the order was placed. */
  readonly marksAdded?: boolean;
  readonly children?: ComponentChildren;
}

/** One dish as a waiter reads it: how many, what, how, and what must not be overlooked. */
export function DishLine({ order, item, marksAdded = false, children }: DishLineProps): JSX.Element {
  const isVoid = item.status === 'cancelled';
  const isAdded = marksAdded && addedAt(order, item) !== null;
  return (
    <div class={`dish ${isVoid ? 'void' : ''}`}>
      <span class="dish-count figure">{item.quantity}×</span>
      <span class="dish-what">
        {isVoid ? <s>{item.menu_item_name}</s> : <b>{item.menu_item_name}</b>}
        {item.options.length > 0 && (
          <span class="soft"> {item.options.map(({ choice }) => choice).join(' · ')}</span>
        )}
        {isAdded && <span class="badge info">{orderTexts().added}</span>}
        {item.note !== null && <span class="dish-note">⚠ {item.note}</span>}
        {!isVoid && <Allergens order={order} item={item} />}
      </span>
      {children}
    </div>
  );
}

/** What the dish contains, where a guest spoke of an allergy; what that guest can't bear stands out. */
function Allergens({ order, item }: Pick<DishLineProps, 'order' | 'item'>): JSX.Element | null {
  const texts = orderTexts();
  const warning = warnOfAllergy(item.allergens ?? [], [order.note, item.note]);
  if (!warning) return null;
  const { clashes, others } = warning;
  return (
    <>
      {clashes.length > 0 && <strong class="dish-clash">⚠ {texts.allergyClash(clashes.join('、'))}</strong>}
      {others.length > 0 && <span class="dish-note">⚠ {texts.contains(others.join('、'))}</span>}
    </>
  );
}
