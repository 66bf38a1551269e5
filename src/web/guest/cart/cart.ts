import * as z from 'zod/mini';
import { lineKey, mostPortions, putLine } from '../../../domain/table-cart.ts';
import type { TableCartOnWire } from '../../../protocol/cart.ts';
import type { MenuItemOnWire } from '../../../protocol/menu.ts';

/** Choices by the name of their group. */
export const chosen = z.record(z.string(), z.array(z.string()));
export type Chosen = z.output<typeof chosen>;

export const cartLine = z.object({
  itemId: z.int(),
  /** As it was called when it was chosen: it may be off the menu since. */
  name: z.string(),
  quantity: z.int(),
  options: chosen,
  note: z.string(),
  /** In a shared cart: the line's name, and the number of the phone that added it (0: this one, before it knows its own). */
  id: z.optional(z.string()),
  phone: z.optional(z.int()),
});
export type CartLine = z.output<typeof cartLine>;

/** What a line is called here: a shared cart may have the same dish the same way from several phones. */
export function keyOf(line: CartLine): string {
  return line.id ?? lineKey(line);
}

/** What a phone has in a shared cart: as it was told last, with what it changed since. Whose line it is comes off. */
export function ownLines(
  kept: { readonly lines: readonly CartLine[]; readonly unsent: readonly CartLine[] },
  told: { readonly you: number; readonly lines: readonly ToldLine[] },
): CartLine[] {
  const known = new Map(
    told.lines.map(({ id, menu_item_id: itemId, menu_item_name: name, ...line }) => [
      id,
      { ...line, id, itemId, name },
    ]),
  );
  const mine = [...known.values()].filter(({ phone }) => phone === told.you);
  return (
    kept.unsent
      // A line that is gone was ordered or taken away; one of another phone stays theirs.
      .filter(({ id = '' }) => mine.some((line) => line.id === id) || !isOld(id))
      .reduce<readonly CartLine[]>((lines, line) => putLine(lines, line), mine)
      .map(({ id: _id, phone: _phone, ...line }) => line)
  );
  function isOld(id: string): boolean {
    return known.has(id) || kept.lines.some((line) => line.id === id);
  }
}

type ToldLine = TableCartOnWire['lines'][number];

/** The same dish the same way is one line. */
export function addLine(lines: readonly CartLine[], added: CartLine): CartLine[] {
  const key = lineKey(added);
  const same = lines.find((line) => lineKey(line) === key);
  if (!same) return [...lines, added];
  return changeQuantity(lines, key, same.quantity + added.quantity);
}

/** Nothing left of it takes the line away. */
export function changeQuantity(lines: readonly CartLine[], key: string, quantity: number): CartLine[] {
  const many = Math.min(mostPortions, quantity);
  return lines.flatMap((line) => {
    if (keyOf(line) !== key) return [line];
    return many > 0 ? [{ ...line, quantity: many }] : [];
  });
}

/** Price of one portion, major units. */
export function portionPrice(item: Pick<MenuItemOnWire, 'price' | 'options'>, options: Chosen): number {
  const deltas = item.options.flatMap(({ name, choices }) =>
    choices.filter((choice) => options[name]?.includes(choice.name)).map((choice) => choice.price_delta),
  );
  return cents(item.price + deltas.reduce((sum, delta) => sum + delta, 0));
}

/** Names of the required groups from which nothing is chosen yet. */
export function missingGroups(item: Pick<MenuItemOnWire, 'options'>, options: Chosen): string[] {
  return item.options
    .filter(({ name, required }) => required && (options[name]?.length ?? 0) === 0)
    .map(({ name }) => name);
}

export function isSoldOut({ is_available, stock }: Pick<MenuItemOnWire, 'is_available' | 'stock'>): boolean {
  return !is_available || stock === 0;
}

export interface PricedLine {
  readonly key: string;
  readonly line: CartLine;
  readonly price: number;
  readonly subtotal: number;
  /** Why it can't be ordered as it is: off the menu or sold out, fewer left than wished, or other options now. */
  readonly problem: 'gone' | 'few' | 'options' | undefined;
}

/** The cart at the menu's present prices. What can't be ordered costs nothing. */
export function priceLines(lines: readonly CartLine[], menu: readonly MenuItemOnWire[]): PricedLine[] {
  return lines.map((line) => {
    const item = menu.find(({ id }) => id === line.itemId);
    const wished = lines.filter(({ itemId }) => itemId === line.itemId).reduce(sumQuantity, 0);
    const problem = item ? problemOf(item, line, wished) : 'gone';
    const price = item ? portionPrice(item, line.options) : 0;
    return {
      key: keyOf(line),
      line,
      price,
      subtotal: problem === 'gone' ? 0 : cents(price * line.quantity),
      problem,
    };
  });
}

export function cartTotal(lines: readonly PricedLine[]): number {
  return cents(lines.reduce((sum, { subtotal }) => sum + subtotal, 0));
}

export function countPortions(lines: readonly CartLine[]): number {
  return lines.reduce(sumQuantity, 0);
}

function problemOf(item: MenuItemOnWire, { options }: CartLine, wished: number): PricedLine['problem'] {
  if (isSoldOut(item)) return 'gone';
  if (item.stock !== null && wished > item.stock) return 'few';
  const isKnown = Object.entries(options).every(([name, choices]) => {
    const group = item.options.find((each) => each.name === name);
    return choices.every((choice) => group?.choices.some((each) => each.name === choice));
  });
  return isKnown && missingGroups(item, options).length === 0 ? undefined : 'options';
}

function sumQuantity(sum: number, { quantity }: CartLine): number {
  return sum + quantity;
}

/** Sums of decimal amounts without the dust of binary fractions. */
function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
