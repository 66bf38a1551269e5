import { z } from 'zod';
import { newMenuItem } from '../../protocol/menu.ts';
import type { Cli } from '../cli.ts';
import { menuColumns } from './menu-columns.ts';
import { type Cell, parseCsv, type Place, UnclosedQuote } from './parse-csv.ts';
import { NotJson, parseLocatedJson } from './parse-json.ts';
import { type Fault, fileError, readTextFile } from './read-text-file.ts';
import { type MenuFormat, withoutApostrophe } from './write-menu.ts';

const dish = newMenuItem.omit({ store_id: true });
export type DishInFile = z.input<typeof dish>;
const jsonFile = z.strictObject({ categories: z.array(z.string()).optional(), dishes: z.array(z.unknown()) });

export interface MenuInFile {
  readonly dishes: readonly DishInFile[];
  /** Their order on the menu. */
  readonly categories: readonly string[];
}

/**
 * Reads what `menu export` writes, and tables that people write.
 * @throws DomainError `invalid` that names what is wrong by line and column
 */
export function readMenu(cli: Cli, file: string, format: MenuFormat): MenuInFile {
  const text = readTextFile(cli, file);
  const faults: Fault[] = [];
  const { found, categories } = format === 'csv' ? readCsv(cli, text, faults) : readJson(cli, text, faults);
  const names = new Map<string, Place>();
  const dishes = found.flatMap(({ value, placeOf }) => {
    if (value === undefined) return [];
    if (!isDish(value)) {
      const issues = dish.safeParse(value).error?.issues ?? [];
      faults.push(
        ...issues.map(({ path, message }) => ({ at: placeOf(path), message: describe(path, message) })),
      );
      return [];
    }
    const before = names.get(value.name.trim());
    if (before)
      faults.push({ at: placeOf(['name']), message: cli.texts.menuFile.twice(value.name, before.line) });
    names.set(value.name.trim(), placeOf(['name']));
    return [value];
  });
  if (faults.length > 0) throw fileError(cli, file, faults.toSorted(byPlace));
  const used = dishes.flatMap(({ category }) => category || []);
  return { dishes, categories: [...new Set([...categories, ...used])] };
}

interface FoundDish {
  /** undefined where it could not even be read, which is told already. */
  readonly value: unknown;
  readonly placeOf: (path: readonly PropertyKey[]) => Place;
}

interface Found {
  readonly found: readonly FoundDish[];
  readonly categories: readonly string[];
}

/** Amounts stay in major units, as the API takes them. */
function isDish(value: unknown): value is DishInFile {
  return dish.safeParse(value).success;
}

function readJson(cli: Cli, text: string, faults: Fault[]): Found {
  try {
    const { value, placeOf } = parseLocatedJson(text.replace(/^\uFEFF/, ' '));
    const { data, error } = jsonFile.safeParse(value);
    for (const { path, message } of error?.issues ?? [])
      faults.push({ at: placeOf(path), message: describe(path, message) });
    const found = (data?.dishes ?? []).map((one, index) => ({
      value: one,
      placeOf: (path: readonly PropertyKey[]) => placeOf(['dishes', index, ...path]),
    }));
    return { found, categories: data?.categories ?? [] };
  } catch (thrown) {
    if (!(thrown instanceof NotJson)) throw thrown;
    faults.push({ at: thrown.at, message: cli.texts.menuFile.notJson });
    return { found: [], categories: [] };
  }
}

function readCsv(cli: Cli, text: string, faults: Fault[]): Found {
  const [headings = [], ...rows] = cellsOf(cli, text.replace(/^\uFEFF/, ''), faults);
  const columns = headings.map(({ text: heading, at }) => {
    const name = heading.trim().toLowerCase();
    const known = menuColumns.find(({ field, aliases }) => field === name || aliases.includes(name));
    if (!known && name !== '') faults.push({ at, message: cli.texts.menuFile.unknownColumn(heading.trim()) });
    return known;
  });
  const found = rows.map((row): FoundDish => {
    const places = new Map<PropertyKey, Place>();
    const fields = row.flatMap((cell, index): [string, unknown][] => {
      const column = columns[index];
      if (!column) return [];
      places.set(column.field, cell.at);
      const trimmed = withoutApostrophe(cell.text.trim());
      if (column.field !== 'name' && trimmed === '' && isRequired(column.field)) return [];
      const value = column.read(trimmed);
      if (value === undefined)
        faults.push({ at: cell.at, message: cli.texts.menuFile.badCell(column.field, trimmed) });
      return [[column.field, value]];
    });
    const start = row[0]?.at ?? { line: 1, column: 1 };
    const isRead = fields.every(([, value]) => value !== undefined);
    return {
      value: isRead ? Object.fromEntries(fields) : undefined,
      placeOf: ([field = '']) => places.get(field) ?? start,
    };
  });
  return { found, categories: [] };
}

/** Left empty it is as if the column were missing. */
function isRequired(field: string): boolean {
  return field === 'price' || field === 'station';
}

function cellsOf(cli: Cli, text: string, faults: Fault[]): Cell[][] {
  try {
    return parseCsv(text);
  } catch (thrown) {
    if (!(thrown instanceof UnclosedQuote)) throw thrown;
    faults.push({ at: thrown.at, message: cli.texts.menuFile.unclosed });
    return [];
  }
}

function describe(path: readonly PropertyKey[], message: string): string {
  return path.length > 0 ? `${path.map(String).join('.')}: ${message}` : message;
}

function byPlace({ at: a }: Fault, { at: b }: Fault): number {
  return a.line - b.line || a.column - b.column;
}
