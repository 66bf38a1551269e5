import { warnOfAllergy } from './allergy.ts';
import type { KitchenDemand } from './kitchen-lines.ts';
import { discountOf } from './member.ts';
import { type ChosenOption, optionText } from './menu.ts';
import type { Minor } from './money.ts';
import {
  type ItemStatus,
  itemTransitions,
  type OrderStatus,
  type PaymentMethod,
  type PaymentStatus,
  type ServiceMode,
} from './order.ts';
import { type Actor, isStaff, reachesStore, worksIn } from './roles.ts';
import { isTransition } from './transitions.ts';

export interface OrderItem {
  readonly id: number;
  readonly menuItemId: number;
  readonly menuItemName: string;
  readonly quantity: number;
  readonly unitPrice: Minor;
  readonly options: readonly ChosenOption[];
  /** What the dish contains that guests may not bear, as it was ordered. */
  readonly allergens: readonly string[];
  readonly note: string | null;
  readonly status: ItemStatus;
  readonly station: string;
  /** When the kitchen was first told of it, null before. ISO 8601, UTC. */
  readonly firedAt: string | null;
  /** When it was brought back after it was done, null otherwise and once it is done again. ISO 8601, UTC. */
  readonly recalledAt: string | null;
}

export interface Order {
  readonly id: number;
  readonly orderNumber: string;
  /** `YYYY-MM-DD`, the store's. */
  readonly businessDay: string;
  /** Counts the store's orders of a business day, for people. */
  readonly dailyNumber: number;
  readonly storeId: number;
  readonly tableId: number | null;
  readonly tableNumber: string | null;
  readonly customerId: number | null;
  readonly customerPhone: string | null;
  /** The subject of whoever placed it. */
  readonly placedBy: string;
  readonly serviceMode: ServiceMode;
  readonly items: readonly OrderItem[];
  readonly totalAmount: Minor;
  readonly discountAmount: Minor;
  readonly finalAmount: Minor;
  /** Whose level gives the discount, which follows the order's dishes. */
  readonly discount: OrderDiscount | null;
  readonly paymentMethod: PaymentMethod;
  readonly paymentStatus: PaymentStatus;
  readonly status: OrderStatus;
  readonly note: string | null;
  /** When the customer last urged the kitchen. ISO 8601, UTC. */
  readonly remindedAt: string | null;
  /** Since when it goes before all others. ISO 8601, UTC. */
  readonly rushedAt: string | null;
  /** Position of its last change in the store's stream. */
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface OrderDiscount {
  readonly memberId: number;
  /** Share of the price that is paid: 9500 for 95 折. */
  readonly payBasisPoints: number;
  /** The subject of who gave it. */
  readonly givenBy: string;
}

export function subtotal({ unitPrice, quantity }: Pick<OrderItem, 'unitPrice' | 'quantity'>): Minor {
  return unitPrice * quantity;
}

/** The order with other items and the amounts that follow from them; what was voided costs nothing. */
export function withItems<Part extends Pick<Order, 'discount' | 'discountAmount'>>(
  order: Part,
  items: readonly OrderItem[],
): Part & Pick<Order, 'items' | 'totalAmount' | 'discountAmount' | 'finalAmount'> {
  const totalAmount = items
    .filter(({ status }) => status !== 'cancelled')
    .reduce((sum, item) => sum + subtotal(item), 0);
  const discountAmount = order.discount
    ? discountOf(order.discount, totalAmount).discount
    : Math.min(order.discountAmount, totalAmount);
  return { ...order, items, totalAmount, discountAmount, finalAmount: totalAmount - discountAmount };
}

/** What must be cooked for the order: nothing before it is confirmed and nothing once it is cancelled. */
export function kitchenDemand({
  status,
  items,
  note,
}: Pick<Order, 'status' | 'items' | 'note'>): KitchenDemand[] {
  if (status === 'pending' || status === 'cancelled') return [];
  return items
    .filter((item) => item.status !== 'cancelled')
    .map((item) => ({
      itemId: item.id,
      quantity: item.quantity,
      dish: {
        name: item.menuItemName,
        options: item.options.map(optionText),
        note: kitchenNote(item, note),
        station: item.station,
      },
    }));
}

/** The order once the kitchen knows what must be cooked of it: dishes that it had not heard of were fired at that moment. */
export function fireDishes(order: Order, at: string): Order {
  const wanted = new Set(kitchenDemand(order).map(({ itemId }) => itemId));
  const isNews = ({ id, firedAt }: OrderItem) => firedAt === null && wanted.has(id);
  if (!order.items.some(isNews)) return order;
  return { ...order, items: order.items.map((item) => (isNews(item) ? { ...item, firedAt: at } : item)) };
}

/**
 * The order after a move, with what came back marked: a dish that was done and is to be cooked again, every dish of an order that
 * was handed out and is not any more. The mark lasts until the dish is done again, or the order ends.
 */
export function markRecalls(before: Order | null, after: Order, at: string): Order {
  if (!before) return after;
  const known = new Map(before.items.map((item) => [item.id, item]));
  const isReopened = before.status === 'completed' && !isEnded(after);
  const items = after.items.map((item) => {
    const was = known.get(item.id);
    const recalledAt = was
      ? recallOf(was, item, { isReopened, isOver: isEnded(after), at })
      : item.recalledAt;
    return recalledAt === item.recalledAt ? item : { ...item, recalledAt };
  });
  return items.every((item, place) => item === after.items[place]) ? after : { ...after, items };
}

function recallOf(
  was: OrderItem,
  { status, recalledAt }: OrderItem,
  order: { readonly isReopened: boolean; readonly isOver: boolean; readonly at: string },
): string | null {
  if (status === 'cancelled' || order.isOver) return null;
  if (order.isReopened || (isDone(was.status) && !isDone(status))) return order.at;
  return isDone(status) && isTransition(itemTransitions, was.status, status) ? null : recalledAt;
}

function isDone(status: ItemStatus): boolean {
  return status === 'ready' || status === 'served';
}

/** When the kitchen first heard of the order, null while it has not. */
export function firedAt({ items }: Pick<Order, 'items'>): string | null {
  return items.reduce<string | null>(
    (first, item) =>
      item.firedAt !== null && (first === null || item.firedAt < first) ? item.firedAt : first,
    null,
  );
}

/**
 * What the guest wants and what the dish contains, first of all what of it the guest can't bear. The warnings are bilingual: the
 * reader may be anyone in the kitchen.
 */
function kitchenNote(
  { note, allergens }: Pick<OrderItem, 'note' | 'allergens'>,
  orderNote: string | null,
): string | null {
  const { clashes, others } = warnOfAllergy(allergens, [orderNote, note]) ?? {
    clashes: [],
    others: allergens,
  };
  const clash = clashes.length > 0 ? `本菜含客人过敏原 GUEST IS ALLERGIC TO: ${clashes.join(', ')}` : null;
  const warning = others.length > 0 ? `过敏原 ALLERGENS: ${others.join(', ')}` : null;
  return [clash, note, warning].filter((part) => part !== null).join(' · ') || null;
}

export function isEnded({ status }: Pick<Order, 'status'>): boolean {
  return status === 'completed' || status === 'cancelled';
}

/** The diners' own: a customer's orders; for a guest those of the session and what is open at the table. */
export function ownsOrder(
  actor: Actor,
  order: Pick<Order, 'storeId' | 'placedBy' | 'tableId' | 'customerId' | 'status'>,
): boolean {
  if (!reachesStore(actor, order.storeId)) return false;
  if (order.placedBy === actor.subject) return true;
  if (actor.role === 'guest')
    return actor.tableId !== null && order.tableId === actor.tableId && !isEnded(order);
  return actor.role === 'customer' && actor.customerId !== null && order.customerId === actor.customerId;
}

/** May see the order: its owner, the store's staff and kitchen screens. Others are told that it doesn't exist. */
export function reachesOrder(actor: Actor, order: Parameters<typeof ownsOrder>[1]): boolean {
  return worksIn(actor, order.storeId) || (!isStaff(actor) && ownsOrder(actor, order));
}

/** Whether there is nothing to pay: an order that waits for its payment has nothing to wait for. */
export function isFree({ finalAmount }: Pick<Order, 'finalAmount'>): boolean {
  return finalAmount === 0;
}
