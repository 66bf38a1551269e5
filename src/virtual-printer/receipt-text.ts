import { getCellHeight, getCellWidth } from './cell-size.ts';
import type { Cell, PaperLine, Receipt } from './paper.ts';

/** Receipts as plain text, a scissors line under each cut. */
export function renderReceiptsAsText(receipts: readonly Receipt[], dots: number): string {
  return receipts.map((receipt) => renderReceiptAsText(receipt, dots)).join('');
}

/** What is in column n on paper is in column n of the text: wide characters and large print are padded. */
export function renderReceiptAsText(receipt: Receipt, dots: number): string {
  return renderReceipt(receipt, { dots, paint: (text) => text });
}

export interface TextRendering {
  readonly dots: number;
  /** Shows how a piece of a line looks on paper; its cells all look alike. */
  readonly paint: (text: string, cell: Cell) => string;
}

/** The receipt from top to bottom; of codes and pictures only what they are. */
export function renderReceipt(receipt: Receipt, { dots, paint }: TextRendering): string {
  const columns = dots / columnDots;
  const rows = [
    ...receipt.lines.map((line) => ({ at: line.dotY, row: renderLine(line, paint) })),
    ...receipt.qr.map(({ data, dotY }) => ({ at: dotY, row: center(`[QR ${data}]`, columns) })),
    ...receipt.barcodes.map(({ type, data, dotY }) => ({
      at: dotY,
      row: center(`[${type} ${data}]`, columns),
    })),
    ...receipt.images.map(({ w, h, dotY }) => ({ at: dotY, row: center(`[${w}×${h}]`, columns) })),
  ].sort((one, other) => one.at - other.at);
  const end = receipt.cut === null ? [] : [`${'-'.repeat(columns)}8<`];
  return [...rows.map(({ row }) => row), ...end].map((row) => `${row}\n`).join('');
}

const columnDots = 12;

function renderLine({ cells }: PaperLine, paint: TextRendering['paint']): string {
  const last = cells.findLastIndex((cell) => cell.inverse || (cell.ch !== ' ' && cell.ch !== '\u3000'));
  let text = '';
  let column = 0;
  let piece = '';
  let painted: Cell | undefined;
  const finish = () => {
    if (painted) text += paint(piece, painted);
    piece = '';
  };
  for (const cell of cells.slice(0, last + 1)) {
    const start = Math.max(column, Math.floor(cell.x / columnDots));
    const columns = Math.max(1, Math.round(getCellWidth(cell) / columnDots));
    if (start > column || !painted || !looksAlike(painted, cell)) {
      finish();
      text += ' '.repeat(start - column);
      painted = cell;
    }
    piece += cell.ch + ' '.repeat(Math.max(0, columns - getTerminalWidth(cell.ch)));
    column = start + columns;
  }
  finish();
  return text.trimEnd();
}

function looksAlike(one: Cell, other: Cell): boolean {
  return (
    one.bold === other.bold &&
    one.inverse === other.inverse &&
    one.underline === other.underline &&
    getCellHeight(one) === getCellHeight(other)
  );
}

function center(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, Math.floor((columns - text.length) / 2))) + text;
}

/** Columns a terminal gives a character, by Unicode's wide and full-width blocks. */
function getTerminalWidth(ch: string): 1 | 2 {
  return wide.test(ch) ? 2 : 1;
}

const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
