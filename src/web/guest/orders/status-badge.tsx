import type { JSX } from 'preact';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { Badge } from '../../ui/notes.tsx';
import { orderSteps } from './order-steps.ts';
import { orderTexts } from './texts.ts';

/** Where an order stands, in a word. */
export function StatusBadge({ order }: { readonly order: OrderOnWire }): JSX.Element {
  const texts = orderTexts();
  if (order.status === 'cancelled') return <Badge kind="bad">{texts.cancelled}</Badge>;
  const current = orderSteps(order).findLast(({ state }) => state !== 'open')?.name ?? 'placed';
  return <Badge kind={order.status === 'pending' ? 'warn' : 'good'}>{texts.steps[current]}</Badge>;
}
