import type { Bitmap, TextLine, TextSpan } from '../tickets/document.ts';
import { emptyBitmap, hasDot, setDot } from './dither.ts';
import { type GlyphOf, glyphHeight } from './draw-glyphs.ts';

/** A line of text as a printer of `columns` characters with such a font would print it, with the usual space below. */
export function drawLine(line: TextLine, columns: number, glyphOf: GlyphOf): Bitmap {
  const tallest = Math.max(1, ...line.spans.map(({ style }) => style.height));
  const bitmap = emptyBitmap(columns * columnDots, tallest * glyphHeight + lineGap);
  const width = line.spans.reduce((sum, span) => sum + widthOf(span), 0);
  let left = Math.floor((bitmap.width - width) * { left: 0, center: 0.5, right: 1 }[line.align]);
  for (const span of line.spans) {
    // Characters of different heights stand on one base line.
    drawSpan(bitmap, span, { left, top: (tallest - span.style.height) * glyphHeight, glyphOf });
    left += widthOf(span);
  }
  return bitmap;
}

const columnDots = 12;
const lineGap = 6;

function widthOf({ cells, style }: TextSpan): number {
  return cells * style.width * columnDots;
}

function drawSpan(
  bitmap: Bitmap,
  span: TextSpan,
  { left, top, glyphOf }: { readonly left: number; readonly top: number; readonly glyphOf: GlyphOf },
): void {
  const { style, text } = span;
  const height = glyphHeight * style.height;
  const ink = emptyBitmap(widthOf(span), height);
  let x = 0;
  for (const char of text) {
    const glyph = glyphOf(char);
    stamp(ink, glyph, { x, style });
    x += glyph.width * style.width;
  }
  for (let row = 0; row < height; row++)
    for (let column = 0; column < ink.width; column++)
      if (hasDot(ink, column, row) !== style.invert) setDot(bitmap, left + column, top + row);
}

/** Doubles dots as printers do; bold is one dot more to the right. */
function stamp(
  ink: Bitmap,
  glyph: Bitmap,
  { x, style }: { readonly x: number; readonly style: TextSpan['style'] },
): void {
  const width = glyph.width * style.width;
  for (let row = 0; row < ink.height; row++)
    for (let column = 0; column < width && x + column < ink.width; column++) {
      const at = (from: number) =>
        hasDot(glyph, Math.floor(from / style.width), Math.floor(row / style.height));
      if (at(column) || (style.bold && column > 0 && at(column - 1))) setDot(ink, x + column, row);
    }
}
