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

/**
 * The family in a font file whose Latin letters are half as wide as its Chinese ones, as printers' are; undefined: its first.
 * Collections have several families.
 */
export function evenFamilyOf(file: string): string | undefined {
  return knownFonts[rankOf(file)]?.family;
}

/** Fonts that have all of GB 2312 and even widths first, then any that has Chinese. */
const knownFonts: readonly { readonly name: RegExp; readonly family?: string }[] = [
  { name: /noto ?sans ?mono ?cjk(.*regular|-vf|\.ttc)/i, family: 'Noto Sans Mono CJK SC' },
  { name: /sarasa.*mono.*regular/i, family: 'Sarasa Mono SC' },
  { name: /wqy-zenhei/i, family: 'WenQuanYi Zen Hei Mono' },
  { name: /noto ?sans ?cjk(.*regular|-vf|\.ttc)/i, family: 'Noto Sans Mono CJK SC' },
  { name: /source ?han ?sans(.*regular|\.ttc)/i },
  { name: /noto ?sans ?(sc|tc|hans)(.*regular|\[|-vf)/i },
  { name: /wqy-microhei/i, family: 'WenQuanYi Micro Hei Mono' },
  { name: /(droidsansfallback|unifont)/i },
  { name: /(pingfang|hiragino sans gb|stheiti)/i },
  { name: /[\\/](msyh|simhei|simsun|deng)\.tt[fc]$/i },
];

function rankOf(file: string): number {
  return knownFonts.findIndex(({ name }) => name.test(file));
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
