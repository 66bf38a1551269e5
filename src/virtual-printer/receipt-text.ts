import { getCellWidth } from './cell-size.ts';
import type { PaperLine, Receipt } from './paper.ts';

/** Receipts as plain text, a scissors line under each cut. */
export function renderReceiptsAsText(receipts: readonly Receipt[], dots: number): string {
  return receipts.map((receipt) => renderReceiptAsText(receipt, dots)).join('');
}

/** What is in column n on paper is in column n of the text: wide characters and large print are padded. */
export function renderReceiptAsText({ lines, cut }: Receipt, dots: number): string {
  const rows = lines.map((line) => renderLine(line).trimEnd());
  const end = cut === null ? [] : [`${'-'.repeat(dots / columnDots)}8<`];
  return [...rows, ...end].map((row) => `${row}\n`).join('');
}

const columnDots = 12;

function renderLine({ cells }: PaperLine): string {
  let text = '';
  let column = 0;
  for (const cell of cells) {
    const start = Math.max(column, Math.floor(cell.x / columnDots));
    const columns = Math.max(1, Math.round(getCellWidth(cell) / columnDots));
    const padding = ' '.repeat(Math.max(0, columns - getTerminalWidth(cell.ch)));
    text += ' '.repeat(start - column) + cell.ch + padding;
    column = start + columns;
  }
  return text;
}

/** Columns a terminal gives a character, by Unicode's wide and full-width blocks. */
function getTerminalWidth(ch: string): 1 | 2 {
  return wide.test(ch) ? 2 : 1;
}

const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
