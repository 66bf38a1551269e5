import type { Bitmap } from '../tickets/document.ts';
import { emptyBitmap, hasDot, setDot, threshold } from './dither.ts';
import type { Resvg, ResvgOptions } from './load-resvg.ts';

/** Characters of a font in dots, 24 high: ASCII 12 wide, others 24. */
export type GlyphOf = (char: string) => Bitmap;

/** Draws those of the characters that `known` lacks, all at once, and adds them. */
export async function drawGlyphs(
  chars: ReadonlySet<string>,
  {
    known,
    resvg,
    font,
  }: { readonly known: Map<string, Bitmap>; readonly resvg: Resvg; readonly font: ResvgOptions['font'] },
): Promise<void> {
  const wanted = [...chars].filter((char) => !known.has(char));
  if (wanted.length === 0) return;
  const sheet = threshold(
    await resvg.renderAsync(sheetOf(wanted), {
      font,
      logLevel: 'off',
    }),
  );
  for (const [index, char] of wanted.entries()) known.set(char, cut(sheet, index, widthOf(char)));
}

export const glyphHeight = 24;

const perRow = 32;
/** From one character of the sheet to the next: what sticks out of one must not fall into its neighbour. */
const pitch = 2 * glyphHeight;

function widthOf(char: string): number {
  return (char.codePointAt(0) ?? 0) < 0x80 ? 12 : 24;
}

function sheetOf(chars: readonly string[]): string {
  const rows = Math.ceil(chars.length / perRow);
  const texts = chars.map((char, index) => {
    const { left, top } = placeOf(index);
    return `<text x="${left + 1}" y="${top + 20}">${escapeXml(char)}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${perRow * pitch}" height="${rows * pitch}"`,
    ` font-size="22" stroke="#000" stroke-width=".3">${texts.join('')}</svg>`,
  ].join('');
}

function placeOf(index: number): { left: number; top: number } {
  return { left: (index % perRow) * pitch, top: Math.floor(index / perRow) * pitch };
}

function escapeXml(char: string): string {
  return `&#${char.codePointAt(0) ?? 0x20};`;
}

function cut(sheet: Bitmap, index: number, width: number): Bitmap {
  const glyph = emptyBitmap(width, glyphHeight);
  const { left, top } = placeOf(index);
  for (let y = 0; y < glyphHeight; y++)
    for (let x = 0; x < width; x++) if (hasDot(sheet, left + x, top + y)) setDot(glyph, x, y);
  return glyph;
}
