import { stationsWithoutPaper } from '../../domain/missing-paper.ts';
import type { MissingPaperOnWire } from '../../protocol/order-unattended.ts';
import type { OrderOnWire } from '../../protocol/orders.ts';
import type { PrintJobOnWire } from '../../protocol/print.ts';

/** What a kitchen knows of one order: the order, and what happened to it while somebody was looking. */
export interface BoardOrder {
  readonly order: OrderOnWire;
  /** Dishes taken off after they were shown that nobody here has taken note of. */
  readonly voided: ReadonlySet<number>;
  /** How often its customer urged. */
  readonly urges: number;
  /** No screen had acknowledged it in time. */
  readonly isUnattended: boolean;
  /** Paper of it that the kitchen should have had by now. */
  readonly missingPaper: readonly MissingPaperOnWire[];
}

/** All that the screens of a store are about; a value, so that a change is seen by comparing. */
export interface Board {
  /** The position in the store's stream at which it is true. */
  readonly seq: number;
  readonly orders: ReadonlyMap<number, BoardOrder>;
  /** Orders that ended while somebody was looking, the latest first. */
  readonly ended: readonly BoardOrder[];
}

/** A message of the store's stream, as far as the board cares. */
export interface BoardEvent {
  readonly type: string | number;
  readonly seq: number;
  /** ISO 8601 */
  readonly timestamp: string;
  readonly order?: OrderOnWire | undefined;
  /** Of a message that speaks of an order without showing it. */
  readonly orderId?: number | undefined;
  /** Of a message that an order is not looked after: the paper it lacks; none when no screen has shown it. */
  readonly missing?: readonly MissingPaperOnWire[] | undefined;
  readonly job?: BoardJob | undefined;
}

/** A print job, as far as the board cares. */
export type BoardJob = Pick<PrintJobOnWire, 'id' | 'order_id' | 'status' | 'station' | 'reprint_of'>;

export const emptyBoard: Board = { seq: 0, orders: new Map(), ended: [] };

const rememberEnded = 30;

/** The board of a list of the active orders, true at `seq`; what was seen before is kept. */
export function loadBoard(before: Board, orders: readonly OrderOnWire[], seq: number): Board {
  const kept = orders.map((order): [number, BoardOrder] => [order.id, merge(find(before, order), order)]);
  const ended = before.ended.filter(({ order }) => !orders.some(({ id }) => id === order.id));
  return { seq, orders: new Map(kept), ended };
}

/** The board after one message; messages it has are passed over. */
export function applyEvent(board: Board, event: BoardEvent): Board {
  if (event.seq <= board.seq) return board;
  const { order } = event;
  const next = { ...board, seq: event.seq };
  if (event.type === 'order_unattended') return markUnattended(next, event);
  if (event.job) return noteJob(next, event.job);
  if (!order) return next;
  // Who pays after the meal brings nothing back.
  if (event.type === 'payment_status_update' && !board.orders.has(order.id)) return next;
  const merged = merge(find(board, order), order);
  const entry: BoardOrder = { ...merged, urges: merged.urges + (event.type === 'order_reminder' ? 1 : 0) };
  const orders = new Map(board.orders);
  orders.delete(order.id);
  if (!isEnded(order)) return { ...next, orders: orders.set(order.id, entry), ended: without(board, order) };
  // A cancelled ticket stays until somebody has taken note: the pans are on the fire.
  if (entry.voided.size > 0 && board.orders.has(order.id))
    return { ...next, orders: orders.set(order.id, entry) };
  return { ...next, orders, ended: [entry, ...without(board, order)].slice(0, rememberEnded) };
}

/** Somebody has taken note of what was taken off an order. */
export function noteVoids(board: Board, orderId: number): Board {
  const entry = board.orders.get(orderId);
  if (!entry) return board;
  const noted: BoardOrder = { ...entry, voided: new Set() };
  const orders = new Map(board.orders);
  if (!isEnded(entry.order)) return { ...board, orders: orders.set(orderId, noted) };
  orders.delete(orderId);
  return { ...board, orders, ended: [noted, ...without(board, entry.order)].slice(0, rememberEnded) };
}

function find({ orders, ended }: Board, { id }: OrderOnWire): BoardOrder | undefined {
  return orders.get(id) ?? ended.find(({ order }) => order.id === id);
}

function markUnattended(board: Board, { orderId, missing = [] }: BoardEvent): Board {
  return change(board, orderId, (entry) => {
    if (missing.length === 0) return { ...entry, isUnattended: true };
    const others = entry.missingPaper.filter((paper) => !missing.some((other) => isSame(paper, other)));
    return { ...entry, missingPaper: [...others, ...missing] };
  });
}

/** Paper that came out, that was called off, or that another job prints now is not missing any more. */
function noteJob(board: Board, job: BoardJob): Board {
  const isSettled = job.status === 'completed' || job.status === 'cancelled';
  return change(board, job.order_id ?? undefined, (entry) => ({
    ...entry,
    missingPaper: entry.missingPaper.filter(({ job_id, station }) => {
      if (job_id === null) return stationsWithoutPaper([{ dish: { station } }], [job]).length > 0;
      return job_id !== job.reprint_of && !(job_id === job.id && isSettled);
    }),
  }));
}

function change(board: Board, orderId: number | undefined, work: (entry: BoardOrder) => BoardOrder): Board {
  const entry = orderId === undefined ? undefined : board.orders.get(orderId);
  return entry ? { ...board, orders: new Map(board.orders).set(entry.order.id, work(entry)) } : board;
}

function isSame(one: MissingPaperOnWire, other: MissingPaperOnWire): boolean {
  return one.job_id === other.job_id && one.ticket === other.ticket && one.station === other.station;
}

function merge(before: BoardOrder | undefined, order: OrderOnWire): BoardOrder {
  if (!before) return { order, voided: new Set(), urges: 0, isUnattended: false, missingPaper: [] };
  const known = new Map(before.order.items.map((item) => [item.id, item]));
  const voided = new Set(before.voided);
  for (const { id, status } of order.items) {
    const was = known.get(id)?.status;
    if (status === 'cancelled' && was !== undefined && was !== 'cancelled' && was !== 'served')
      voided.add(id);
  }
  // An order nobody had begun to cook may vanish without a word.
  const shown = before.order.status === 'pending' ? new Set<number>() : voided;
  return { ...before, order, voided: shown };
}

function isEnded({ status }: OrderOnWire): boolean {
  return status === 'completed' || status === 'cancelled';
}

function without({ ended }: Board, { id }: OrderOnWire): readonly BoardOrder[] {
  return ended.filter(({ order }) => order.id !== id);
}
