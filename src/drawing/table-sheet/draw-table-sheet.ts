import type { Pictures } from '../pictures.ts';
import { type PdfPage, writePdf } from '../write-pdf.ts';
import { codePath } from './code-path.ts';
import { pageSvg } from './page-svg.ts';
import { cardsOnPage, page, placeCard } from './place-cards.ts';

export interface TableSheet {
  readonly storeName: string;
  /** Of what guests read. */
  readonly language: 'zh-CN' | 'zh-TW' | 'en';
  readonly tables: readonly { readonly number: string; readonly url: string }[];
}

/** Dots to a point: 216 to the inch, which print shows as smooth. */
const dotsPerPoint = 3;

const hints = { 'zh-CN': '扫码点餐', 'zh-TW': '掃碼點餐', en: 'Scan to order' } as const;

/**
 * A PDF to print and cut: on each A4 page nine cards with the store's name, the number of the table and the code that its
 * guests scan.
 * @throws DomainError `not_ready` without the package that draws, or a font that has Chinese
 */
export async function drawTableSheet(
  { storeName, language, tables }: TableSheet,
  pictures: Pick<Pictures, 'grey'>,
): Promise<Uint8Array> {
  const pages: PdfPage[] = [];
  for (let from = 0; from < tables.length; from += cardsOnPage) {
    const cards = tables.slice(from, from + cardsOnPage).map(({ number, url }, index) => ({
      url,
      text: { store: storeName, table: number, hint: hints[language] },
      at: placeCard(index),
    }));
    pages.push({
      ...page,
      picture: await pictures.grey(pageSvg(cards), page.width * dotsPerPoint),
      operators: cards.map(({ url, at }) => codePath(url, at.code)).join(''),
    });
  }
  return writePdf(pages);
}
