import { create } from 'qrcode';
import { type Box, page } from './place-cards.ts';

/**
 * PDF operators that draw a QR code as shapes, sharp at every size. One path for all of it: rectangles filled one by one
 * show hairlines where they meet.
 */
export function codePath(text: string, { left, top, width }: Box): string {
  const { size, data } = create(text, { errorCorrectionLevel: 'Q' }).modules;
  const side = width / size;
  const bars: string[] = [];
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; ) {
      let end = column;
      while (end < size && data[row * size + end]) end++;
      if (end > column) {
        const x = left + column * side;
        const y = page.height - (top + (row + 1) * side);
        bars.push(`${round(x)} ${round(y)} ${round((end - column) * side)} ${round(side)} re`);
      }
      column = end + 1;
    }
  return `0 g\n${bars.join('\n')}\nf\n`;
}

function round(points: number): number {
  return Math.round(points * 1000) / 1000;
}
