import type { Cell } from './paper.ts';

const fonts = { A: [12, 24], B: [9, 17], K: [24, 24] } as const;

/** Dots from the left to the right edge of a character. */
export function getCellWidth({ font, w }: Pick<Cell, 'font' | 'w'>): number {
  return fonts[font][0] * w;
}

/** Dots from the top to the bottom of a character. */
export function getCellHeight({ font, h }: Pick<Cell, 'font' | 'h'>): number {
  return fonts[font][1] * h;
}
