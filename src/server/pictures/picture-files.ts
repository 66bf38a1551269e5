import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pictureUrl, pictureWidths } from '../../domain/menu.ts';
import type { PictureSizes } from './resize-picture.ts';

/** The pictures of the menu in a folder that several processes share. */
export interface PictureFiles {
  /** Writes a picture in all its sizes, on disk when it resolves; gives its name. */
  save(sizes: PictureSizes): Promise<string>;
  remove(name: string): Promise<void>;
}

/** @param newSalt makes names that nobody guesses and that no two uploads share. @default 8 random bytes in hex */
export function createPictureFiles(
  folder: string,
  newSalt: () => string = () => randomBytes(8).toString('hex'),
): PictureFiles {
  return {
    save: async (sizes) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const hash = createHash('sha256');
      for (const bytes of sizes.values()) hash.update(bytes);
      const name = hash.digest('hex').slice(0, 16) + newSalt();
      for (const [width, bytes] of sizes) await writeWhole(join(folder, fileName(name, width)), bytes);
      return name;
    },
    remove: async (name) => {
      for (const width of pictureWidths) await rm(join(folder, fileName(name, width)), { force: true });
    },
  };
}

function fileName(name: string, width: (typeof pictureWidths)[number]): string {
  return pictureUrl(name, width).replace('/media/', '');
}

/** Nobody ever sees half a picture, also after a power cut. */
async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const draft = `${path}.new`;
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}
