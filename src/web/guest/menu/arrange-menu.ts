import type { MenuItemOnWire } from '../../../protocol/menu.ts';

export interface MenuSection {
  /** Empty for dishes of no category. */
  readonly category: string;
  readonly dishes: readonly MenuItemOnWire[];
}

/** The dishes under their categories, in the store's order; what can't be had now stands last in its own. */
export function arrangeMenu(
  dishes: readonly MenuItemOnWire[],
  categories: readonly string[],
  search: string,
): MenuSection[] {
  const wanted = dishes.filter((dish) => matches(dish, search));
  const known = [...categories, ...wanted.map(({ category }) => category)];
  const order = [...new Set(known.filter((name) => name !== '')), ''];
  return order
    .map((category) => {
      const own = wanted.filter((dish) => dish.category === category);
      return {
        category,
        dishes: [
          ...own.filter(({ is_available, stock }) => is_available && stock !== 0),
          ...own.filter(({ is_available, stock }) => !is_available || stock === 0),
        ],
      };
    })
    .filter((section) => section.dishes.length > 0);
}

/** Every word that was typed is somewhere in the dish's name, description or category. */
function matches({ name, description, category }: MenuItemOnWire, search: string): boolean {
  const text = `${name} ${description} ${category}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
