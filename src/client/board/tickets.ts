import { type AllergyWarning, warnOfAllergy } from '../../domain/allergy.ts';
import type { ServiceMode } from '../../domain/order.ts';
import { stationsWithoutPaper } from '../../domain/missing-paper.ts';
import type { MissingPaperOnWire } from '../../protocol/order-unattended.ts';
import type { OrderOnWire } from '../../protocol/orders.ts';
import type { Board, BoardOrder } from './board.ts';

/** What one screen shows of the board. */
export interface BoardView {
  /** Only dishes of this station; null for whole orders (the pass). */
  readonly station: string | null;
  /** Only orders in this state. */
  readonly status: OrderOnWire['status'] | null;
}

export type Age = 'fresh' | 'warn' | 'late';

export interface Ticket {
  readonly orderId: number;
  readonly orderNumber: string;
  /** The store stream's position at the order's last change. */
  readonly seq: number;
  /** The short number of the day. */
  readonly number: number;
  readonly table: string | null;
  readonly serviceMode: ServiceMode;
  readonly status: OrderOnWire['status'];
  readonly isPaid: boolean;
  readonly note: string | null;
  /** ISO 8601: what its age counts from. While it waits to be confirmed, when it was placed. */
  readonly firedAt: string;
  readonly urges: number;
  readonly isUnattended: boolean;
  /** Goes before all others. */
  readonly isRushed: boolean;
  /** A dish of this view was done and came back. */
  readonly isRecalled: boolean;
  /** Paper of this view that is missing after its deadline. */
  readonly missingPaper: readonly MissingPaperOnWire[];
  readonly lines: readonly TicketLine[];
  /** Every dish of this view is done. */
  readonly isDone: boolean;
  /** Something was taken off and nobody has taken note. */
  readonly hasVoids: boolean;
}

export interface TicketLine {
  readonly itemId: number;
  readonly quantity: number;
  readonly name: string;
  readonly options: readonly string[];
  readonly note: string | null;
  /** What it contains, where a guest of the order spoke of an allergy; null where that is nothing or nobody did. */
  readonly allergy: AllergyWarning | null;
  readonly station: string;
  readonly state: 'todo' | 'cooking' | 'done' | 'voided';
  /** When the kitchen was told of it, if that was after the order's first dishes. */
  readonly addedAt: string | null;
}

/** The tickets of a view, rushed ones first, then the oldest; a recalled one is back in its old place. */
export function ticketsOf(board: Board, view: BoardView): Ticket[] {
  return [...board.orders.values()]
    .map((entry) => ticketOf(entry, view))
    .filter(({ status, lines }) => lines.length > 0 && (view.status === null || status === view.status))
    .filter((ticket) => ticket.hasVoids || isForView(ticket, view))
    .toSorted(
      (a, b) =>
        Number(b.isRushed) - Number(a.isRushed) ||
        Date.parse(a.firedAt) - Date.parse(b.firedAt) ||
        a.orderId - b.orderId,
    );
}

/** What a bump of a ticket does: `note` its voids, `confirm`, finish the view's dishes, hand the order on; null for nothing. */
export type Bump =
  | { readonly kind: 'note' }
  | { readonly kind: 'order'; readonly to: OrderOnWire['status'] }
  | { readonly kind: 'items'; readonly itemIds: readonly number[]; readonly to: 'preparing' | 'ready' };

/** The next step of a ticket: one press for one step. */
export function bumpOf({ hasVoids, status, lines }: Ticket): Bump | null {
  if (hasVoids) return { kind: 'note' };
  if (status === 'pending') return { kind: 'order', to: 'confirmed' };
  const open = lines.filter(({ state }) => state === 'todo' || state === 'cooking');
  if (open.length > 0) return { kind: 'items', itemIds: open.map(({ itemId }) => itemId), to: 'ready' };
  if (status === 'ready' || status === 'serving') return { kind: 'order', to: 'completed' };
  return null;
}

/** Cooking begins: the view's dishes that nobody has begun. */
export function startOf({ status, lines }: Ticket): Bump | null {
  const open = lines.filter(({ state }) => state === 'todo');
  if (status === 'pending' || open.length === 0) return null;
  return { kind: 'items', itemIds: open.map(({ itemId }) => itemId), to: 'preparing' };
}

/** How many of each dish are still to be cooked, over all confirmed tickets of the view; most first. */
export function allDay(tickets: readonly Ticket[]): { readonly name: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { status, lines } of tickets) {
    if (status === 'pending') continue;
    for (const { name, quantity, state } of lines)
      if (state === 'todo' || state === 'cooking') counts.set(name, (counts.get(name) ?? 0) + quantity);
  }
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name));
}

