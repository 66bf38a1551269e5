import { type Dish, menuColumns } from './menu-columns.ts';

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
  const lines = menu.dishes.map((dish) => menuColumns.map(({ write }) => cell(write(dish))));
  const headings = menuColumns.map(({ field }) => field);
  return `\uFEFF${[headings, ...lines].map((line) => `${line.join(',')}\r\n`).join('')}`;
}

const formula = /^'*\s*[=+\-@＝＋－＠]/;

/** A dish named `=HYPERLINK(…)` must stay a text in a spreadsheet; reading takes the apostrophe off again. */
function cell(text: string): string {
  const harmless = formula.test(text) ? `'${text}` : text;
  return /[",;\t\r\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export function withoutApostrophe(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text;
}
