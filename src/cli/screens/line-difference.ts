import { textWidth } from '../output/text-width.ts';
import { encodeSpan, type PaintedLine, type PaintedSpan } from './painted-line.ts';

/** What to write, and from which column on (counted from 0); `rest` says that what stands behind it is to be erased. */
export interface LineDifference {
  readonly column: number;
  readonly text: string;
  readonly erasesRest: boolean;
}

/** The least that makes one line of the other, span by span; undefined when they look the same. */
export function differenceOf(before: PaintedLine, after: PaintedLine): LineDifference | undefined {
  let from = 0;
  while (from < after.length && isSame(before[from], after[from])) from += 1;
  if (from === after.length && from === before.length) return undefined;
  const column = widthOf(after.slice(0, from));
  const changed = after.slice(from);
  const replaced = before.slice(from);
  while (changed.length > 0 && isSame(replaced.at(-1), changed.at(-1))) {
    changed.pop();
    replaced.pop();
  }
  const width = widthOf(changed);
  // What stands behind it keeps its place only where the change is as wide as what it replaces.
  if (width === widthOf(replaced)) return { column, text: encode(changed), erasesRest: false };
  return { column, text: encode(after.slice(from)), erasesRest: true };
}

function isSame(one: PaintedSpan | undefined, other: PaintedSpan | undefined): boolean {
  return one !== undefined && other !== undefined && one.text === other.text && one.look === other.look;
}

function widthOf(line: PaintedLine): number {
  return line.reduce((sum, { text }) => sum + textWidth(text), 0);
}

function encode(line: PaintedLine): string {
  return line.map(encodeSpan).join('');
}
