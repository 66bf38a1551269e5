import type { VirtualProfile } from './profiles.ts';

/** Whether the font of a printer with this repertoire has the character `ch`, coded as `bytes`. */
export function isInRepertoire({
  gb,
  bytes,
  ch,
}: {
  gb: VirtualProfile['gb'];
  bytes: readonly number[];
  ch: string;
}): boolean {
  const [row = 0, cell = 0] = bytes;
  if (isPrivateUse(ch)) return false;
  if (bytes.length === 4) return gb === 'gb18030' && isExtensionA(ch);
  return gb === 'gb2312' ? isGb2312(row, cell) : true;
}

function isPrivateUse(ch: string): boolean {
  return /^\p{Co}/u.test(ch);
}

/** Of the four-byte codes GB18030-2000 makes only the ideographs of extension A obligatory. */
function isExtensionA(ch: string): boolean {
  return /^[\u3400-\u4db5]/u.test(ch);
}

/** The 7,445 characters of GB 2312-1980: rows 1–9 in part, 16–87 but for the end of row 55. */
function isGb2312(row: number, cell: number): boolean {
  const symbols = symbolCells[row];
  if (symbols) return symbols.some(([from, to]) => cell >= from && cell <= to);
  return row >= 0xb0 && row <= 0xf7 && cell >= 0xa1 && cell <= (row === 0xd7 ? 0xf9 : 0xfe);
}

const symbolCells: Readonly<Record<number, readonly (readonly [from: number, to: number])[]>> = {
  0xa1: [[0xa1, 0xfe]],
  0xa2: [
    [0xb1, 0xe2],
    [0xe5, 0xee],
    [0xf1, 0xfc],
  ],
  0xa3: [[0xa1, 0xfe]],
  0xa4: [[0xa1, 0xf3]],
  0xa5: [[0xa1, 0xf6]],
  0xa6: [
    [0xa1, 0xb8],
    [0xc1, 0xd8],
  ],
  0xa7: [
    [0xa1, 0xc1],
    [0xd1, 0xf1],
  ],
  0xa8: [
    [0xa1, 0xba],
    [0xc5, 0xe9],
  ],
  0xa9: [[0xa4, 0xef]],
};
