import type { z } from 'zod';
import { DomainError } from '../../domain/errors.ts';
import { joinNotes } from '../../domain/guest-note.ts';
import type { Actor } from '../../domain/roles.ts';
import { joinWishes, noteOfTable } from '../../domain/table-cart.ts';
import type { cartOrder } from '../../protocol/cart.ts';
import { findOrderForChange } from '../../storage/orders.ts';
import type { Transaction } from '../../storage/storage.ts';
import { closeRound, findRound, touchCart } from '../../storage/table-carts.ts';
import type { RequestedItem } from '../menu/price-items.ts';
import { addItems } from '../orders/add-items.ts';
import { type OrderRequest, placeOrder } from '../orders/place-order.ts';
import type { ReachedOrder } from '../orders/require-order.ts';
import { joinCart, type JoinedCart } from './join-cart.ts';

export interface CartOrderRequest extends Omit<OrderRequest, 'request' | 'actor'> {
  readonly id: number;
  readonly request: z.output<typeof cartOrder>;
  readonly actor: Actor;
}

/**
 * Orders all that is in the shared cart and empties it, in one transaction. Of phones that order the same round one does; the
 * others get its order.
 * @throws DomainError as `joinCart`, `conflict` for an empty cart or a round that nobody ordered, and what placing an order or
 * adding to one throws: then the cart stays as it is
 */
export async function orderCart(tx: Transaction, asked: CartOrderRequest): Promise<ReachedOrder> {
  const { id, request, actor } = asked;
  const joined = await joinCart(tx, actor, id);
  const { cart, store, phone } = joined;
  if (request.round !== cart.round) return orderOfRound(tx, joined, request.round);
  if (cart.lines.length === 0)
    throw new DomainError('conflict', 'The cart is empty. Choose something first.', { round: cart.round });
  const placed = await place(tx, joined, asked);
  const { id: orderId, dailyNumber } = placed.order;
  await closeRound(tx, cart, { orderId, dailyNumber, phone: phone.number });
  await touchCart(tx, id);
  return { order: placed.order, store };
}

async function orderOfRound(
  tx: Transaction,
  { cart, store }: JoinedCart,
  round: number,
): Promise<ReachedOrder> {
  const made = await findRound(tx.db, cart.tableId, round);
  const order = made && (await findOrderForChange(tx, made.orderId));
  if (order) return { order, store };
  throw new DomainError('conflict', 'The cart has changed meanwhile. Look at it and order again.', {
    round: cart.round,
  });
}

function place(
  tx: Transaction,
  { cart, store }: JoinedCart,
  { id, request, actor, ...rules }: CartOrderRequest,
): Promise<ReachedOrder> {
  const note = noteOfTable(cart.phones);
  const wishes = joinWishes(cart.lines);
  const { add_to: addTo } = request;
  if (addTo === null)
    return placeOrder(tx, {
      request: { store_id: store.id, table_id: id, items: wishes.map((wish) => toItem(wish)), note },
      actor,
      ...rules,
    });
  // An order's note is given once; with added dishes it goes on each of them.
  return addItems(tx, { id: addTo, items: wishes.map((wish) => toItem(wish, note)), actor });
}

function toItem(
  { itemId, quantity, options, note }: ReturnType<typeof joinWishes>[number],
  ofOrder?: string,
): RequestedItem {
  return {
    menu_item_id: itemId,
    quantity,
    options: Object.fromEntries(Object.entries(options).map(([group, choices]) => [group, [...choices]])),
    note: joinNotes(note, ofOrder),
  };
}
