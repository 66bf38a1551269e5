import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { dither, emptyBitmap, hasDot, setDot } from '../../src/drawing/dither.ts';
import { drawForeignLines, foreignCharacters } from '../../src/drawing/draw-foreign-lines.ts';
import { drawLine } from '../../src/drawing/draw-line.ts';
import { evenFamilyOf, findChineseFont } from '../../src/drawing/find-font.ts';
import { loadResvg } from '../../src/drawing/load-resvg.ts';
import { createPictures } from '../../src/drawing/pictures.ts';
import { repertoireOf } from '../../src/escpos/repertoire.ts';
import { type Bitmap, plainStyle, type TextStyle } from '../../src/tickets/document.ts';
import { layoutBlocks } from '../helpers/paper.ts';
import { tempDir } from '../helpers/temp-dir.ts';

const missing = () => Promise.reject(new Error("Cannot find package '@resvg/resvg-js'"));
const red =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#a00"/></svg>';

test('without the package each picture says what to install', async (t) => {
  const pictures = createPictures({ load: () => loadResvg(missing) });
  for (const draw of [
    () => pictures.png(red, 10),
    () => pictures.logo('logo.svg', 384),
    () => pictures.glyphs(new Set(['中'])),
  ])
    await t.throwsAsync(draw, { code: 'not_ready', message: /npm install @resvg\/resvg-js/ });
});

test('another version of the package is refused', async (t) => {
  await t.throwsAsync(() => loadResvg(async () => ({ Resvg: {} })), { code: 'not_ready' });
});

test('without a font with Chinese glyphs say what to install; a drawing is still drawn', async (t) => {
  const pictures = createPictures({ findFont: async () => undefined });
  await t.throwsAsync(() => pictures.glyphs(new Set(['中'])), { code: 'not_ready', message: /printd\.font/ });
  const png = Buffer.from(await pictures.png(red, 80));
  t.deepEqual([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)], ['PNG', 80, 40]);
  const wrong = createPictures({ font: '/nowhere/font.ttf' });
  await t.throwsAsync(() => wrong.glyphs(new Set(['中'])), { code: 'not_ready', message: /printd\.font/ });
});

test('the best font is found, in folders of any depth', async (t) => {
  const folder = await tempDir(t);
  t.is(await findChineseFont([folder, join(folder, 'none')]), undefined);
  await mkdir(join(folder, 'truetype', 'wqy'), { recursive: true });
  await writeFile(join(folder, 'DejaVuSans.ttf'), '');
  t.is(await findChineseFont([folder]), undefined);
  const micro = join(folder, 'truetype', 'wqy', 'wqy-microhei.ttc');
  const zen = join(folder, 'truetype', 'wqy', 'wqy-zenhei.ttc');
  await writeFile(micro, '');
  t.is(await findChineseFont([folder]), micro);
  await writeFile(zen, '');
  t.is(await findChineseFont([folder]), zen);
  t.is(evenFamilyOf(zen), 'WenQuanYi Zen Hei Mono');
  t.is(evenFamilyOf('/my/font.ttf'), undefined);
});

test('a logo becomes dots, no wider than the paper; what is no picture is refused by name', async (t) => {
  const folder = await tempDir(t);
  const pictures = createPictures();
  const file = join(folder, 'logo.svg');
  await writeFile(file, red);
  const logo = await pictures.logo(file, 384);
  t.true(logo.width <= 384 && logo.width % 8 === 0 && logo.height <= 200);
  const share = count(logo) / (logo.width * logo.height);
  t.true(share > 0.5 && share < 0.95, 'dark red is neither black nor white');
  const png = join(folder, 'logo.png');
  await writeFile(png, await pictures.png(red, 64));
  t.is((await pictures.logo(png, 384)).height, 32, 'never enlarged');
  await writeFile(png, randomBytes(100));
  await t.throwsAsync(() => pictures.logo(png, 384), { code: 'invalid', message: /logo\.png is neither/ });
  await t.throwsAsync(() => pictures.logo(join(folder, 'none.svg'), 384), { code: 'invalid' });
  await writeFile(file, 'no drawing at all');
  await t.throwsAsync(() => pictures.logo(file, 384), { code: 'invalid', message: /logo\.svg/ });
});

