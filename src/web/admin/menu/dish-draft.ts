import type { MenuItemOnWire } from '../../../protocol/menu.ts';

/** A dish while it is written: amounts and counts as they were typed. */
export interface DishDraft {
  readonly name: string;
  readonly price: string;
  readonly category: string;
  readonly station: string;
  readonly description: string;
  readonly stock: string;
  readonly allergens: string;
  readonly options: readonly GroupDraft[];
}

export interface GroupDraft {
  readonly name: string;
  readonly required: boolean;
  readonly max: string;
  readonly choices: readonly { readonly name: string; readonly delta: string }[];
}

export const emptyGroup: GroupDraft = {
  name: '',
  required: false,
  max: '1',
  choices: [{ name: '', delta: '' }],
};

/** What there is to begin with. */
export function draftOf(dish: MenuItemOnWire | undefined): DishDraft {
  return {
    name: dish?.name ?? '',
    price: dish ? String(dish.price) : '',
    category: dish?.category ?? '',
    station: dish?.station ?? '',
    description: dish?.description ?? '',
    stock: dish?.stock === null || dish?.stock === undefined ? '' : String(dish.stock),
    allergens: dish?.allergens.join(', ') ?? '',
    options: (dish?.options ?? []).map(({ name, required, max, choices }) => ({
      name,
      required,
      max: String(max),
      choices: choices.map((choice) => ({
        name: choice.name,
        delta: choice.price_delta === 0 ? '' : String(choice.price_delta),
      })),
    })),
  };
}

/** What the API takes. Empty choices and groups without any are left out: they were begun and given up. */
export function bodyOf(draft: DishDraft) {
  return {
    name: draft.name,
    price: Number(draft.price),
    description: draft.description,
    stock: draft.stock.trim() === '' ? null : Number(draft.stock),
    allergens: draft.allergens
      .split(/[,，、]/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    options: draft.options
      .map((group) => ({
        name: group.name,
        required: group.required,
        max: Number(group.max) || 1,
        choices: group.choices
          .filter(({ name }) => name.trim() !== '')
          .map(({ name, delta }) => ({ name, price_delta: Number(delta) })),
      }))
      .filter(({ name, choices }) => name.trim() !== '' && choices.length > 0),
    ...(draft.category.trim() !== '' && { category: draft.category }),
    ...(draft.station.trim() !== '' && { station: draft.station }),
  };
}

/** What is written where something else is expected; nothing while a field is empty. */
export interface DraftFaults {
  readonly price: boolean;
  readonly stock: boolean;
  /** Of the choices of any group. */
  readonly delta: boolean;
}

/** A draft with none of them can be sent. */
export function faultsOf({ price, stock, options }: DishDraft): DraftFaults {
  return {
    price: price !== '' && !isAmount(price),
    stock: !isCount(stock),
    delta: options.some(({ choices }) => choices.some((choice) => !isDelta(choice.delta))),
  };
}

/** `38`, `38.5`, `38.50`, up to a million. */
export function isAmount(text: string): boolean {
  return /^\d{1,7}(\.\d{1,2})?$/.test(text.trim()) && Number(text) <= mostAmount;
}

/** A price difference may be negative, and is nothing where nothing is written. */
export function isDelta(text: string): boolean {
  return text.trim() === '' || isAmount(text.trim().replace(/^[+-]/, ''));
}

function isCount(text: string): boolean {
  return /^\d{0,7}$/.test(text.trim()) && Number(text) <= mostAmount;
}

const mostAmount = 1_000_000;
