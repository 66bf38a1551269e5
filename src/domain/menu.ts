import { DomainError } from './errors.ts';
import type { Minor } from './money.ts';

/** A dish on a store's menu. `stock` null means unlimited; `station` is where it is cooked and decides which printer prints it. */
export interface MenuItem {
  readonly id: number;
  /** The store on whose menu it stands; for a dish of all stores the one that was asked about. */
  readonly storeId: number;
  /** On the menu of every store. */
  readonly allStores: boolean;
  readonly name: string;
  readonly price: Minor;
  readonly description: string;
  readonly category: string;
  readonly station: string;
  readonly options: readonly OptionGroup[];
  readonly stock: number | null;
  readonly isAvailable: boolean;
  readonly imageUrl: string | null;
  readonly allergens: readonly string[];
}

/** What one store does its own way with a dish of all stores; null follows the dish. Stock is always a store's own. */
export interface StoreTerms {
  readonly price: Minor | null;
  readonly station: string | null;
  readonly stock: number | null;
  readonly isAvailable: boolean;
}

/** Terms that follow the dish in everything. */
export const plainTerms: StoreTerms = { price: null, station: null, stock: null, isAvailable: true };

/** A dish of all stores as it is in one of them. */
export function dishInStore(dish: MenuItem, storeId: number, terms: StoreTerms = plainTerms): MenuItem {
  return {
    ...dish,
    storeId,
    price: terms.price ?? dish.price,
    station: terms.station ?? dish.station,
    stock: terms.stock,
    isAvailable: dish.isAvailable && terms.isAvailable,
  };
}

/** Nobody can order it now: it is off the menu, or the last piece is sold. */
export function isSoldOut({ isAvailable, stock }: Pick<MenuItem, 'isAvailable' | 'stock'>): boolean {
  return !isAvailable || stock === 0;
}

/** The widths a picture is kept in, pixels: for lists and for a dish's own page. */
export const pictureWidths = [320, 960] as const;
const [smallWidth, largeWidth] = pictureWidths;

/** Where an uploaded picture is found; `image_url` is the large one. */
export function pictureUrl(name: string, width: (typeof pictureWidths)[number]): string {
  return `/media/${name}-${width}.webp`;
}

/** The small form of a picture, which pages show; one from elsewhere has none: no page asks another place for anything. */
export function thumbnailUrl(imageUrl: string | null): string | null {
  if (imageUrl === null || !/^\/(?!\/)/.test(imageUrl)) return null;
  const name = pictureName(imageUrl);
  return name === undefined ? imageUrl : pictureUrl(name, smallWidth);
}

/** The name of an uploaded picture; undefined for one from elsewhere. */
export function pictureName(imageUrl: string): string | undefined {
  const name = /^\/media\/([0-9a-f]{32})-\d+\.webp$/.exec(imageUrl)?.[1];
  return name !== undefined && imageUrl === pictureUrl(name, largeWidth) ? name : undefined;
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
 * @param path where the choices stand in the request
 * @throws DomainError `unavailable_item` when it is off the menu, `invalid` for choices that the dish does not have.
 */
export function priceLine(item: MenuItem, chosen: ChosenOptions, path = 'options'): PricedLine {
  if (!item.isAvailable)
    throw new DomainError('unavailable_item', `${item.name} is not available now.`, {
      menu_item_id: item.id,
      menu_item_name: item.name,
    });
  const unknown = Object.keys(chosen).find((name) => !item.options.some((group) => group.name === name));
  if (unknown !== undefined)
    throw new DomainError('invalid', `${item.name} has no option ${unknown}.`, {
      menu_item_id: item.id,
      path,
    });
  const taken = item.options.flatMap((group) => takeChoices({ item, path }, group, chosen[group.name] ?? []));
  const unitPrice = taken.reduce((sum, { choice }) => sum + choice.priceDelta, item.price);
  return {
    unitPrice: Math.max(0, unitPrice),
    options: taken.map(({ group, choice }) => ({ name: group.name, choice: choice.name })),
  };
}

function takeChoices(
  { item, path }: { readonly item: MenuItem; readonly path: string },
  group: OptionGroup,
  names: readonly string[],
): { group: OptionGroup; choice: OptionChoice }[] {
  if (new Set(names).size !== names.length)
    throw new DomainError('invalid', `${group.name} of ${item.name}: each choice once.`, {
      menu_item_id: item.id,
      path,
    });
  if (names.length > group.max)
    throw new DomainError('invalid', `${group.name} of ${item.name}: at most ${group.max}.`, {
      menu_item_id: item.id,
      path,
    });
  if (names.length === 0 && group.required) {
    const choices = group.choices.map(({ name }) => name).join(', ');
    throw new DomainError('invalid', `${item.name}: choose ${group.name} (${choices}).`, {
      menu_item_id: item.id,
      path,
    });
  }
  return names.map((name) => {
    const choice = group.choices.find((candidate) => candidate.name === name);
    if (!choice)
      throw new DomainError('invalid', `${group.name} of ${item.name} has no choice ${name}.`, {
        menu_item_id: item.id,
        path,
      });
    return { group, choice };
  });
}
