import { type Board, type BoardOrder, emptyBoard, loadBoard } from '../../../client/board/board.ts';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { isEnded, isOwing } from './columns.ts';

/**
 * What is known of each order that somebody still has to see to: the board's word or an answer's, whichever is later in the
 * store's stream.
 */
export function mergeOrders(
  board: Board,
  answers: ReadonlyMap<number, OrderOnWire>,
): ReadonlyMap<number, BoardOrder> {
  const known = [...board.ended, ...board.orders.values()];
  const merged = new Map(known.map((entry) => [entry.order.id, entry]));
  for (const [id, order] of answers) {
    const entry = merged.get(id);
    if (!entry) for (const fresh of loadBoard(emptyBoard, [order], 0).orders.values()) merged.set(id, fresh);
    else if (entry.order.seq < order.seq) merged.set(id, { ...entry, order });
  }
  return new Map([...merged].filter(([, { order }]) => !isEnded(order) || isOwing(order)));
}
