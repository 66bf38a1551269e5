import test, { type ExecutionContext } from 'ava';
import qrcode from 'qrcode';
import { createPictures, type Pictures } from '../../src/drawing/pictures.ts';
import { codePath } from '../../src/drawing/table-sheet/code-path.ts';
import { drawTableSheet } from '../../src/drawing/table-sheet/draw-table-sheet.ts';
import { type Box, cardsOnPage, page, placeCard } from '../../src/drawing/table-sheet/place-cards.ts';
import { readPdf } from '../helpers/read-pdf.ts';

const urlOf = (number: number) => `https://order.example.com/t/${number}.abcdefghijklmnop`;

/** Draws nothing, which is fast. */
const blank: Pick<Pictures, 'grey'> = {
  grey: async () => ({ width: 3, height: 2, dots: new Uint8Array(6).fill(255) }),
};

function sheetOf(count: number, storeName = '老王面馆', pictures = blank) {
  const tables = Array.from({ length: count }, (_, index) => ({
    number: `A${index + 1}`,
    url: urlOf(index),
  }));
  return drawTableSheet({ storeName, language: 'zh-CN', tables }, pictures);
}

test('ten tables make two pages that a reader of PDF finds its way through', async (t) => {
  const objects = readPdf(await sheetOf(cardsOnPage + 1));
  t.is(objects.size, 2 + 2 * 3);
  t.regex(objects.get(2)?.text ?? '', /\/Count 2 \/Kids \[3 0 R 6 0 R\]/);
  t.regex(objects.get(3)?.text ?? '', /MediaBox \[0 0 595 842\] \/Contents 4 0 R .*\/Picture 5 0 R/);
  const [, width, height] = /\/Width (\d+) \/Height (\d+)/.exec(objects.get(5)?.text ?? '') ?? [];
  t.is(objects.get(5)?.stream?.length, Number(width) * Number(height));
});

test('every code on the page is the code of its table, dot by dot', async (t) => {
  const bars = readBars(
    readPdf(await sheetOf(2))
      .get(4)
      ?.stream?.toString() ?? '',
  );
  for (const index of [0, 1]) {
    const { modules } = qrcode.create(urlOf(index), { errorCorrectionLevel: 'Q' });
    t.deepEqual(sample(bars, placeCard(index).code, modules.size), [...modules.data].map(Boolean));
  }
});

test('the same tables give the same bytes', async (t) => {
  t.deepEqual(await sheetOf(1), await sheetOf(1));
});

test('Chinese is written: other characters, other dots; none of them in the place of the code', async (t) => {
  const drawn = createPictures();
  const ink = async (name: string) => {
    const { code, store } = placeCard(0);
    const picture = readPdf(await sheetOf(1, name, drawn)).get(5)?.stream ?? Buffer.alloc(0);
    return { name: inkIn(t, picture, store), code: inkIn(t, picture, code) };
  };
  const [one, other] = [await ink('老王面馆'), await ink('一一一一')];
  t.true(one.name > 2 * other.name, `${one.name} dots of ink, ${other.name} for four strokes`);
  t.true(other.name > 0);
  t.is(one.code, 0);
});

test('cards stand beside and below one another, inside the page', (t) => {
  const cards = Array.from({ length: cardsOnPage }, (_, index) => placeCard(index).card);
  for (const { left, top, width, height } of cards)
    t.true(left >= 0 && top >= 0 && left + width <= page.width && top + height <= page.height);
  t.is(new Set(cards.map(({ left, top }) => `${left} ${top}`)).size, cardsOnPage);
});

test('a code is one path, so that no viewer shows hairlines in it', (t) => {
  t.is(codePath('x', placeCard(0).code).match(/^f$/gm)?.length, 1);
});

type Bar = readonly [x: number, y: number, width: number, height: number];

function readBars(operators: string): Bar[] {
  return [...operators.matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re$/gm)].map(
    ([, x, y, width, height]) => [Number(x), Number(y), Number(width), Number(height)],
  );
}

/** Whether there is ink in the middle of each module, row by row from the top. */
function sample(bars: readonly Bar[], { left, top, width }: Box, size: number): boolean[] {
  const side = width / size;
  return Array.from({ length: size * size }, (_, at) => {
    const x = left + ((at % size) + 0.5) * side;
    const y = page.height - (top + (Math.floor(at / size) + 0.5) * side);
    return bars.some(([from, low, wide, high]) => x > from && x < from + wide && y > low && y < low + high);
  });
}

function inkIn(t: ExecutionContext, picture: Uint8Array, { left, top, width, height }: Box): number {
  const across = page.width * 3;
  t.is(picture.length % across, 0);
  let ink = 0;
  for (let y = Math.ceil(top * 3); y < (top + height) * 3; y++)
    for (let x = Math.ceil(left * 3); x < (left + width) * 3; x++)
      if ((picture[y * across + x] ?? 255) < 128) ink++;
  return ink;
}
