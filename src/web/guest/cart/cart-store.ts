import { computed } from '@preact/signals';
import * as z from 'zod/mini';
import { randomKey } from '../../../client/random-key.ts';
import { lineKey, mostPortions, putLine } from '../../../domain/table-cart.ts';
import { kept } from '../../session/kept.ts';
import { dishes, store } from '../menu/menu-store.ts';
import { outboxSchema } from '../orders/outbox-schema.ts';
import { tableVisit, visitor } from '../visitor.ts';
import {
  addLine,
  type CartLine,
  cartLine,
  cartTotal,
  changeQuantity,
  countPortions,
  keyOf,
  priceLines,
} from './cart.ts';

const savedCart = kept(
  'guest.cart',
  z.object({
    storeId: z.int(),
    lines: z.array(cartLine),
    /** The visit at a table at which they were chosen. */
    visit: z.optional(z.string()),
    allergies: z.string(),
    note: z.string(),
    /** The order on its way; the lines stay as they are until it was answered. */
    outbox: z.optional(outboxSchema),
  }),
);

/** The cart of the table as the restaurant told it last, and what this phone changed since; shown at once, also without a network. */
export const savedTableCart = kept(
  'guest.table-cart',
  z.object({
    tableId: z.int(),
    visit: z.int(),
    version: z.int(),
    round: z.int(),
    phones: z.int(),
    /** This phone's number. */
    you: z.int(),
    lines: z.array(cartLine),
    /** Lines as this phone wrote them; without portions one is taken away. */
    unsent: z.array(cartLine),
    /** The wishes for the whole order that this phone sent last, JSON. */
    said: z.string(),
    /** The number of the table where the party sits now. */
    movedTo: z.optional(z.nullable(z.string())),
  }),
);

const empty = { lines: [], allergies: '', note: '' };
const emptyTableCart = {
  version: 0,
  round: 0,
  phones: 0,
  you: 0,
  lines: [],
  unsent: [],
  said: '',
};

/** The cart that the phones of this table fill together; undefined where each has its own. */
export const tableCart = computed(() => {
  const at = tableVisit.value;
  if (visitor.value?.kind !== 'guest' || !at || store.value?.guest_cart !== 'shared') return undefined;
  const { tableId, visit = 0 } = at;
  const saved = savedTableCart.value;
  return saved?.tableId === tableId && saved.visit === visit ? saved : { ...emptyTableCart, tableId, visit };
});

/** Tells this visit at this table from others; undefined for who sits at none. */
export const visitName = computed(() => {
  const at = visitor.value?.kind === 'guest' ? tableVisit.value : undefined;
  return at && `${at.tableId} ${at.visit ?? 0}`;
});

export const ownCart = computed(() => {
  const saved = savedCart.value;
  return saved && saved.storeId === store.value?.id ? saved : { storeId: store.value?.id ?? 0, ...empty };
});

/** What was chosen at this store, or at this table. */
export const cart = computed(() => {
  const table = tableCart.value;
  if (!table) return ownCart.value;
  const lines = table.unsent.reduce<readonly CartLine[]>((all, line) => putLine(all, line), table.lines);
  return { ...ownCart.value, lines };
});
export const pricedLines = computed(() => priceLines(cart.value.lines, dishes.value));
export const total = computed(() => cartTotal(pricedLines.value));
export const portions = computed(() => countPortions(cart.value.lines));
export const outbox = computed(() => savedCart.value?.outbox);

/** While an order is on its way the cart holds still. */
export const isLocked = computed(() => outbox.value !== undefined);

export function addToCart(line: CartLine): void {
  if (isLocked.value) return;
  if (!tableCart.value)
    return saveCart({ lines: addLine(ownCart.value.lines, line), visit: visitName.value });
  const same = cart.value.lines.find((each) => isMine(each) && lineKey(each) === lineKey(line));
  const quantity = Math.min(mostPortions, (same?.quantity ?? 0) + line.quantity);
  write({ ...line, quantity, id: same?.id ?? randomKey(), phone: tableCart.value.you });
}

export function setQuantity(key: string, quantity: number): void {
  if (isLocked.value) return;
  if (!tableCart.value) return saveCart({ lines: changeQuantity(ownCart.value.lines, key, quantity) });
  const line = cart.value.lines.find((each) => keyOf(each) === key);
  if (line) write({ ...line, quantity: Math.min(mostPortions, Math.max(0, quantity)) });
}

/** One portion fewer of a dish the same way, of one's own first. @param same as `lineKey` tells it */
export function takeOne(same: string): void {
  const lines = cart.value.lines.filter((line) => lineKey(line) === same);
  const line = lines.find(isMine) ?? lines.at(-1);
  if (line) setQuantity(keyOf(line), line.quantity - 1);
}

export function isMine({ phone }: CartLine): boolean {
  return !phone || phone === tableCart.value?.you;
}

export function saveCart(changes: Partial<NonNullable<typeof savedCart.value>>): void {
  savedCart.value = { ...ownCart.peek(), ...changes };
}

/** The line of the shared cart as it shall be, here at once and for the others as soon as it was sent. */
export function write(line: CartLine): void {
  const table = tableCart.value;
  if (!table) return;
  savedTableCart.value = { ...table, unsent: [...table.unsent.filter(({ id }) => id !== line.id), line] };
}
