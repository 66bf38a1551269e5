import type { Bitmap } from '../tickets/document.ts';

/** A strip of a picture that even a small printer's buffer holds. */
export interface RasterBand {
  readonly bytesPerRow: number;
  readonly rows: number;
  readonly data: Uint8Array;
}

/** Cuts a picture into strips and takes every real-time command out of their dots. */
export function rasterBands(bitmap: Bitmap): RasterBand[] {
  const bytesPerRow = Math.ceil(bitmap.width / 8);
  const bands: RasterBand[] = [];
  for (let row = 0; row < bitmap.height; ) {
    const rows = bandHeight(bitmap.height - row);
    bands.push({
      bytesPerRow,
      rows,
      data: defuse(bitmap.data.slice(row * bytesPerRow, (row + rows) * bytesPerRow)),
    });
    row += rows;
  }
  return bands;
}

/** The picture as seen after half a turn, for paper that hangs upside down. */
export function rotateHalfTurn(bitmap: Bitmap): Bitmap {
  const bytesPerRow = Math.ceil(bitmap.width / 8);
  const data = new Uint8Array(bitmap.data.length);
  for (let y = 0; y < bitmap.height; y++)
    for (let x = 0; x < bitmap.width; x++) {
      if (((bitmap.data[y * bytesPerRow + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0) continue;
      const turnedX = bitmap.width - 1 - x;
      const at = (bitmap.height - 1 - y) * bytesPerRow + (turnedX >> 3);
      data[at] = (data[at] ?? 0) | (0x80 >> (turnedX & 7));
    }
  return { ...bitmap, data };
}

/** POS-5890K loses the command after a picture whose height is a multiple of 48. */
function bandHeight(rowsLeft: number): number {
  const rows = Math.min(rowsLeft, 255);
  return rows % 48 === 0 ? rows - 1 : rows;
}

/**
 * Printers look for DLE EOT, DLE ENQ and DLE DC4 even inside picture data and obey at once (open the drawer, clear
 * the buffer). One dot more after the DLE's own takes the command away and can't be seen.
 */
function defuse(data: Uint8Array): Uint8Array {
  for (let at = 0; at + 1 < data.length; at++) {
    const next = data[at + 1];
    if (data[at] === 0x10 && (next === 0x04 || next === 0x05 || next === 0x14)) data[at] = 0x11;
  }
  return data;
}
