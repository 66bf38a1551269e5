import { z } from 'zod';

/**
 * An answer as a table for spreadsheets: UTF-8 with the byte order mark that they need to see it, a line of field names, a line
 * for each row, texts quoted.
 * @param answer schema of a flat object or of a list of them: it gives the columns, also when the list is empty
 */
export function toCsv(answer: z.core.$ZodType, reply: unknown): string {
  const columns = columnsOf(answer);
  const lines = rowsOf(reply).map((row) => columns.map((column) => cell(row[column] ?? null)));
  return `\uFEFF${[columns.map(cell), ...lines].map((line) => `${line.join(',')}\r\n`).join('')}`;
}

const flatRow = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

function rowsOf(reply: unknown): z.output<typeof flatRow>[] {
  return z.array(flatRow).parse(Array.isArray(reply) ? reply : [reply]);
}

function columnsOf(answer: z.core.$ZodType): string[] {
  const row = answer instanceof z.ZodArray ? answer.element : answer;
  if (row instanceof z.ZodObject) return Object.keys(row.shape);
  throw new Error('Only flat objects and lists of them make a table');
}

function cell(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  return `"${harmless(value).replaceAll('"', '""')}"`;
}

/** A dish named `=HYPERLINK(…)` must stay a text in a spreadsheet, which also takes the wide forms of the signs. */
function harmless(text: string): string {
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
}
