import { itemRecalls, orderRecalls, type OrderStatus } from '../../../domain/order.ts';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { api } from '../../session/api.ts';
import { act } from '../act.ts';
import { isOwing, toCarry } from '../floor/columns.ts';
import { showAnswer } from '../floor/floor.ts';
import { nameOf, words } from '../words.ts';
import { orderTexts } from './texts.ts';

type Item = OrderOnWire['items'][number];

/** Says yes to an order: the kitchen begins. */
export function confirmOrder(order: OrderOnWire): Promise<boolean> {
  return act(() => moveOrder(order.id, 'confirmed'), { done: orderTexts().confirmed(nameOf(order)) });
}

/** A dish is on the table. */
export function serveDish(order: OrderOnWire, item: Item): Promise<boolean> {
  return act(() => moveDish(order.id, item.id, 'served'), {
    done: orderTexts().served(`${nameOf(order)} ${item.menu_item_name}`),
    undo: () => moveDish(order.id, item.id, 'ready'),
  });
}

/** All that stands ready is on the table. With the last dish of a paid order the order is completed. */
export function serveAll(order: OrderOnWire): Promise<boolean> {
  const carried = toCarry(order);
  const isLast = order.items.every(({ status }) => ['ready', 'served', 'cancelled'].includes(status));
  if (isLast && !isOwing(order)) return completeOrder(order);
  const move = async (to: 'served' | 'ready') => {
    for (const { id } of carried) await moveDish(order.id, id, to);
  };
  return act(() => move('served'), {
    done: orderTexts().served(nameOf(order)),
    undo: () => move('ready'),
  });
}

/** The order is over; taken back, the dishes that it put on the table stand ready again. */
export function completeOrder(order: OrderOnWire): Promise<boolean> {
  const undo = async () => {
    await moveOrder(order.id, 'serving');
    for (const { id } of toCarry(order)) await moveDish(order.id, id, 'ready');
  };
  return act(() => moveOrder(order.id, 'completed'), { done: orderTexts().completed(nameOf(order)), undo });
}

/** The kitchen takes it before all others; taken back, it stands in line again. */
export function rushOrder(order: OrderOnWire): Promise<boolean> {
  const rush = async (rushed: boolean) =>
    showAnswer(await api.rushOrder({ params: { id: order.id }, body: { rushed } }));
  const isRushed = order.rushed_at !== null;
  return act(() => rush(!isRushed), {
    done: isRushed ? orderTexts().unrushed(nameOf(order)) : orderTexts().rushed(nameOf(order)),
    undo: () => rush(isRushed),
  });
}

/** One step back, where there is one. */
export function recallOrder(order: OrderOnWire): Promise<boolean> {
  const before = recallOf(order);
  if (!before) return Promise.resolve(false);
  return act(() => moveOrder(order.id, before), {
    done: orderTexts().recalled(nameOf(order), words().order[before]),
    undo: () => moveOrder(order.id, order.status),
  });
}

export function recallOf({ status }: Pick<OrderOnWire, 'status'>): OrderStatus | undefined {
  return orderRecalls[status][0];
}

/** A dish goes one step back. */
export function recallDish(order: OrderOnWire, item: Item): Promise<boolean> {
  const before = itemRecalls[item.status][0];
  if (!before) return Promise.resolve(false);
  return act(() => moveDish(order.id, item.id, before), {
    done: orderTexts().recalled(item.menu_item_name, words().item[before]),
    undo: () => moveDish(order.id, item.id, item.status),
  });
}

async function moveOrder(id: number, status: OrderStatus): Promise<OrderOnWire> {
  return showAnswer(await api.changeOrderStatus({ params: { id }, body: { status } }));
}

async function moveDish(id: number, itemId: number, status: Item['status']): Promise<OrderOnWire> {
  return showAnswer(await api.changeItemStatus({ params: { id, item_id: itemId }, body: { status } }));
}
