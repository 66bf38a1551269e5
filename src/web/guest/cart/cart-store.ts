import { computed } from '@preact/signals';
import { z } from 'zod';
import { kept } from '../../session/kept.ts';
import { dishes, store } from '../menu/menu-store.ts';
import { outboxSchema } from '../orders/outbox.ts';
import {
  addLine,
  type CartLine,
  cartLine,
  cartTotal,
  changeQuantity,
  countPortions,
  priceLines,
} from './cart.ts';

const savedCart = kept(
  'guest.cart',
  z.object({
    storeId: z.int(),
    lines: z.array(cartLine),
    allergies: z.string(),
    note: z.string(),
    /** The order on its way; the lines stay as they are until it was answered. */
    outbox: outboxSchema.optional(),
  }),
);

const empty = { lines: [], allergies: '', note: '' };

/** What was chosen at this store. */
export const cart = computed(() => {
  const saved = savedCart.value;
  return saved && saved.storeId === store.value?.id ? saved : { storeId: store.value?.id ?? 0, ...empty };
});
export const pricedLines = computed(() => priceLines(cart.value.lines, dishes.value));
export const total = computed(() => cartTotal(pricedLines.value));
export const portions = computed(() => countPortions(cart.value.lines));
export const outbox = computed(() => savedCart.value?.outbox);

/** While an order is on its way the cart holds still. */
export const isLocked = computed(() => outbox.value !== undefined);

export function addToCart(line: CartLine): void {
  if (!isLocked.value) saveCart({ lines: addLine(cart.value.lines, line) });
}

export function setQuantity(key: string, quantity: number): void {
  if (!isLocked.value) saveCart({ lines: changeQuantity(cart.value.lines, key, quantity) });
}

export function saveCart(changes: Partial<NonNullable<typeof savedCart.value>>): void {
  savedCart.value = { ...cart.value, ...changes };
}

/** It arrived: the cart is empty again. What the guest can't bear stays true for the next order. */
export function clearCart(): void {
  savedCart.value = { ...cart.value, lines: [], note: '', outbox: undefined };
}
