import { type Dish, menuColumns } from './menu-columns.ts';
import { writeCell } from './spreadsheet-cell.ts';

export interface Menu {
  /** In their order on the menu. */
  readonly categories: readonly string[];
  /** By category, and in it as they were added. */
  readonly dishes: readonly Dish[];
}

export type MenuFormat = 'json' | 'csv';

/** A menu as a file that `menu import` reads. Spreadsheets need the byte order mark to see that it is UTF-8. */
export function writeMenu(menu: Menu, format: MenuFormat): string {
  if (format === 'json') return `${JSON.stringify(menu, null, 2)}\n`;
  const lines = menu.dishes.map((dish) => menuColumns.map(({ write }) => writeCell(write(dish))));
  const headings = menuColumns.map(({ field }) => field);
  return `\uFEFF${[headings, ...lines].map((line) => `${line.join(',')}\r\n`).join('')}`;
}
