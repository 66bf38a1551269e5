import type { OrderOnWire } from '../../../protocol/orders.ts';

/** Who eats what: for each part how many of each dish. */
export type Parts = readonly ReadonlyMap<number, number>[];

/** All of it on the first part. */
export function wholeParts(items: OrderOnWire['items'], count: number): Parts {
  const all = new Map(live(items).map(({ id, quantity }) => [id, quantity]));
  return [all, ...Array.from({ length: count - 1 }, () => new Map<number, number>())];
}

/** One portion goes from the first other part that has one to the part named. */
export function givePortion(parts: Parts, itemId: number, to: number): Parts {
  const from = parts.findIndex((part, index) => index !== to && (part.get(itemId) ?? 0) > 0);
  if (from === -1) return parts;
  return parts.map((part, index) => {
    if (index !== from && index !== to) return part;
    const count = (part.get(itemId) ?? 0) + (index === to ? 1 : -1);
    const changed = new Map(part).set(itemId, count);
    if (count === 0) changed.delete(itemId);
    return changed;
  });
}

/** As the API takes them; undefined while a part is empty. */
export function partsOnWire(parts: Parts): { item_id: number; quantity: number }[][] | undefined {
  if (parts.some((part) => part.size === 0)) return undefined;
  return parts.map((part) => [...part].map(([item_id, quantity]) => ({ item_id, quantity })));
}

/** What the dishes of a part cost by the menu; a discount comes off with the split. Major units. */
export function listPrice(part: ReadonlyMap<number, number>, items: OrderOnWire['items']): number {
  const cents = live(items).reduce(
    (sum, { id, unit_price }) => sum + (part.get(id) ?? 0) * Math.round(unit_price * 100),
    0,
  );
  return cents / 100;
}

function live(items: OrderOnWire['items']): OrderOnWire['items'] {
  return items.filter(({ status }) => status !== 'cancelled');
}
