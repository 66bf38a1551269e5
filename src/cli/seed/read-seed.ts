import { z } from 'zod';
import { newMenuItem } from '../../protocol/menu-changes.ts';
import { seedFile } from '../../protocol/seed.ts';
import { newTable } from '../../protocol/stores.ts';
import type { Cli } from '../cli.ts';
import { menuColumns } from '../../client/menu-file/menu-columns.ts';
import { parseCsv, type Place, UnclosedQuote } from '../../client/menu-file/parse-csv.ts';
import { NotJson, parseLocatedJson } from '../../client/menu-file/parse-json.ts';
import { findColumn, type FoundValue, readRows } from '../../client/menu-file/read-rows.ts';
import { type Fault, byPlace, faultsOf, fileError } from '../../client/menu-file/file-faults.ts';
import { readTextFile } from '../read-text-file.ts';
import { tableColumns } from './table-columns.ts';

const dish = newMenuItem.omit({ store_id: true });
type Stores = z.input<typeof seedFile>['stores'];
export type StoreInFile = Omit<Stores[number], 'tables' | 'menu'>;
export type TableInFile = z.input<typeof newTable>;
export type DishInFile = z.input<typeof dish>;

/** What a file brings into one store. */
export interface SeedOfStore {
  /** undefined: into a store that is there and named elsewhere. */
  readonly store: StoreInFile | undefined;
  readonly tables: readonly TableInFile[];
  readonly dishes: readonly DishInFile[];
}

/**
 * Reads a seed file: JSON with stores, their tables and menus, or a table (CSV) of either dishes or restaurant tables.
 * Amounts stay in major units, as the API takes them.
 * @throws DomainError `invalid` that names what is wrong by line and column
 */
export function readSeed(cli: Cli, file: string): SeedOfStore[] {
  const text = readTextFile(cli, file).replace(/^\uFEFF/, '');
  const faults: Fault[] = [];
  const seed = /^\s*[{[]/.test(text) ? readJson(cli, text, faults) : readTable(cli, text, faults);
  if (faults.length > 0) throw fileError(cli.texts.menuFile, file, faults.toSorted(byPlace));
  return seed;
}

function readJson(cli: Cli, text: string, faults: Fault[]): SeedOfStore[] {
  try {
    const { value, placeOf } = parseLocatedJson(text);
    if (isSeed(value)) {
      refuseTwice(cli, namedIn(value.stores, placeOf), faults);
      return value.stores.map(({ tables = [], menu = [], ...store }) => ({ store, tables, dishes: menu }));
    }
    faults.push(...faultsOf(seedFile.safeParse(value).error, placeOf));
  } catch (thrown) {
    if (!(thrown instanceof NotJson)) throw thrown;
    faults.push({ at: thrown.at, message: cli.texts.menuFile.notJson });
  }
  return [];
}

function isSeed(value: unknown): value is { stores: Stores } {
  return seedFile.safeParse(value).success;
}

interface Named {
  /** Nothing else of its kind may have this name. */
  readonly key: string;
  readonly name: string;
  readonly at: Place;
}

function namedIn(stores: Stores, placeOf: (path: readonly PropertyKey[]) => Place): Named[] {
  return stores.flatMap(({ name, tables = [], menu = [] }, index) => {
    const at = (...path: PropertyKey[]) => placeOf(['stores', index, ...path]);
    return [
      { key: `store ${name.trim()}`, name, at: at('name') },
      ...tables.map(({ table_number }, number) => ({
        key: `table ${index} ${table_number.trim()}`,
        name: table_number,
        at: at('tables', number, 'table_number'),
      })),
      ...menu.map(({ name: title }, number) => ({
        key: `dish ${index} ${title.trim()}`,
        name: title,
        at: at('menu', number, 'name'),
      })),
    ];
  });
}

function refuseTwice({ texts }: Cli, all: readonly Named[], faults: Fault[]): void {
  const seen = new Map<string, Place>();
  for (const { key, name, at } of all) {
    const before = seen.get(key);
    if (before) faults.push({ at, message: texts.menuFile.twice(name, before.line) });
    else seen.set(key, at);
  }
}

/** Its headings tell what it is a table of. */
function readTable(cli: Cli, text: string, faults: Fault[]): SeedOfStore[] {
  if (headingsOf(text).some((heading) => findColumn(tableColumns, heading)?.field === 'table_number')) {
    const found = readRows(cli.texts.menuFile, text, { columns: tableColumns, faults });
    const tables = checked(cli, found, {
      schema: newTable,
      field: 'table_number',
      nameOf: ({ table_number }) => table_number,
      faults,
    });
    return [{ store: undefined, tables, dishes: [] }];
  }
  const found = readRows(cli.texts.menuFile, text, { columns: menuColumns, faults });
  const dishes = checked(cli, found, { schema: dish, field: 'name', nameOf: ({ name }) => name, faults });
  return [{ store: undefined, tables: [], dishes }];
}

/** A quote that is never closed is told when the rows are read. */
function headingsOf(text: string): string[] {
  try {
    return (parseCsv(text)[0] ?? []).map((cell) => cell.text);
  } catch (thrown) {
    if (thrown instanceof UnclosedQuote) return [];
    throw thrown;
  }
}

interface Check<Schema extends z.ZodType> {
  readonly schema: Schema;
  /** What tells one from another, and the field it stands in. */
  readonly field: string;
  readonly nameOf: (value: z.input<Schema>) => string;
  readonly faults: Fault[];
}

function checked<Schema extends z.ZodType>(
  cli: Cli,
  found: readonly FoundValue[],
  { schema, field, nameOf, faults }: Check<Schema>,
): z.input<Schema>[] {
  const isGood = (value: unknown): value is z.input<Schema> => schema.safeParse(value).success;
  const named: Named[] = [];
  const good = found.flatMap(({ value, placeOf }) => {
    if (value === undefined) return [];
    if (isGood(value)) {
      const name = nameOf(value).trim();
      named.push({ key: name, name, at: placeOf([field]) });
      return [value];
    }
    faults.push(...faultsOf(schema.safeParse(value).error, placeOf));
    return [];
  });
  refuseTwice(cli, named, faults);
  return good;
}
