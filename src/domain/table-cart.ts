import { DomainError } from './errors.ts';
import { composeNote } from './guest-note.ts';

/** A dish as somebody wishes it. */
export interface Wish {
  readonly itemId: number;
  readonly quantity: number;
  /** Choices by the name of their group. */
  readonly options: Readonly<Record<string, readonly string[]>>;
  readonly note: string;
}

/** A line of the cart that the phones of a table fill together. */
export interface TableCartLine extends Wish {
  /** Made by the phone that added it. */
  readonly id: string;
  readonly name: string;
  /** The number of the phone that added it. */
  readonly phone: number;
}

/** A phone at the table. */
export interface CartPhone {
  /** From 1, in the order they came. */
  readonly number: number;
  /** The session behind it. */
  readonly subject: string;
  /** What its guest can't bear, and wishes for the whole order. */
  readonly allergies: string;
  readonly note: string;
  /** It came along from another table, where its session still is. */
  readonly hasMoved: boolean;
}

export interface CartOrder {
  readonly orderId: number;
  readonly dailyNumber: number;
  /** The number of the phone that sent it. */
  readonly phone: number;
}

/** The cart of a table's present party. */
export interface TableCart {
  readonly tableId: number;
  /** Grows with each change of any cart. */
  readonly version: number;
  /** Grows each time the cart is ordered or emptied. */
  readonly round: number;
  readonly phones: readonly CartPhone[];
  readonly lines: readonly TableCartLine[];
  /** The last order that was made of it. */
  readonly lastOrder: CartOrder | null;
  /** The number of the table at which the party was seated instead, its cart with it. */
  readonly movedTo: string | null;
}

/** As many as an order may have. */
export const mostCartLines = 200;
export const mostPortions = 99;
/** A bound for who scans a code for fun; no party is that large. */
export const mostCartPhones = 50;
const longestNote = 500;

/**
 * Lines after one was written: the last word about a line holds, and with no portions left it is gone. It stays where it was; a
 * new one comes last.
 */
export function putLine<Line extends { readonly id?: string | undefined; readonly quantity: number }>(
  lines: readonly Line[],
  written: Line,
): readonly Line[] {
  const left = written.quantity > 0 ? [written] : [];
  if (!lines.some(({ id }) => id === written.id)) return [...lines, ...left];
  return lines.flatMap((line) => (line.id === written.id ? left : [line]));
}

export interface ChangedLines {
  readonly lines: readonly TableCartLine[];
  /** Those that were ordered before the change came: they stay as they were ordered. */
  readonly tooLate: readonly (CartOrder & { readonly id: string })[];
}

/**
 * What a phone changed. Whose line it is, is theirs who added it.
 * @param ordered the orders that lines are in already, by the line's id
 * @throws DomainError `invalid` for more lines than an order may have
 */
export function changeLines(
  lines: readonly TableCartLine[],
  changes: readonly TableCartLine[],
  ordered: ReadonlyMap<string, CartOrder>,
): ChangedLines {
  const tooLate = changes.flatMap(({ id }) => {
    const order = ordered.get(id);
    return order ? [{ ...order, id }] : [];
  });
  const after = changes
    .filter(({ id }) => !ordered.has(id))
    .reduce(
      (before, change) =>
        putLine(before, {
          ...change,
          phone: before.find(({ id }) => id === change.id)?.phone ?? change.phone,
        }),
      lines,
    );
  if (after.length > mostCartLines && after.length > lines.length)
    throw new DomainError(
      'invalid',
      `A cart has at most ${mostCartLines} lines. Order first, then go on.`,
      {},
    );
  return { lines: after, tooLate };
}

/**
 * A party joins another's table. Of its phones those go along that chose or wished something; one that comes back to a cart it
 * left is the phone it was there, and the last word about what it wishes was said there.
 * @returns the phones of both, and the lines that come to those which are there
 */
export function joinCarts(
  from: Pick<TableCart, 'phones' | 'lines'>,
  into: Pick<TableCart, 'phones'>,
): Pick<TableCart, 'phones' | 'lines'> {
  const numbers = new Map<number, number>();
  const phones = [...into.phones];
  for (const { number, subject, allergies, note } of from.phones) {
    const isConcerned = allergies !== '' || note !== '' || from.lines.some(({ phone }) => phone === number);
    if (!isConcerned) continue;
    const place = phones.findIndex((phone) => phone.subject === subject);
    const known = phones[place];
    const after = known
      ? { ...known, allergies: known.allergies || allergies, note: known.note || note }
      : { number: nextNumber(phones), subject, allergies, note, hasMoved: true };
    phones.splice(known ? place : phones.length, 1, after);
    numbers.set(number, after.number);
  }
  const lines = from.lines.map((line) => ({ ...line, phone: numbers.get(line.phone) ?? line.phone }));
  return { phones, lines };
}

/** Numbers are given in the order phones come. */
export function nextNumber(phones: readonly Pick<CartPhone, 'number'>[]): number {
  return Math.max(0, ...phones.map(({ number }) => number)) + 1;
}

/** What makes two wishes for a dish the same. */
export function lineKey({ itemId, options, note }: Omit<Wish, 'quantity'>): string {
  return JSON.stringify([
    itemId,
    Object.entries(options)
      .filter(([, choices]) => choices.length > 0)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([group, choices]) => [group, [...choices].sort()]),
    note,
  ]);
}

/** What the kitchen is to cook: the same dish the same way is one line, whoever added it. */
export function joinWishes(lines: readonly Wish[]): readonly Wish[] {
  const joined: Wish[] = [];
  for (const { itemId, quantity, options, note } of lines) {
    const wish = { itemId, quantity, options, note };
    const place = joined.findIndex(
      (each) => lineKey(each) === lineKey(wish) && each.quantity + quantity <= mostPortions,
    );
    const same = joined[place];
    if (same) joined[place] = { ...same, quantity: same.quantity + quantity };
    else joined.push(wish);
  }
  return joined;
}

/**
 * The note of the order: what anybody at the table can't bear comes first.
 * @throws DomainError `invalid` when it is too long for a ticket: what somebody can't bear is never cut off
 */
export function noteOfTable(phones: readonly Pick<CartPhone, 'allergies' | 'note'>[]): string | undefined {
  const unlike = (texts: readonly string[]) => [...new Set(texts.filter((text) => text !== ''))];
  const note = composeNote(
    unlike(phones.map(({ allergies }) => allergies)).join('、'),
    unlike(phones.map((phone) => phone.note)).join(' · '),
  );
  if (note !== undefined && note.length > longestNote)
    throw new DomainError(
      'invalid',
      `The wishes of the table are longer than ${longestNote} characters together. Please shorten yours.`,
    );
  return note;
}
