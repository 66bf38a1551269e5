import type { JSX } from 'preact';
import { ageOf } from '../../../client/board/tickets.ts';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { formatAge } from '../../language/format.ts';
import { now } from '../floor/floor.ts';
import { words } from '../words.ts';

/** How long an order has been waiting: time, a word, and a colour besides. */
export function Age({ order }: { readonly order: OrderOnWire }): JSX.Element {
  const { seconds, age } = ageOf({ firedAt: order.created_at, serviceMode: order.service_mode }, now.value);
  return (
    <span class={`age ${age}`}>
      <span class="figure">{formatAge(seconds)}</span> <span class="age-word">{words().age[age]}</span>
    </span>
  );
}
