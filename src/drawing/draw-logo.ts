import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { coerceError, DomainError } from '../domain/errors.ts';
import type { Bitmap } from '../tickets/document.ts';
import { dither } from './dither.ts';
import type { Resvg } from './load-resvg.ts';

/**
 * A PNG or SVG file in dots, at most four fifths of the paper wide and 200 dots high; a PNG is never enlarged.
 * @param dots printable dots in a row
 * @throws DomainError `invalid` with a sentence that names the file
 */
export async function drawLogo(
  file: string,
  { dots, resvg }: { readonly dots: number; readonly resvg: Resvg },
): Promise<Bitmap> {
  const bytes = await readLogo(file);
  const box = { width: Math.floor((dots * 0.8) / 8) * 8, height: tallest };
  const svg = wrap(file, bytes, box);
  const options = { font: { loadSystemFonts: false, fontFiles: [] }, logLevel: 'off' } as const;
  try {
    return cropHeight(file, dither(await resvg.renderAsync(svg, options)));
  } catch (thrown) {
    if (thrown instanceof DomainError) throw thrown;
    throw wrong(file, `can't be drawn (${coerceError(thrown).message})`);
  }
}

const tallest = 200;
const mostBytes = 2 * 1024 * 1024;

async function readLogo(file: string): Promise<Buffer> {
  try {
    const { size } = await stat(file);
    if (size > mostBytes) throw wrong(file, 'is larger than 2 MB');
    return await readFile(file);
  } catch (thrown) {
    if (thrown instanceof DomainError) throw thrown;
    throw wrong(file, `can't be read (${coerceError(thrown).message})`);
  }
}

/** A drawing of the box with the picture in its middle, as large as it fits. */
function wrap(file: string, bytes: Buffer, box: { width: number; height: number }): string {
  const isSvg = extname(file).toLowerCase() === '.svg';
  const size = isSvg ? box : shrink(pngSize(file, bytes), box);
  const type = isSvg ? 'image/svg+xml' : 'image/png';
  const x = Math.floor((box.width - size.width) / 2);
  const place = `x="${x}" y="0" width="${size.width}" height="${size.height}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${box.width}" height="${box.height}">`,
    `<image ${place} preserveAspectRatio="xMidYMin meet" href="data:${type};base64,${bytes.toString('base64')}"/>`,
    '</svg>',
  ].join('');
}

/** From the header chunk: signature, length and `IHDR`, then width and height. */
function pngSize(file: string, bytes: Buffer): { width: number; height: number } {
  const isPng = bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47;
  if (!isPng) throw wrong(file, 'is neither PNG nor SVG');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

function shrink(
  size: { width: number; height: number },
  box: { width: number; height: number },
): { width: number; height: number } {
  const scale = Math.min(1, box.width / size.width, box.height / size.height);
  return { width: Math.floor(size.width * scale), height: Math.floor(size.height * scale) };
}

/** Without the white below the picture. A drawing that can't be understood leaves all white. */
function cropHeight(file: string, bitmap: Bitmap): Bitmap {
  const last = bitmap.data.findLastIndex((byte) => byte !== 0);
  if (last < 0) throw wrong(file, 'shows nothing');
  const bytesPerRow = Math.ceil(bitmap.width / 8);
  const height = Math.floor(last / bytesPerRow) + 1;
  return { ...bitmap, height, data: bitmap.data.slice(0, height * bytesPerRow) };
}

function wrong(file: string, what: string): DomainError {
  return new DomainError('invalid', `The logo ${file} ${what}.`);
}
