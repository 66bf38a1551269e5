import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { emptyBitmap } from '../../src/drawing/dither.ts';
import { drawForeignLines, foreignCharacters } from '../../src/drawing/draw-foreign-lines.ts';
import type { GlyphOf } from '../../src/drawing/draw-glyphs.ts';
import { createPictures } from '../../src/drawing/pictures.ts';
import { encodeTicket } from '../../src/escpos/encode-ticket.ts';
import { repertoireOf } from '../../src/escpos/repertoire.ts';
import { packageRoot } from '../../src/runtime/package-root.ts';
import type { Bitmap, TicketLayout } from '../../src/tickets/document.ts';
import { layoutTicket } from '../../src/tickets/layout-ticket.ts';
import { ticketLanguages } from '../../src/tickets/texts.ts';
import type { Receipt } from '../../src/virtual-printer/paper.ts';
import { printBytes } from '../../src/virtual-printer/print-bytes.ts';
import { documents } from '../fixtures/tickets/documents.ts';
import { completeGlyphSheet, copy, readGlyphSheet } from '../helpers/glyph-sheet.ts';
import { readPng, writePng } from '../helpers/one-bit-png.ts';
import { profile } from '../helpers/paper.ts';

// `UPDATE_GOLDEN=1 npx ava build/test/tickets/golden-pictures.test.js` draws the papers anew; look at them before committing.
const folder = join(packageRoot, 'test', 'fixtures', 'tickets', 'png');
const update = process.env.UPDATE_GOLDEN === '1';

/** A printer that is sent every line as a picture, and the QR code too. */
const fontless = { ...profile, chinese: 'none', qr: false } as const;
const noLetters = { encodedWidth: () => undefined };

const papers = Object.entries(documents).flatMap(([name, documentFor]) =>
  [32, 42, 48].flatMap((columns) =>
    ticketLanguages.map((language) => ({
      file: `${name}.${columns}.${language}.png`,
      columns,
      layout: layoutTicket(documentFor(language, columns), { columns, repertoire: repertoireOf('gb18030') }),
    })),
  ),
);
let glyphOf: GlyphOf;

test.before(async () => {
  if (update) {
    await mkdir(folder, { recursive: true });
    const chars = papers.flatMap(({ layout }) => [...foreignCharacters(layout, noLetters)]);
    await completeGlyphSheet(new Set(chars), createPictures());
  }
  glyphOf = await readGlyphSheet();
});

for (const { file, columns, layout } of papers)
  test(`the dots of ${file}`, async (t) => {
    const paper = print(layout, columns);
    const path = join(folder, file);
    if (update) await writeFile(path, writePng(paper));
    const golden = readPng(await readFile(path));
    t.deepEqual([paper.width, paper.height], [golden.width, golden.height]);
    t.is(countDifferences(paper, golden), 0, 'bytes with other dots than the picture');
  });

/** The dots on the paper, as the virtual printer finds them in the bytes. */
function print(layout: TicketLayout, columns: number): Bitmap {
  const drawn = drawForeignLines(layout, { repertoire: noLetters, glyphOf });
  const { body } = encodeTicket(drawn, { profile: fontless });
  const { receipts, dots } = printBytes(body, { profile: fontless, columns });
  const [receipt] = receipts;
  if (!receipt || receipts.length > 1) throw new Error(`${receipts.length} strips of paper for one ticket`);
  return compose(receipt, dots);
}

function compose({ images }: Receipt, dots: number): Bitmap {
  const paper = emptyBitmap(dots, Math.max(...images.map(({ dotY, h }) => dotY + h)));
  for (const { w, h, x, dotY, data } of images)
    copy({ width: w, height: h, data: Buffer.from(data, 'base64') }, paper, { x, y: dotY });
  return paper;
}

function countDifferences({ data }: Bitmap, golden: Bitmap): number {
  return data.filter((byte, at) => byte !== golden.data[at]).length;
}
