import type { BoardOrder } from '../../../client/board/board.ts';
import type { ConfirmPolicy } from '../../../domain/order.ts';
import { isEnded, isOwing } from '../floor/columns.ts';

/** A message of the reminders channel (requirement document 004): 1 a paid new order, 2 the customer urges. */
export interface Heard {
  readonly seq: number;
  readonly type: 1 | 2;
  readonly orderId: number;
}

const remembered = 200;

/** What was heard, with one more; another tab of this browser may have heard it first. */
export function hearOnce(heard: readonly Heard[], { seq, type, orderId }: Heard): Heard[] {
  const others = heard.filter((known) => known.seq !== seq);
  return [...others, { seq, type, orderId }].slice(-remembered);
}

/** Something that people here must take note of. */
export interface Call {
  /** What taking note of it is kept under. */
  readonly id: string;
  readonly kind: 'arrival' | 'urge';
  readonly entry: BoardOrder;
}

export interface CallFacts {
  readonly orders: Iterable<BoardOrder>;
  readonly heard: readonly Heard[];
  /** Ids of calls that were taken note of here. */
  readonly noted: ReadonlySet<string>;
  readonly policy: ConfirmPolicy;
}

/**
 * What still has to be called out, urging guests first, then the oldest. An order that waits for a yes is an arrival, and so is one
 * that its payment confirmed; a call ends when its order ends, or once somebody has said yes.
 */
export function chooseCalls({ orders, heard, noted, policy }: CallFacts): Call[] {
  const open = new Map(
    [...orders].filter(({ order }) => !isEnded(order)).map((entry) => [entry.order.id, entry]),
  );
  const urges = heard.flatMap(({ type, seq, orderId }): Call[] => {
    const entry = open.get(orderId);
    return type === 2 && entry ? [{ id: `urge ${seq}`, kind: 'urge', entry }] : [];
  });
  const paid = new Set(heard.filter(({ type }) => type === 1).map(({ orderId }) => orderId));
  const arrivals = [...open.values()]
    .filter(({ order }) => {
      if (order.status === 'confirmed') return policy === 'on_payment' && paid.has(order.id);
      return order.status === 'pending' && (policy !== 'on_payment' || !isOwing(order));
    })
    .toSorted((a, b) => a.order.created_at.localeCompare(b.order.created_at))
    .map((entry): Call => ({ id: `arrival ${entry.order.id}`, kind: 'arrival', entry }));
  return [...urges, ...arrivals].filter(({ id }) => !noted.has(id));
}
