import type { BoardOrder } from '../../../client/board/board.ts';
import type { Ticket } from '../../../client/board/tickets.ts';
import type { MenuItemOnWire } from '../../../protocol/menu.ts';
import type { Texts } from '../../texts/texts.ts';
import type { DeskState } from './kitchen-desk.ts';

/** What the keys 1-9 mean. */
export type Mode = 'board' | 'start' | 'recall' | 'soldOut' | 'allDay' | 'help';

export interface Choice {
  readonly label: string;
  readonly order?: BoardOrder;
  readonly dish?: MenuItemOnWire;
}

interface ChoicesOptions {
  readonly state: DeskState;
  readonly station: string | null;
  readonly tickets: readonly Ticket[];
  readonly texts: Texts;
}

/** What there is to choose from in a mode that lists things; nine at most. */
export function choicesOf(mode: Mode, { state, station, texts }: ChoicesOptions): Choice[] {
  if (mode === 'recall')
    return finishedOrders(state, station)
      .slice(0, 9)
      .map((order, index) => ({ order, label: `${index + 1}  ${describe(order, texts)}` }));
  if (mode === 'soldOut')
    return dishesOf(state, station)
      .slice(0, 9)
      .map((dish, index) => ({ dish, label: dishLabel(dish, index + 1, texts) }));
  return [];
}

/** Those that ended, and those in which this station has nothing left to do; the latest first. */
function finishedOrders({ board }: DeskState, station: string | null): BoardOrder[] {
  const done = [...board.orders.values()].filter(({ order }) => {
    const own = order.items.filter((item) => station === null || item.station === station);
    const cooked = own.filter(({ status }) => status !== 'cancelled');
    return cooked.length > 0 && cooked.every(({ status }) => status === 'ready' || status === 'served');
  });
  const ended = board.ended.filter(({ order }) => order.status === 'completed');
  return [...done, ...ended].toSorted((a, b) => b.order.updated_at.localeCompare(a.order.updated_at));
}

/** Sold-out dishes first, then what is on the board: what one can run out of. */
function dishesOf({ board, menu }: DeskState, station: string | null): MenuItemOnWire[] {
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

function describe({ order }: BoardOrder, texts: Texts): string {
  const place =
    order.table_number === null
      ? texts.kitchen.modes[order.service_mode]
      : `${texts.kitchen.table}${order.table_number}`;
  const dishes = order.items.map(({ quantity, menu_item_name }) => `${quantity}${menu_item_name}`).join(' ');
  return `${order.updated_at.slice(11, 16)} ${place} #${order.daily_number} ${texts.orderStates[order.status]}  ${dishes}`;
}
