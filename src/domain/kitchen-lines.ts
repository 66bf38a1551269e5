/**
 * Kitchen lines are not bill lines. What the kitchen was told is an append-only list of lines; the bill may be split, moved,
 * paid or refunded without touching it. The list grows only by the difference between what was told and what must be cooked,
 * so it always adds up to exactly the latter.
 */
export interface KitchenLine {
  readonly kind: 'add' | 'cancel';
  /** The order item the line speaks of. */
  readonly itemId: number;
  readonly quantity: number;
  readonly dish: Dish;
}

/** All of a dish that the cook must know; a change of any part is told as cancel + add. */
export interface Dish {
  readonly name: string;
  readonly options: readonly string[];
  readonly note: string | null;
  readonly station: string;
}

/** What must be cooked for one order item; quantity 0 means nothing any more. */
export interface KitchenDemand {
  readonly itemId: number;
  readonly quantity: number;
  readonly dish: Dish;
}

/**
 * The lines to append so that the told list equals the demand. Empty when the kitchen knows all of it already, hence
 * calling it twice tells nothing twice.
 */
export function tellKitchen(told: readonly KitchenLine[], demand: readonly KitchenDemand[]): KitchenLine[] {
  const known = new Map(toldSoFar(told).map((entry) => [key(entry), entry]));
  const wanted = new Map(demand.filter(({ quantity }) => quantity > 0).map((entry) => [key(entry), entry]));
  const cancels = [...known].flatMap(([id, entry]) =>
    difference('cancel', entry, entry.quantity - (wanted.get(id)?.quantity ?? 0)),
  );
  const adds = [...wanted].flatMap(([id, entry]) =>
    difference('add', entry, entry.quantity - (known.get(id)?.quantity ?? 0)),
  );
  return [...cancels, ...adds];
}

/** The told list added up: what the kitchen is cooking, one entry per item and dish, without zeros. */
export function toldSoFar(told: readonly KitchenLine[]): KitchenDemand[] {
  const sums = new Map<string, KitchenDemand>();
  for (const line of told) {
    const id = key(line);
    const before = sums.get(id)?.quantity ?? 0;
    sums.set(id, {
      itemId: line.itemId,
      dish: line.dish,
      quantity: before + (line.kind === 'add' ? line.quantity : -line.quantity),
    });
  }
  return [...sums.values()].filter(({ quantity }) => quantity !== 0);
}

function difference(
  kind: KitchenLine['kind'],
  { itemId, dish }: KitchenDemand,
  quantity: number,
): KitchenLine[] {
  return quantity > 0 ? [{ kind, itemId, quantity, dish }] : [];
}

function key({ itemId, dish }: { readonly itemId: number; readonly dish: Dish }): string {
  return JSON.stringify([itemId, dish.name, dish.options, dish.note, dish.station]);
}
