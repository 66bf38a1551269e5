import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import Router from 'koa-router';
import { coerceError, DomainError } from '../../domain/errors.ts';
import { pictureName, pictureUrl, pictureWidths } from '../../domain/menu.ts';
import { dataPaths } from '../../runtime/data-dir.ts';
import type { Services } from '../handler.ts';

/** The pictures of the menu. A name never means another picture, so browsers keep them for good. */
export function mediaRoutes({ config }: Pick<Services, 'config'>): Router {
  const { media } = dataPaths(config.data_dir);
  const router = new Router();
  router.get('/media/:file', async (context) => {
    const file = String(context.params.file);
    if (!isPicture(file)) throw unknown(file);
    const size = await sizeOf(join(media, file));
    if (size === undefined) throw unknown(file);
    context.set({
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Content-Length': String(size),
    });
    context.type = 'image/webp';
    context.body = createReadStream(join(media, file));
  });
  return router;
}

/** Only names that an upload can have been given: nothing that leads elsewhere. */
function isPicture(file: string): boolean {
  const name = file.slice(0, 32);
  const [, largest] = pictureWidths;
  return (
    pictureName(pictureUrl(name, largest)) === name &&
    pictureWidths.some((width) => pictureUrl(name, width) === `/media/${file}`)
  );
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (thrown) {
    const error = coerceError(thrown);
    if ('code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function unknown(file: string): DomainError {
  return new DomainError('not_found', `There is no picture ${file}.`);
}
