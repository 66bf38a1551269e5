import { DomainError } from './errors.ts';
import type { Minor } from './money.ts';

/** A dish on the menu. `stock` null means unlimited; `station` is where it is cooked and decides which printer prints it. */
export interface MenuItem {
  readonly id: number;
  readonly storeId: number;
  readonly name: string;
  readonly price: Minor;
  readonly description: string;
  readonly category: string;
  readonly station: string;
  readonly options: readonly OptionGroup[];
  readonly stock: number | null;
  readonly isAvailable: boolean;
  readonly imageUrl: string | null;
}

/** 规格, 温度, 糖度 …: a group of choices with price differences. */
export interface OptionGroup {
  readonly name: string;
  readonly required: boolean;
  /** How many choices of the group may be taken. */
  readonly max: number;
  readonly choices: readonly OptionChoice[];
}

export interface OptionChoice {
  readonly name: string;
  /** Added to the price; may be negative. */
  readonly priceDelta: Minor;
}

/** Choices as ordered: group name → choice names. */
export type ChosenOptions = Readonly<Record<string, readonly string[]>>;

export interface PricedLine {
  readonly unitPrice: Minor;
  /** The choices taken, in the menu's order. */
  readonly options: readonly ChosenOption[];
}

export interface ChosenOption {
  readonly name: string;
  readonly choice: string;
}

/** `规格: 大杯`, as tickets and receipts print a choice. */
export function optionText({ name, choice }: ChosenOption): string {
  return `${name}: ${choice}`;
}

/**
 * Prices one dish with its choices; the price comes from the menu, never from the request.
 * @throws DomainError `unavailable_item` when it is off the menu, `invalid` for choices that the dish does not have.
 */
export function priceLine(item: MenuItem, chosen: ChosenOptions): PricedLine {
  if (!item.isAvailable)
    throw new DomainError('unavailable_item', `${item.name} is not available now.`, {
      menu_item_id: item.id,
      menu_item_name: item.name,
    });
  const unknown = Object.keys(chosen).find((name) => !item.options.some((group) => group.name === name));
  if (unknown !== undefined)
    throw new DomainError('invalid', `${item.name} has no option ${unknown}.`, { menu_item_id: item.id });
  const taken = item.options.flatMap((group) => takeChoices(item, group, chosen[group.name] ?? []));
  const unitPrice = taken.reduce((sum, { choice }) => sum + choice.priceDelta, item.price);
  return {
    unitPrice: Math.max(0, unitPrice),
    options: taken.map(({ group, choice }) => ({ name: group.name, choice: choice.name })),
  };
}

function takeChoices(
  item: MenuItem,
  group: OptionGroup,
  names: readonly string[],
): { group: OptionGroup; choice: OptionChoice }[] {
  if (new Set(names).size !== names.length)
    throw new DomainError('invalid', `${group.name} of ${item.name}: each choice once.`, {
      menu_item_id: item.id,
    });
  if (names.length > group.max)
    throw new DomainError('invalid', `${group.name} of ${item.name}: at most ${group.max}.`, {
      menu_item_id: item.id,
    });
  if (names.length === 0 && group.required) {
    const choices = group.choices.map(({ name }) => name).join(', ');
    throw new DomainError('invalid', `${item.name}: choose ${group.name} (${choices}).`, {
      menu_item_id: item.id,
    });
  }
  return names.map((name) => {
    const choice = group.choices.find((candidate) => candidate.name === name);
    if (!choice)
      throw new DomainError('invalid', `${group.name} of ${item.name} has no choice ${name}.`, {
        menu_item_id: item.id,
      });
    return { group, choice };
  });
}
