import { getCellHeight, getCellWidth } from './cell-size.ts';
import type { Modes } from './modes.ts';
import type { Align, Cell, PaperLine } from './paper.ts';
import type { Glyph } from './text-decoder.ts';

export interface LineBuffer {
  /** Adds a character in the present style; false when it no longer fits in the line. */
  put(glyph: Glyph): boolean;
  isEmpty(): boolean;
  /** Print position in dots from the left margin. */
  getX(): number;
  moveTo(x: number): void;
  /** The line as it will stand on the paper, and its height in dots; the buffer is empty afterwards. */
  take(): { line: Omit<PaperLine, 'dotY'>; height: number };
  clear(): void;
}

/** The characters of the line that is being filled. */
export function createLineBuffer(getModes: () => Modes): LineBuffer {
  let cells: Cell[] = [];
  let x = 0;
  const clear = () => {
    cells = [];
    x = 0;
  };
  return {
    put: ({ ch, wide }) => {
      const modes = getModes();
      const cell = wide ? styleChinese(ch, modes) : styleSingle(ch, modes);
      const { left, right } = wide ? modes.chineseSpacing : { left: 0, right: modes.spacing };
      const start = x + left * cell.w;
      const end = start + getCellWidth(cell);
      if (end > modes.areaWidth && cells.length > 0) return false;
      cells.push({ ...cell, x: start });
      x = end + right * cell.w;
      return true;
    },
    isEmpty: () => cells.length === 0 && x === 0,
    getX: () => x,
    moveTo: (target) => {
      x = Math.max(0, target);
    },
    take: () => {
      const { align, leftMargin, areaWidth, upsideDown } = getModes();
      const text = readText(cells);
      const last = cells.at(-1);
      const width = last ? last.x + getCellWidth(last) : 0;
      const shift = leftMargin + getAlignedOffset({ align, free: areaWidth - width });
      const placed = cells.map((cell) => ({ ...cell, x: cell.x + shift }));
      const height = Math.max(0, ...cells.map(getCellHeight));
      clear();
      return { line: { text, cells: placed, align, upsideDown, repeated: false }, height };
    },
    clear,
  };
}

/** Dots that alignment puts left of something that leaves `free` dots of its line. */
export function getAlignedOffset({ align, free }: { align: Align; free: number }): number {
  return Math.max(0, Math.floor(free * { left: 0, center: 0.5, right: 1 }[align]));
}

type StyledCell = Omit<Cell, 'x'>;

function styleSingle(ch: string, modes: Modes): StyledCell {
  const { font, width, height, bold, underline, inverse } = modes;
  return { ch, font, w: width, h: height, bold, underline, inverse };
}

function styleChinese(ch: string, modes: Modes): StyledCell {
  const { chineseWidth, chineseHeight, chineseUnderline, bold, inverse } = modes;
  return { ch, font: 'K', w: chineseWidth, h: chineseHeight, bold, underline: chineseUnderline, inverse };
}

/** Jumps of the print position become as many spaces of font A. */
function readText(cells: readonly Cell[]): string {
  let text = '';
  let end = 0;
  for (const cell of cells) {
    text += ' '.repeat(Math.max(0, Math.round((cell.x - end) / 12))) + cell.ch;
    end = cell.x + getCellWidth(cell);
  }
  return text;
}
