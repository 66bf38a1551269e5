import type { Sharp, SharpOptions } from 'sharp';
import { coerceError, DomainError } from '../../domain/errors.ts';
import { pictureWidths } from '../../domain/menu.ts';

/** The optional package, when it is installed. */
export type LoadSharp = () => Promise<{ readonly default: (bytes: Buffer, options: SharpOptions) => Sharp }>;

export type PictureSizes = ReadonlyMap<(typeof pictureWidths)[number], Buffer>;

// A telephone's picture has up to 50 megapixels; decoded, each takes four bytes.
const mostPixels = 50_000_000;

/**
 * Draws a picture anew in every size that is kept, as WebP: nothing but what is seen survives, no place, no camera, no second file.
 * It is never enlarged, and stands as the camera was held.
 * @throws DomainError `not_ready` without the package, `too_large` for too many pixels, `invalid` for a damaged picture
 */
export async function resizePicture(
  bytes: Buffer,
  load: LoadSharp = () => import('sharp'),
): Promise<PictureSizes> {
  const open = await loadSharp(load);
  const read = () => open(bytes, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true });
  try {
    const { width, height } = await read().metadata();
    if (width * height > mostPixels) throw tooManyPixels();
    const sizes = new Map<(typeof pictureWidths)[number], Buffer>();
    for (const wanted of pictureWidths) {
      const drawn = read().autoOrient().resize({ width: wanted, withoutEnlargement: true });
      sizes.set(wanted, await drawn.webp({ quality: 80 }).timeout({ seconds: 20 }).toBuffer());
    }
    return sizes;
  } catch (thrown) {
    throw explain(coerceError(thrown));
  }
}

async function loadSharp(load: LoadSharp) {
  try {
    return (await load()).default;
  } catch (thrown) {
    throw new DomainError(
      'not_ready',
      'Pictures need the package sharp, which is not installed here. Add it with: npm install sharp',
      {},
      { cause: coerceError(thrown) },
    );
  }
}

function explain(error: Error): Error {
  if (error instanceof DomainError) return error;
  if (/pixel limit/i.test(error.message)) return tooManyPixels();
  return new DomainError(
    'invalid',
    'The picture can not be read: it is damaged.',
    { errors: [{ path: 'file', message: 'is not a complete picture' }] },
    { cause: error },
  );
}

function tooManyPixels(): DomainError {
  return new DomainError('too_large', `A picture has at most ${mostPixels} pixels.`, {
    max_pixels: mostPixels,
  });
}
