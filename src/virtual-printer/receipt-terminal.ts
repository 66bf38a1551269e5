import type { Cell, Receipt } from './paper.ts';
import { renderReceipt } from './receipt-text.ts';

/**
 * A receipt for a terminal: bold, underline and white on black as such, double width by its spaces, double height, which no
 * terminal has, in colour.
 */
export function renderReceiptForTerminal(receipt: Receipt, dots: number): string {
  return renderReceipt(receipt, { dots, paint });
}

function paint(text: string, { bold, underline, inverse, h }: Cell): string {
  const styles = [bold && 1, underline && 4, inverse && 7, h > 1 && 36].filter((style) => style !== false);
  return styles.length === 0 ? text : `\u001b[${styles.join(';')}m${text}\u001b[0m`;
}
