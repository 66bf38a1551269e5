import { type Cell, parseCsv, type Place, UnclosedQuote } from './parse-csv.ts';
import type { Fault, FileTexts } from './file-faults.ts';
import { withoutApostrophe } from './spreadsheet-cell.ts';

export interface RowColumn {
  /** Its heading, which is the field of the API. */
  readonly field: string;
  /** Other headings it may have. */
  readonly aliases: readonly string[];
  /** What the API takes; undefined for a text it can't be. */
  readonly read: (text: string) => unknown;
  /** An empty cell is as if the column were missing. */
  readonly mayBeEmpty?: boolean;
}

/** A value of a file, still to be checked, that knows where its parts stand. */
export interface FoundValue {
  /** undefined where it could not even be read, which is told already. */
  readonly value: unknown;
  readonly placeOf: (path: readonly PropertyKey[]) => Place;
}

/** Reads a table with a line of headings; what is no such table is added to `faults`. */
export function readRows(
  say: FileTexts,
  text: string,
  { columns, faults }: { readonly columns: readonly RowColumn[]; readonly faults: Fault[] },
): FoundValue[] {
  const [headings = [], ...rows] = cellsOf(say, text.replace(/^\uFEFF/, ''), faults);
  const named = headings.map((heading) => {
    const known = findColumn(columns, heading.text);
    if (!known && heading.text.trim() !== '')
      faults.push({ at: heading.at, message: say.unknownColumn(heading.text.trim()) });
    return known;
  });
  return rows.map((row) => {
    const places = new Map<PropertyKey, Place>();
    const fields = row.flatMap((cell, index): [string, unknown][] => {
      const column = named[index];
      if (!column) return [];
      places.set(column.field, cell.at);
      const trimmed = withoutApostrophe(cell.text.trim());
      if (trimmed === '' && column.mayBeEmpty) return [];
      const value = column.read(trimmed);
      if (value === undefined) faults.push({ at: cell.at, message: say.badCell(column.field, trimmed) });
      return [[column.field, value]];
    });
    const start = row[0]?.at ?? { line: 1, column: 1 };
    const isRead = fields.every(([, value]) => value !== undefined);
    return {
      value: isRead ? Object.fromEntries(fields) : undefined,
      placeOf: ([field = '']) => places.get(field) ?? start,
    };
  });
}

export function findColumn(columns: readonly RowColumn[], heading: string): RowColumn | undefined {
  const name = heading.trim().toLowerCase();
  return columns.find(({ field, aliases }) => field === name || aliases.includes(name));
}

function cellsOf(say: FileTexts, text: string, faults: Fault[]): Cell[][] {
  try {
    return parseCsv(text);
  } catch (thrown) {
    if (!(thrown instanceof UnclosedQuote)) throw thrown;
    faults.push({ at: thrown.at, message: say.unclosed });
    return [];
  }
}
