import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { coerceError } from '../domain/errors.ts';

/** The best font with Chinese in the folders where systems keep theirs; undefined when there is none. */
export async function findChineseFont(
  folders: readonly string[] = systemFolders(),
): Promise<string | undefined> {
  const files = (await Promise.all(folders.map(listFonts))).flat();
  const ranked = files
    .map((file) => ({ file, rank: rankOf(file) }))
    .filter(({ rank }) => rank >= 0)
    .sort((one, other) => one.rank - other.rank || one.file.localeCompare(other.file));
  return ranked[0]?.file;
}

/** Fonts that have all of GB 2312 and Latin letters of half their width first, then any that has Chinese. */
const knownFonts: readonly RegExp[] = [
  /noto ?sans ?mono ?cjk(.*regular|-vf|\.ttc)/i,
  /sarasa.*mono.*regular/i,
  /wqy-zenhei/i,
  /noto ?sans ?cjk(.*regular|-vf|\.ttc)/i,
  /source ?han ?sans(.*regular|\.ttc)/i,
  /noto ?sans ?(sc|tc|hans)(.*regular|\[|-vf)/i,
  /wqy-microhei/i,
  /(droidsansfallback|unifont)/i,
  /(pingfang|hiragino sans gb|stheiti)/i,
  /[\\/](msyh|simhei|simsun|deng)\.tt[fc]$/i,
];

function rankOf(file: string): number {
  return knownFonts.findIndex((name) => name.test(file));
}

function systemFolders(): string[] {
  const home = homedir();
  switch (process.platform) {
    case 'win32':
      return [
        join(process.env.WINDIR ?? 'C:\\Windows', 'Fonts'),
        join(home, 'AppData', 'Local', 'Microsoft', 'Windows', 'Fonts'),
      ];
    case 'darwin':
      return ['/System/Library/Fonts', '/Library/Fonts', join(home, 'Library', 'Fonts')];
    default:
      return [
        '/usr/share/fonts',
        '/usr/local/share/fonts',
        join(home, '.local', 'share', 'fonts'),
        join(home, '.fonts'),
      ];
  }
}

/** Font files in a folder and its folders; none where it can't be read. */
async function listFonts(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder, { recursive: true, encoding: 'utf8' });
    return names.filter((name) => /\.(tt[cf]|otf|otc)$/i.test(name)).map((name) => join(folder, name));
  } catch (thrown) {
    const error = coerceError(thrown);
    if ('code' in error && ['ENOENT', 'EACCES', 'EPERM', 'ENOTDIR'].includes(String(error.code))) return [];
    throw error;
  }
}
