import { z } from 'zod';
import type { MenuItemOnWire } from '../../../protocol/menu.ts';

/** Dishes that are chosen and not sent. */
export const draftLine = z.object({
  menuItemId: z.int(),
  name: z.string(),
  quantity: z.int(),
  /** By group of options. */
  options: z.record(z.string(), z.array(z.string())),
  note: z.string(),
  /** Options included, major units; what it will really cost is the server's word. */
  unitPrice: z.number(),
});
export type DraftLine = z.output<typeof draftLine>;
export type ChosenOptions = DraftLine['options'];

/** One more of a dish; the same dish with the same options and no note of its own joins its line. */
export function addDish(
  lines: readonly DraftLine[],
  item: MenuItemOnWire,
  options: ChosenOptions,
): DraftLine[] {
  const same = lines.findIndex(
    (line) => line.menuItemId === item.id && line.note === '' && sameOptions(line.options, options),
  );
  if (same !== -1) return changeQuantity(lines, same, 1);
  const unitPrice = priceWith(item, options);
  return [...lines, { menuItemId: item.id, name: item.name, quantity: 1, options, note: '', unitPrice }];
}

/** So many more, or fewer; a line without portions is gone. */
export function changeQuantity(lines: readonly DraftLine[], index: number, by: number): DraftLine[] {
  return lines
    .map((line, at) => (at === index ? { ...line, quantity: Math.min(99, line.quantity + by) } : line))
    .filter(({ quantity }) => quantity > 0);
}

export function changeNote(lines: readonly DraftLine[], index: number, note: string): DraftLine[] {
  return lines.map((line, at) => (at === index ? { ...line, note } : line));
}

/** Major units. */
export function sumOf(lines: readonly DraftLine[]): number {
  return (
    lines.reduce((cents, { quantity, unitPrice }) => cents + quantity * Math.round(unitPrice * 100), 0) / 100
  );
}

export function countOf(lines: readonly DraftLine[], menuItemId: number): number {
  return lines
    .filter((line) => line.menuItemId === menuItemId)
    .reduce((count, { quantity }) => count + quantity, 0);
}

/** As the API takes them. */
export function linesOnWire(lines: readonly DraftLine[]) {
  return lines.map(({ menuItemId, quantity, options, note }) => ({
    menu_item_id: menuItemId,
    quantity,
    ...(Object.keys(options).length > 0 && { options }),
    ...(note.trim() !== '' && { note: note.trim() }),
  }));
}

/** A choice is taken or dropped; where only one may be, it takes the other's place. */
export function toggleChoice(
  chosen: ChosenOptions,
  { name, max }: Pick<MenuItemOnWire['options'][number], 'name' | 'max'>,
  choice: string,
): ChosenOptions {
  const before = chosen[name] ?? [];
  const without = before.filter((other) => other !== choice);
  const kept = before.includes(choice) ? without : [...(max === 1 ? [] : without.slice(-(max - 1))), choice];
  const { [name]: _changed, ...others } = chosen;
  return kept.length === 0 ? others : { ...others, [name]: kept };
}

/** Whether every group that must be answered is. */
export function isComplete({ options }: MenuItemOnWire, chosen: ChosenOptions): boolean {
  return options.every(({ name, required }) => !required || (chosen[name] ?? []).length > 0);
}

/** Major units. */
export function priceWith({ price, options }: MenuItemOnWire, chosen: ChosenOptions): number {
  const deltas = options.flatMap(({ name, choices }) =>
    choices.filter((choice) => chosen[name]?.includes(choice.name)).map(({ price_delta }) => price_delta),
  );
  return [price, ...deltas].reduce((cents, part) => cents + Math.round(part * 100), 0) / 100;
}

/** Dishes whose name, category or description has every word that was typed. */
export function findDishes(
  menu: readonly MenuItemOnWire[],
  { search, category }: { readonly search: string; readonly category: string | null },
): MenuItemOnWire[] {
  const wanted = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return menu.filter((dish) => {
    const text = `${dish.name} ${dish.category} ${dish.description}`.toLocaleLowerCase();
    // Whoever types looks everywhere.
    if (wanted.length > 0) return wanted.every((word) => text.includes(word));
    return category === null || dish.category === category;
  });
}

function sameOptions(one: ChosenOptions, other: ChosenOptions): boolean {
  const text = (options: ChosenOptions) =>
    JSON.stringify(
      Object.entries(options)
        .map(([name, choices]) => [name, choices.toSorted()] as const)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
  return text(one) === text(other);
}
