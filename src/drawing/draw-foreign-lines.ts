import type { TextLine, TicketLayout } from '../tickets/document.ts';
import type { Repertoire } from '../tickets/repertoire.ts';
import type { GlyphOf } from './draw-glyphs.ts';
import { drawLine } from './draw-line.ts';

/** Puts a picture in the place of each line with a character that the printer's own font lacks. */
export function drawForeignLines(
  layout: TicketLayout,
  { repertoire, glyphOf }: { readonly repertoire: Repertoire; readonly glyphOf: GlyphOf },
): TicketLayout {
  const lines = layout.lines.map((line) =>
    line.type === 'text' && isForeign(line, repertoire)
      ? ({ type: 'bitmap', bitmap: drawLine(line, layout.columns, glyphOf) } as const)
      : line,
  );
  return { ...layout, lines };
}

/** All characters of the lines that have to be drawn. */
export function foreignCharacters(layout: TicketLayout, repertoire: Repertoire): Set<string> {
  const chars = new Set<string>();
  for (const line of layout.lines) {
    if (line.type !== 'text' || !isForeign(line, repertoire)) continue;
    for (const char of textOf(line)) chars.add(char);
  }
  return chars;
}

function isForeign(line: TextLine, repertoire: Repertoire): boolean {
  for (const char of textOf(line)) if (repertoire.encodedWidth(char) === undefined) return true;
  return false;
}

function textOf({ spans }: TextLine): string {
  return spans.map(({ text }) => text).join('');
}
