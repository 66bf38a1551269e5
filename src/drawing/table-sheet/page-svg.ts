import { type Box, page, type PlacedCard } from './place-cards.ts';

export interface CardText {
  readonly store: string;
  readonly table: string;
  readonly hint: string;
}

/** All of a page but the codes: the lines to cut along, and what is written. */
export function pageSvg(cards: readonly { readonly text: CardText; readonly at: PlacedCard }[]): string {
  const drawn = cards.map(({ text, at }) =>
    [
      cutLine(at.card),
      write(text.store, at.store),
      write(text.table, at.table, 0.9),
      write(text.hint, at.hint),
    ].join(''),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${page.width}" height="${page.height}">`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    ...drawn,
    '</svg>',
  ].join('');
}

function cutLine({ left, top, width, height }: Box): string {
  return `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="none" stroke="#999" stroke-width=".5" stroke-dasharray="4 4"/>`;
}

/** In the middle of its box, as large as it fits; heavier by so many points where wanted, as fonts with Chinese are mostly regular. */
function write(text: string, { left, top, width, height }: Box, heavier = 0): string {
  const size = Math.min(height * 0.86, (width - heavier) / emsOf(text));
  const baseline = top + height / 2 + size * 0.36;
  return [
    `<text x="${left + width / 2}" y="${baseline.toFixed(2)}" text-anchor="middle" font-size="${size.toFixed(2)}"`,
    ` stroke="#000" stroke-width="${heavier}">${escapeXml(text)}</text>`,
  ].join('');
}

/** How wide a text is, in its font size, at most: Latin letters of a font with Chinese take half of it or a little more. */
function emsOf(text: string): number {
  let sum = 0;
  for (const char of text) sum += char < '\u0250' ? 0.62 : 1;
  return Math.max(1, sum);
}

function escapeXml(text: string): string {
  return text.replaceAll(/[^\w ]/gu, (char) => `&#${char.codePointAt(0) ?? 0x20};`);
}
