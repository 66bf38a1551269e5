import { fitText } from './fit-text.ts';
import { textWidth } from './text-width.ts';

const separators = ['  ', '，', ', ', ' '] as const;

/**
 * A line of hints (`1-9 done  s start  ? help`) or clauses that is no wider than `width`: what has no room is left out whole, so that
 * nobody reads half of it. The first stays, and the last: how to get help, how to leave.
 */
export function fitHints(text: string, width: number): string {
  const separator = separators.find((each) => text.includes(each)) ?? ' ';
  const hints = text.split(separator);
  const last = separator.trim() === '' ? 2 : 1;
  while (hints.length > last + 1 && textWidth(hints.join(separator)) > width)
    hints.splice(hints.length - last - 1, 1);
  return fitText(hints.join(separator), width);
}

/** As many of the items as have room whole, the first in any case; an ellipsis says that there are more. */
export function fitItems(before: string, items: readonly string[], separator: string, width: number): string {
  let line = before;
  for (const [index, item] of items.entries()) {
    const next = `${line}${index > 0 ? separator : ''}${item}`;
    const isLast = index === items.length - 1;
    if (index > 0 && textWidth(next) > (isLast ? width : width - 2)) return fitText(`${line} …`, width);
    line = next;
  }
  return fitText(line, width);
}
