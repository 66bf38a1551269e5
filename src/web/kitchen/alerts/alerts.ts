import type { Board } from '../../../client/board/board.ts';
import type { Tune } from '../../screen/tune.ts';
import { type BoardView, type Ticket, type TicketLine, ticketsOf } from '../../../client/board/tickets.ts';

/** What a cook must hear: a new order, a changed one, one that is complete (at the pass), a customer who urges. */
export type AlertKind = Tune;

/** Orders somebody must still take note of, and why. */
export type Alerts = ReadonlyMap<number, ReadonlySet<AlertKind>>;

export const noAlerts: Alerts = new Map();

export interface AlertEvent {
  readonly type: string | number;
  readonly orderId: number | undefined;
  /** Of `order_heeded`: whose screen it was. */
  readonly station: string | null | undefined;
}

interface AlertsAfterOptions {
  readonly event: AlertEvent;
  readonly before: Board;
  readonly after: Board;
  readonly view: BoardView;
}

/**
 * The alerts after one message. Work on a ticket at this station, anywhere, says that it was seen; so does a heed from another
 * screen of the same station; what leaves the view rings no more.
 */
export function alertsAfter(alerts: Alerts, { event, before, after, view }: AlertsAfterOptions): Alerts {
  const { orderId, type } = event;
  if (orderId === undefined) return alerts;
  if (type === 'order_heeded') return event.station === view.station ? heeded(alerts, [orderId]) : alerts;
  const was = ticketOf(before, orderId, view);
  const is = ticketOf(after, orderId, view);
  if (!is) return heeded(alerts, [orderId]);
  const kinds = kindsOf(type, was, is, view);
  const kept = isTouched(was, is) ? [] : [...(alerts.get(orderId) ?? [])];
  const next = new Set([...kept, ...kinds]);
  if (next.size === 0) return heeded(alerts, [orderId]);
  return new Map(alerts).set(orderId, next);
}

/** Somebody has taken note of these orders. */
export function heeded(alerts: Alerts, orderIds: readonly number[]): Alerts {
  if (!orderIds.some((id) => alerts.has(id))) return alerts;
  return new Map([...alerts].filter(([id]) => !orderIds.includes(id)));
}

/** The kinds that `after` has and `before` had not. */
export function newKinds(before: Alerts, after: Alerts): AlertKind[] {
  const fresh = [...after].flatMap(([id, kinds]) => [...kinds].filter((kind) => !before.get(id)?.has(kind)));
  return [...new Set(fresh)];
}

function ticketOf(board: Board, orderId: number, { station }: BoardView): Ticket | undefined {
  const entry = board.orders.get(orderId);
  if (!entry) return undefined;
  return ticketsOf({ ...board, orders: new Map([[orderId, entry]]) }, { station, status: null })[0];
}

function kindsOf(
  type: AlertEvent['type'],
  was: Ticket | undefined,
  is: Ticket,
  { station }: BoardView,
): AlertKind[] {
  const kinds: AlertKind[] = [];
  if (type === 'new_order' || type === 'order_unattended') kinds.push('new');
  if (type === 'order_reminder') kinds.push('urge');
  if (was && isChanged(was, is)) kinds.push('change');
  if (station === null && was && !was.isDone && is.isDone) kinds.push('ready');
  return kinds;
}

function isChanged(was: Ticket, is: Ticket): boolean {
  if (was.note !== is.note) return true;
  const known = new Map(was.lines.map((line) => [line.itemId, line]));
  return is.lines.some((line) => {
    const earlier = known.get(line.itemId);
    return !earlier || wishOf(line) !== wishOf(earlier);
  });
}

/** What a guest wants of a dish, as opposed to how far it is. */
function wishOf({ quantity, options, note, state }: TicketLine): string {
  return JSON.stringify([quantity, options, note, state === 'voided']);
}

/** Somebody begins to cook or finishes a dish. */
function isTouched(was: Ticket | undefined, is: Ticket): boolean {
  const states = new Map(was?.lines.map(({ itemId, state }) => [itemId, state]));
  return is.lines.some(({ itemId, state }) => {
    const earlier = states.get(itemId);
    return earlier !== undefined && earlier !== state && (state === 'cooking' || state === 'done');
  });
}