test('greys become patterns of as much ink', (t) => {
  const grey = (value: number) => {
    const pixels = new Uint8Array(64 * 64 * 4)
      .fill(value)
      .map((byte, index) => (index % 4 === 3 ? 255 : byte));
    return count(dither({ width: 64, height: 64, pixels })) / (64 * 64);
  };
  t.is(grey(0), 1);
  t.is(grey(255), 0);
  t.true(Math.abs(grey(128) - 0.5) < 0.03);
  t.true(Math.abs(grey(192) - 0.25) < 0.03);
  t.is(count(dither({ width: 8, height: 1, pixels: new Uint8Array(32) })), 0, 'what is transparent is white');
});

test('a drawn line stands in its columns, in its size, on the base line of its tallest', (t) => {
  const line = (style: Partial<TextStyle>, align: 'left' | 'center' | 'right' = 'left') =>
    drawLine(
      { type: 'text', align, spans: [{ text: 'A中', cells: 3, style: { ...plainStyle, ...style } }] },
      32,
      block,
    );
  t.like(line({}), { width: 384, height: 30 });
  t.is(count(line({})), 36 * 24);
  t.like(line({ height: 2 }), { height: 54 });
  t.is(count(line({ width: 2, height: 2 })), 4 * 36 * 24);
  t.is(count(line({ invert: true })), 0);
  const right = line({}, 'right');
  t.deepEqual([hasDot(right, 347, 0), hasDot(right, 348, 0), hasDot(right, 383, 23)], [false, true, true]);
  const mixed = drawLine(
    {
      type: 'text',
      align: 'left',
      spans: [
        { text: '中', cells: 2, style: { ...plainStyle, height: 2 } },
        { text: 'A', cells: 1, style: plainStyle },
      ],
    },
    32,
    block,
  );
  t.deepEqual([hasDot(mixed, 24, 23), hasDot(mixed, 24, 24)], [false, true]);
});

test('only lines that the printer has no font for become pictures', (t) => {
  const repertoire = repertoireOf('none');
  const layout = layoutBlocks([
    { type: 'text', text: 'Fried rice' },
    { type: 'text', text: 'Rice 炒饭' },
    { type: 'rule', char: '-' },
  ]);
  t.deepEqual(
    [...foreignCharacters(layout, repertoire)].sort(),
    ['R', 'c', 'e', 'i', ' ', '炒', '饭'].sort(),
  );
  const drawn = drawForeignLines(layout, { repertoire, glyphOf: block });
  t.deepEqual(
    drawn.lines.map(({ type }) => type),
    ['text', 'bitmap', 'text'],
  );
});

test('glyphs of a real font have ink in their cells', async (t) => {
  if ((await findChineseFont()) === undefined) return t.pass('this machine has no font with Chinese');
  const glyphOf = await createPictures().glyphs(new Set(['鸡', 'W', ' ']));
  t.like(glyphOf('鸡'), { width: 24, height: 24 });
  t.like(glyphOf('W'), { width: 12, height: 24 });
  t.true(count(glyphOf('鸡')) > 60 && count(glyphOf('鸡')) < 400);
  t.true(count(glyphOf('W')) > 20);
  t.is(count(glyphOf(' ')), 0);
  // A bar hangs out of its cell into that of the character drawn below it.
  const letters = Array.from({ length: 31 }, (_, index) => String.fromCodePoint(0x41 + index));
  const inCompany = await createPictures().glyphs(new Set(['|', ...letters, '一']));
  const alone = await createPictures().glyphs(new Set(['一']));
  t.deepEqual(inCompany('一'), alone('一'));
});

/** A character as a black block. */
function block(char: string): Bitmap {
  const bitmap = emptyBitmap(char.charCodeAt(0) < 0x80 ? 12 : 24, 24);
  for (let y = 0; y < 24; y++) for (let x = 0; x < bitmap.width; x++) setDot(bitmap, x, y);
  return bitmap;
}

function count(bitmap: Bitmap): number {
  let dots = 0;
  for (let y = 0; y < bitmap.height; y++)
    for (let x = 0; x < bitmap.width; x++) dots += hasDot(bitmap, x, y) ? 1 : 0;
  return dots;
}
