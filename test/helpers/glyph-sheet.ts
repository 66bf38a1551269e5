import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { emptyBitmap, hasDot, setDot } from '../../src/drawing/dither.ts';
import { type GlyphOf, glyphHeight } from '../../src/drawing/draw-glyphs.ts';
import type { Pictures } from '../../src/drawing/pictures.ts';
import { packageRoot } from '../../src/runtime/package-root.ts';
import type { Bitmap } from '../../src/tickets/document.ts';
import { readPng, writePng } from './one-bit-png.ts';

const folder = join(packageRoot, 'test', 'fixtures', 'tickets');
const sheetFile = join(folder, 'glyphs.png');
/** The characters of the sheet, 32 a line. */
const listFile = join(folder, 'glyphs.txt');
const perRow = 32;

/** Characters in dots that are the same on every machine: a font is a matter of the machine and of its version. */
export async function readGlyphSheet(): Promise<GlyphOf> {
  const glyphs = await readGlyphs();
  return (char) => {
    const glyph = glyphs.get(char);
    if (glyph) return glyph;
    throw new Error(`The glyph sheet lacks "${char}": UPDATE_GOLDEN=1 adds it`);
  };
}

/** Adds what the sheet lacks, drawn with a font of this machine; what is there stays as it is. */
export async function completeGlyphSheet(chars: Iterable<string>, pictures: Pictures): Promise<void> {
  const glyphs = await readGlyphs().catch(() => new Map<string, Bitmap>());
  const missing = new Set([...chars].filter((char) => !glyphs.has(char)).sort());
  if (missing.size === 0) return;
  const draw = await pictures.glyphs(missing);
  for (const char of missing) glyphs.set(char, draw(char));
  const rows = Math.ceil(glyphs.size / perRow);
  const sheet = emptyBitmap(perRow * glyphHeight, rows * glyphHeight);
  for (const [index, glyph] of [...glyphs.values()].entries()) copy(glyph, sheet, placeOf(index));
  const names = [...glyphs.keys()].join('');
  await writeFile(sheetFile, writePng(sheet));
  await writeFile(listFile, `${Array.from(names).reduce(breakLines, '')}\n`);
}

async function readGlyphs(): Promise<Map<string, Bitmap>> {
  const sheet = readPng(await readFile(sheetFile));
  const names = Array.from((await readFile(listFile, 'utf8')).replaceAll('\n', ''));
  return new Map(
    names.map((char, index) => {
      const glyph = emptyBitmap(char < '\u0080' ? glyphHeight / 2 : glyphHeight, glyphHeight);
      const { x, y } = placeOf(index);
      copy(sheet, glyph, { x: -x, y: -y });
      return [char, glyph];
    }),
  );
}

function placeOf(index: number): { x: number; y: number } {
  return { x: (index % perRow) * glyphHeight, y: Math.floor(index / perRow) * glyphHeight };
}

/** What doesn't fit stays out. */
export function copy(from: Bitmap, into: Bitmap, { x, y }: { x: number; y: number }): void {
  for (let row = Math.max(0, -y); row < from.height && row + y < into.height; row++)
    for (let column = Math.max(0, -x); column < from.width && column + x < into.width; column++)
      if (hasDot(from, column, row)) setDot(into, column + x, row + y);
}

function breakLines(text: string, char: string, index: number): string {
  return text + (index > 0 && index % perRow === 0 ? '\n' : '') + char;
}
