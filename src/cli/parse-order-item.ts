import { Unreadable } from './unreadable.ts';

export interface ItemArgument {
  readonly menu_item_id: number;
  readonly quantity: number;
  readonly options?: Readonly<Record<string, string[]>>;
  readonly note?: string;
}

/**
 * Reads a dish of `order create`: `3`, `3x2` (twice), `5:规格=大杯,加料=珍珠+椰果` (options, several choices joined by `+`),
 * `3x2#少辣` (a note at the end).
 */
export function parseOrderItem(text: string): ItemArgument {
  const match =
    /^(?<id>[0-9]{1,9})(?:[x×](?<quantity>[0-9]{1,3}))?(?::(?<options>[^#]+))?(?:#(?<note>.+))?$/u.exec(text);
  if (!match?.groups) throw new Unreadable('dish');
  const { id, quantity, options, note } = match.groups;
  return {
    menu_item_id: Number(id),
    quantity: Number(quantity ?? 1),
    ...(options !== undefined && { options: parseOptions(options) }),
    ...(note !== undefined && { note }),
  };
}

/** For an option that may be given several times. */
export function collectOrderItems(text: string, before: readonly ItemArgument[] = []): ItemArgument[] {
  return [...before, parseOrderItem(text)];
}

function parseOptions(text: string): Record<string, string[]> {
  const groups = text.split(/[,，]/).map((group): [string, string[]] => {
    const [name, choices, ...more] = group.split(/[=＝]/).map((part) => part.trim());
    const names = choices?.split('+').map((choice) => choice.trim());
    if (!name || !names || names.includes('') || more.length > 0) throw new Unreadable('dishOptions');
    return [name, names];
  });
  return Object.fromEntries(groups);
}