/** Stations that the board's dishes belong to. */
export function stationsOf({ orders }: Board): string[] {
  const stations = [...orders.values()].flatMap(({ order }) => order.items.map(({ station }) => station));
  return [...new Set(stations)].toSorted((a, b) => a.localeCompare(b));
}

/** Minutes after which a ticket is to be hurried, and is late. */
export type AgeThresholds = Readonly<Record<ServiceMode, readonly [number, number]>>;

/** People who wait at a table wait less. */
export const defaultThresholds: AgeThresholds = {
  dine_in: [5, 8],
  takeout: [10, 15],
  delivery: [10, 15],
};

/** @param now the server's time, ms */
export function ageOf(
  { firedAt, serviceMode }: Pick<Ticket, 'firedAt' | 'serviceMode'>,
  now: number,
  thresholds: AgeThresholds = defaultThresholds,
): { readonly seconds: number; readonly age: Age } {
  const seconds = Math.max(0, Math.floor((now - Date.parse(firedAt)) / 1000));
  const [warn, late] = thresholds[serviceMode];
  return { seconds, age: seconds >= late * 60 ? 'late' : seconds >= warn * 60 ? 'warn' : 'fresh' };
}

/** A station has nothing to do with what it has finished; the pass keeps an order until it is handed on. */
function isForView({ isDone, status }: Ticket, { station }: BoardView): boolean {
  if (station !== null) return !isDone;
  return !isOver(status);
}

function ticketOf(entry: BoardOrder, view: BoardView): Ticket {
  const { order, voided, urges, isUnattended } = entry;
  const own = order.items.filter(({ station }) => view.station === null || station === view.station);
  const lines = own
    .filter(({ id, status }) => status !== 'cancelled' || voided.has(id))
    .map(
      (item): TicketLine => ({
        itemId: item.id,
        quantity: item.quantity,
        name: item.menu_item_name,
        options: item.options.map(({ choice }) => choice),
        note: item.note,
        allergy: warnOfAllergy(item.allergens ?? [], [order.note, item.note]) ?? null,
        station: item.station,
        state: lineStates[item.status],
        addedAt: addedAt(order, item),
      }),
    );
  const cooked = lines.filter(({ state }) => state !== 'voided');
  return {
    orderId: order.id,
    orderNumber: order.order_number,
    seq: order.seq,
    number: order.daily_number,
    table: order.table_number,
    serviceMode: order.service_mode,
    status: order.status,
    isPaid: order.payment_status === 'paid',
    note: order.note,
    firedAt: firedAtOf(order, own, view),
    urges,
    isUnattended: isUnattended && order.status === 'pending',
    isRushed: order.rushed_at !== null,
    isRecalled: own.some(({ recalled_at }) => (recalled_at ?? null) !== null),
    missingPaper: isOver(order.status) ? [] : entry.missingPaper.filter((paper) => concerns(paper, view)),
    lines,
    isDone: cooked.every(({ state }) => state === 'done'),
    hasVoids: lines.some(({ state }) => state === 'voided'),
  };
}

/** When the kitchen was told of a dish, if that was after the order's first ones. */
export function addedAt(order: OrderOnWire, item: OrderOnWire['items'][number]): string | null {
  return item.fired_at === order.fired_at ? null : item.fired_at;
}

/** When the kitchen was told of the oldest dish that the view still waits for: a dessert is not late because the soup was. */
function firedAtOf(order: OrderOnWire, own: OrderOnWire['items'], { station }: BoardView): string {
  const isOut = ({ status }: OrderOnWire['items'][number]) =>
    status === 'cancelled' || status === 'served' || (station !== null && status === 'ready');
  const waiting = own.filter((item) => !isOut(item));
  const times = (waiting.length > 0 ? waiting : own)
    .map(({ fired_at }) => fired_at)
    .filter((at) => at !== null)
    .toSorted((a, b) => Date.parse(a) - Date.parse(b));
  return times[0] ?? order.fired_at ?? order.created_at;
}

/** A station's screen shows what its own paper lacks. */
function concerns(paper: MissingPaperOnWire, { station }: BoardView): boolean {
  return station === null || stationsWithoutPaper([{ dish: { station } }], [paper]).length === 0;
}

function isOver(status: OrderOnWire['status']): boolean {
  return status === 'completed' || status === 'cancelled';
}

const lineStates: Readonly<Record<OrderOnWire['items'][number]['status'], TicketLine['state']>> = {
  pending: 'todo',
  preparing: 'cooking',
  ready: 'done',
  served: 'done',
  cancelled: 'voided',
};
