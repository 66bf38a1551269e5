import type { Ticket } from '../../../client/board/tickets.ts';
import type { MenuItemOnWire } from '../../../protocol/menu.ts';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import type { Texts } from '../../texts/texts.ts';
import type { DeskState } from './kitchen-desk.ts';

/** What the keys 1-9 mean. */
export type Mode = 'board' | 'start' | 'open' | 'detail' | 'recall' | 'soldOut' | 'allDay' | 'help';

export interface Choice {
  readonly label: string;
  readonly order?: OrderOnWire;
  readonly dish?: MenuItemOnWire;
}

interface ChoicesOptions {
  readonly state: Pick<DeskState, 'board' | 'completed' | 'menu'>;
  readonly station: string | null;
  readonly tickets: readonly Ticket[];
  readonly texts: Texts;
  /** How many come before the first that is listed. @default 0 */
  readonly from?: number;
}

/** A list has as many lines as there are digits. */
export const mostChoices = 9;

/** What there is to choose from in a mode that lists things; nine at most. */
export function choicesOf(mode: Mode, { state, station, texts, from = 0 }: ChoicesOptions): Choice[] {
  if (mode === 'recall')
    return finishedOrders(state, station)
      .slice(from, from + mostChoices)
      .map((order, index) => ({ order, label: `${index + 1}  ${describe(order, texts)}` }));
  if (mode === 'soldOut')
    return dishesOf(state, station)
      .slice(from, from + mostChoices)
      .map((dish, index) => ({ dish, label: dishLabel(dish, index + 1, texts) }));
  return [];
}

/** Those that ended in the business day, and those in which this station has nothing left to do; the latest first. */
function finishedOrders(
  { board, completed }: ChoicesOptions['state'],
  station: string | null,
): OrderOnWire[] {
  const isOwn = (item: OrderOnWire['items'][number]) =>
    item.status !== 'cancelled' && (station === null || item.station === station);
  const done = [...board.orders.values()]
    .map(({ order }) => order)
    .filter(({ items }) =>
      items.filter(isOwn).every(({ status }) => status === 'ready' || status === 'served'),
    );
  // What this screen saw end is newer than what it asked for.
  const ended = board.ended.map(({ order }) => order);
  const known = new Set([...board.orders.keys(), ...ended.map(({ id }) => id)]);
  const before = completed.filter(({ id }) => !known.has(id));
  return [...done, ...ended.filter(({ status }) => status === 'completed'), ...before]
    .filter(({ items }) => items.some(isOwn))
    .toSorted((a, b) => b.updated_at.localeCompare(a.updated_at));
}

/** Sold-out dishes first, then what is on the board: what one can run out of. */
function dishesOf({ board, menu }: ChoicesOptions['state'], station: string | null): MenuItemOnWire[] {
  const wanted = new Set(
    [...board.orders.values()].flatMap(({ order }) => order.items.map(({ menu_item_id }) => menu_item_id)),
  );
  const rank = (dish: MenuItemOnWire) => (dish.is_available ? (wanted.has(dish.id) ? 1 : 2) : 0);
  return menu
    .filter((dish) => station === null || dish.station === station)
    .toSorted((a, b) => rank(a) - rank(b) || a.id - b.id);
}

function dishLabel({ name, is_available }: MenuItemOnWire, key: number, { kitchen }: Texts): string {
  return is_available ? `${key}  ${name}` : `${key}  ✖ ${name}  ${kitchen.isSoldOut}`;
}

function describe(order: OrderOnWire, texts: Texts): string {
  const place =
    order.table_number === null
      ? texts.kitchen.modes[order.service_mode]
      : `${texts.kitchen.table}${order.table_number}`;
  const dishes = order.items.map(({ quantity, menu_item_name }) => `${quantity}${menu_item_name}`).join(' ');
  return `${order.updated_at.slice(11, 16)} ${place} #${order.daily_number} ${texts.orderStates[order.status]}  ${dishes}`;
}
