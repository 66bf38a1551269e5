import { textWidth } from './text-width.ts';

const segmenter = new Intl.Segmenter();

/**
 * Text as one terminal cell may hold it: control characters (a name could carry an escape sequence) become spaces, and
 * what is wider than `width` columns ends in an ellipsis. Chinese characters take two columns, so the result may be one
 * column short of `width`.
 */
export function fitText(text: string, width: number = Number.POSITIVE_INFINITY): string {
  const line = text.replace(/[\p{Cc}\p{Cf}]+/gu, (run) => (/^\u200D+$/.test(run) ? run : ' '));
  if (textWidth(line) <= width) return line;
  let kept = '';
  let used = 0;
  for (const { segment } of segmenter.segment(line)) {
    const next = used + textWidth(segment);
    if (next > width - 1) break;
    kept += segment;
    used = next;
  }
  return `${kept}…`;
}

/** Fills up to `width` columns with spaces. */
export function padText(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - textWidth(text)));
  return align === 'right' ? space + text : text + space;
}
