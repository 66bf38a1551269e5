import { textWidth } from './text-width.ts';
import { fitText, padText } from './fit-text.ts';

export interface Column<Row> {
  readonly heading: string;
  readonly value: (row: Row) => string | number | null | undefined;
  /** @default 'left' */
  readonly align?: 'left' | 'right';
  /** Colours a finished cell. */
  readonly paint?: (text: string, row: Row) => string;
}

export interface TableOptions<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Columns of the terminal; no limit where the output is no terminal. */
  readonly width?: number | undefined;
  readonly paintHeading?: (text: string) => string;
}

const gap = '  ';
const narrowest = 4;

/** A column with less of its text than this tells nothing. */
const readable = 6;

/**
 * Lines of a table under its headings. When it is too wide, the widest columns give way first; where none could be read any
 * more, each row is a block of its own.
 */
export function formatTable<Row>({
  columns,
  rows,
  width = Number.POSITIVE_INFINITY,
  paintHeading = String,
}: TableOptions<Row>): string[] {
  const cells = rows.map((row) => columns.map((column) => fitText(String(column.value(row) ?? '-'))));
  const wanted = columns.map(({ heading }, i) =>
    Math.max(textWidth(heading), ...cells.map((row) => textWidth(row[i] ?? ''))),
  );
  const least = wanted.map((columnWidth) => Math.min(columnWidth, readable));
  if (sum(least) + gap.length * (columns.length - 1) > width)
    return blocks(cells, { columns, rows, width, paintHeading });
  const widths = shrink(wanted, width - gap.length * (columns.length - 1));
  const line = (texts: readonly string[], paint: (text: string, i: number) => string) =>
    texts
      .map((text, i) => paint(padText(fitText(text, widths[i]), widths[i] ?? 0, columns[i]?.align), i))
      .join(gap)
      .trimEnd();
  const headings = columns.map(({ heading }) => heading);
  return [
    line(headings, paintHeading),
    ...rows.map((row, r) => line(cells[r] ?? [], (text, i) => columns[i]?.paint?.(text, row) ?? text)),
  ];
}

function blocks<Row>(
  cells: readonly (readonly string[])[],
  { columns, rows, width = Number.POSITIVE_INFINITY, paintHeading = String }: TableOptions<Row>,
): string[] {
  const headings = columns.map(({ heading }) => heading);
  const space = Math.max(...headings.map(textWidth)) + gap.length;
  return rows.flatMap((row, r) => [
    ...(r === 0 ? [] : ['']),
    ...columns.map(({ heading, paint = String }, i) => {
      const text = fitText(cells[r]?.[i] ?? '', Math.max(narrowest, width - space));
      return `${paintHeading(padText(heading, space))}${paint(text, row)}`;
    }),
  ]);
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, one) => total + one, 0);
}

function shrink(wanted: readonly number[], available: number): number[] {
  const widths = [...wanted];
  let excess = sum(widths) - available;
  while (excess > 0) {
    const widest = Math.max(...widths);
    if (widest <= narrowest) break;
    widths[widths.indexOf(widest)] = widest - 1;
    excess--;
  }
  return widths;
}
