import qrcode from 'qrcode';
import type { Bitmap } from '../tickets/document.ts';

/** Draws a QR code (error correction M) with a quiet zone, for printers that can't draw it themselves. */
export function drawQr(payload: Uint8Array, moduleDots: number): Bitmap {
  const { modules } = qrcode.create([{ data: payload, mode: 'byte' }], { errorCorrectionLevel: 'M' });
  const side = (modules.size + 2 * quietModules) * moduleDots;
  const bytesPerRow = Math.ceil(side / 8);
  const data = new Uint8Array(bytesPerRow * side);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      if (!isDark(Math.floor(y / moduleDots), Math.floor(x / moduleDots))) continue;
      const at = y * bytesPerRow + (x >> 3);
      data[at] = (data[at] ?? 0) | (0x80 >> (x & 7));
    }
  return { width: side, height: side, data };

  function isDark(row: number, column: number): boolean {
    const [y, x] = [row - quietModules, column - quietModules];
    return y >= 0 && x >= 0 && y < modules.size && x < modules.size && modules.get(y, x) === 1;
  }
}

const quietModules = 4;
