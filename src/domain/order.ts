import { DomainError } from './errors.ts';
import { isTransition, type TransitionTable } from './transitions.ts';

/** 待确认 → 已确认 → 准备中 → 待上菜 → 上菜中 → 已完成; cancelled from anywhere before completed. */
export const orderStates = [
  'pending',
  'confirmed',
  'preparing',
  'ready',
  'serving',
  'completed',
  'cancelled',
] as const;
export type OrderStatus = (typeof orderStates)[number];

export const orderTransitions: TransitionTable<OrderStatus> = {
  pending: ['confirmed', 'cancelled'],
  confirmed: ['preparing', 'cancelled'],
  preparing: ['ready', 'serving', 'completed', 'cancelled'],
  ready: ['serving', 'completed', 'cancelled'],
  serving: ['completed', 'cancelled'],
  completed: [],
  cancelled: [],
};

/** Recall: the one step that staff may take back. Nothing brings an order back to pending: the kitchen was told. */
export const orderRecalls: TransitionTable<OrderStatus> = {
  pending: [],
  confirmed: [],
  preparing: ['confirmed'],
  ready: ['preparing'],
  serving: ['ready'],
  completed: ['serving'],
  cancelled: [],
};

export const itemStates = ['pending', 'preparing', 'ready', 'served', 'cancelled'] as const;
export type ItemStatus = (typeof itemStates)[number];

/** One touch on a dish says it is done, so a later state may be reached directly. */
export const itemTransitions: TransitionTable<ItemStatus> = {
  pending: ['preparing', 'ready', 'served', 'cancelled'],
  preparing: ['ready', 'served', 'cancelled'],
  ready: ['served', 'cancelled'],
  served: [],
  cancelled: [],
};

export const itemRecalls: TransitionTable<ItemStatus> = {
  pending: [],
  preparing: ['pending'],
  ready: ['preparing'],
  served: ['ready'],
  cancelled: [],
};

export const paymentStates = ['unpaid', 'pending', 'paid', 'failed', 'refunded'] as const;
export type PaymentStatus = (typeof paymentStates)[number];

export const paymentMethods = ['wechat', 'alipay', 'cash', 'credit_card', 'counter'] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

/** Whether the phones of a table fill one cart together or each its own. */
export const guestCarts = ['shared', 'own'] as const;
export type GuestCart = (typeof guestCarts)[number];

export const serviceModes = ['dine_in', 'takeout', 'delivery'] as const;
export type ServiceMode = (typeof serviceModes)[number];

export const confirmPolicies = ['manual', 'on_payment', 'immediate'] as const;
export type ConfirmPolicy = (typeof confirmPolicies)[number];

/** What the person who moves an order or a dish may do. */
export interface Mover {
  /** May take back one step. */
  readonly mayRecall: boolean;
}

/** @throws DomainError `illegal_transition` when the graph has no such edge for this mover. */
export function moveOrder(from: OrderStatus, to: OrderStatus, mover: Mover): OrderStatus {
  return move('order', orderTransitions, orderRecalls, from, to, mover);
}

/** @throws DomainError `illegal_transition` when the graph has no such edge for this mover. */
export function moveItem(from: ItemStatus, to: ItemStatus, mover: Mover): ItemStatus {
  return move('dish', itemTransitions, itemRecalls, from, to, mover);
}

/**
 * The states an order passes through on its way, the last one included: a single dish bumped at once takes its order from
 * confirmed through preparing to ready. Forward where the graph leads there, else back along the recalls; empty when nowhere.
 */
export function orderSteps(from: OrderStatus, to: OrderStatus): OrderStatus[] {
  return walk(orderTransitions, from, to) ?? walk(orderRecalls, from, to) ?? [];
}

function walk(
  graph: TransitionTable<OrderStatus>,
  from: OrderStatus,
  to: OrderStatus,
): OrderStatus[] | undefined {
  if (from === to) return [];
  const paths: OrderStatus[][] = graph[from].map((next) => [next]);
  for (const path of paths) {
    const last = path.at(-1) ?? from;
    if (last === to) return path;
    paths.push(...graph[last].filter((next) => !path.includes(next)).map((next) => [...path, next]));
  }
  return undefined;
}

function move<State extends string>(
  thing: string,
  forward: TransitionTable<State>,
  back: TransitionTable<State>,
  from: State,
  to: State,
  mover: Mover,
): State {
  if (isTransition(forward, from, to)) return to;
  if (mover.mayRecall && isTransition(back, from, to)) return to;
  const allowed = mover.mayRecall ? [...forward[from], ...back[from]] : forward[from];
  const choices = allowed.length > 0 ? `It may become: ${allowed.join(', ')}.` : 'It is final.';
  throw new DomainError('illegal_transition', `The ${thing} is ${from} and can't become ${to}. ${choices}`, {
    status: from,
    allowed,
  });
}

/**
 * Where an order stands after its dishes moved: it begins with the first dish, is ready when every dish is, is being served
 * from the first dish on the table. Only a person completes an order. Orders not yet confirmed or ended don't follow.
 */
export function orderStatusAfterItems(order: OrderStatus, items: readonly ItemStatus[]): OrderStatus {
  const live = items.filter((status) => status !== 'cancelled');
  if (order === 'pending' || order === 'completed' || order === 'cancelled' || live.length === 0)
    return order;
  if (live.every((status) => status === 'pending')) return order === 'confirmed' ? 'confirmed' : 'preparing';
  if (live.every((status) => status === 'ready' || status === 'served')) {
    return live.includes('served') ? 'serving' : 'ready';
  }
  return 'preparing';
}

/** What a dish becomes when its whole order moves: a bumped ticket bumps its dishes, a recalled one recalls them. */
export function itemStatusAfterOrder(order: OrderStatus, item: ItemStatus): ItemStatus {
  if (item === 'cancelled') return item;
  switch (order) {
    case 'pending':
      return item;
    case 'confirmed':
      return 'pending';
    case 'preparing':
      return item === 'pending' || item === 'ready' ? 'preparing' : item;
    case 'ready':
      return 'ready';
    case 'serving':
      return item === 'served' ? item : 'ready';
    case 'completed':
      return 'served';
    case 'cancelled':
      return 'cancelled';
  }
}
