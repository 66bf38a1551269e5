import { z } from 'zod';
import { newMenuItem } from '../../protocol/menu-changes.ts';
import { menuColumns } from './menu-columns.ts';
import type { Place } from './parse-csv.ts';
import { NotJson, parseLocatedJson } from './parse-json.ts';
import { type FoundValue, readRows } from './read-rows.ts';
import { type Fault, byPlace, faultsOf, fileError, type FileTexts } from './file-faults.ts';
import type { MenuFormat } from './write-menu.ts';

const dish = newMenuItem.omit({ store_id: true });
export type DishInFile = z.input<typeof dish>;
const jsonFile = z.strictObject({ categories: z.array(z.string()).optional(), dishes: z.array(z.unknown()) });

export interface MenuFile {
  /** What it is called, for messages. */
  readonly name: string;
  readonly text: string;
  readonly format: MenuFormat;
}

export interface MenuInFile {
  readonly dishes: readonly DishInFile[];
  /** Their order on the menu. */
  readonly categories: readonly string[];
}

/**
 * Reads what `menu export` writes, and tables that people write.
 * @throws DomainError `invalid` that names what is wrong by line and column
 */
export function readMenu(say: FileTexts, { name, text, format }: MenuFile): MenuInFile {
  const faults: Fault[] = [];
  const { found, categories } = format === 'csv' ? readCsv(say, text, faults) : readJson(say, text, faults);
  const names = new Map<string, Place>();
  const dishes = found.flatMap(({ value, placeOf }) => {
    if (value === undefined) return [];
    if (!isDish(value)) {
      faults.push(...faultsOf(dish.safeParse(value).error, placeOf));
      return [];
    }
    const before = names.get(value.name.trim());
    if (before) faults.push({ at: placeOf(['name']), message: say.twice(value.name, before.line) });
    names.set(value.name.trim(), placeOf(['name']));
    return [value];
  });
  if (faults.length > 0) throw fileError(say, name, faults.toSorted(byPlace));
  const used = dishes.flatMap(({ category }) => category || []);
  return { dishes, categories: [...new Set([...categories, ...used])] };
}

interface Found {
  readonly found: readonly FoundValue[];
  readonly categories: readonly string[];
}

/** Amounts stay in major units, as the API takes them. */
function isDish(value: unknown): value is DishInFile {
  return dish.safeParse(value).success;
}

function readJson(say: FileTexts, text: string, faults: Fault[]): Found {
  try {
    const { value, placeOf } = parseLocatedJson(text.replace(/^\uFEFF/, ' '));
    const { data, error } = jsonFile.safeParse(value);
    faults.push(...faultsOf(error, placeOf));
    const found = (data?.dishes ?? []).map((one, index) => ({
      value: one,
      placeOf: (path: readonly PropertyKey[]) => placeOf(['dishes', index, ...path]),
    }));
    return { found, categories: data?.categories ?? [] };
  } catch (thrown) {
    if (!(thrown instanceof NotJson)) throw thrown;
    faults.push({ at: thrown.at, message: say.notJson });
    return { found: [], categories: [] };
  }
}

function readCsv(say: FileTexts, text: string, faults: Fault[]): Found {
  return { found: readRows(say, text, { columns: menuColumns, faults }), categories: [] };
}
