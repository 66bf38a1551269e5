import type { Repertoire } from './repertoire.ts';

/** How often each code point (`U+1F336`) had to be printed as `?`. */
export type UnmappableCounts = Map<string, number>;

/**
 * Makes a text from outside printable: NFC, line breaks to spaces, all other control characters dropped (a note
 * must never become a printer command), typographic and accented Latin characters to plain ones, and one `?`,
 * counted in `unmappable`, for each grapheme that the printer still can't show.
 */
export function cleanText(text: string, repertoire: Repertoire, unmappable: UnmappableCounts): string {
  if (isPlain(text, repertoire)) return text;
  const normal = text.normalize('NFC').replace(lineBreaks, ' ').replace(controls, '');
  let clean = '';
  for (const { segment } of graphemes.segment(normal)) clean += mapGrapheme(segment, repertoire, unmappable);
  return clean;
}

/** `unmappable: U+1F336 ×2`, one entry a code point. */
export function describeUnmappable(counts: UnmappableCounts): string[] {
  return [...counts].map(([codePoint, count]) => `unmappable: ${codePoint} ×${count}`);
}

export function countUnmappable(counts: UnmappableCounts, char: string): void {
  const codePoint = `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  counts.set(codePoint, (counts.get(codePoint) ?? 0) + 1);
}

/** The shortcut for nearly every text: printable ASCII, Chinese characters and Chinese punctuation. */
function isPlain(text: string, repertoire: Repertoire): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0x20 && code < 0x7f) continue;
    const chinese =
      (code >= 0x4e00 && code <= 0x9fff) ||
      (code >= 0x3001 && code <= 0x3011) ||
      (code >= 0xff01 && code <= 0xff5e);
    if (!chinese || repertoire.encodedWidth(text.charAt(index)) === undefined) return false;
  }
  return true;
}

const lineBreaks = /\r\n|[\t\n\v\f\r\u2028\u2029]/g;
const controls = /\p{Cc}/gu;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function mapGrapheme(grapheme: string, repertoire: Repertoire, unmappable: UnmappableCounts): string {
  const [base = '', ...rest] = grapheme.replace(invisible, '');
  if (base === '') return '';
  const mapped = mapCharacter(base, repertoire);
  if (mapped === undefined) {
    countUnmappable(unmappable, base);
    return '?';
  }
  // Marks on a Latin letter are folded away with the accents; other marks stay where the printer has them.
  if (latinLetter.test(mapped)) return mapped;
  return mapped + rest.filter((char) => repertoire.encodedWidth(char) !== undefined).join('');
}

/** Joiners, direction marks, soft hyphens, variation selectors: they have no width on paper. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;
const latinLetter = /^[A-Za-z]+$/;

function mapCharacter(char: string, repertoire: Repertoire): string | undefined {
  // No printer has it in one byte; a screen has.
  if (char === '¥' && repertoire.encodedWidth(char) === 1) return char;
  const [base = '', ...marks] = char.normalize('NFD');
  const folded = marks.length > 0 && latinLetter.test(base) ? base : char;
  const candidates = [...(substitutes[folded] ?? [folded]), folded.normalize('NFKC')];
  return candidates.find((candidate) => isPrintable(candidate, repertoire));
}

function isPrintable(text: string, repertoire: Repertoire): boolean {
  for (const char of text) if (repertoire.encodedWidth(char) === undefined) return false;
  return true;
}

/**
 * What to print instead, best first; also for characters that the Chinese fonts have, but two columns wide and
 * in a style that breaks Latin text. U+00A5 is here because its GB18030 form has four bytes and prints as `0 6`.
 */
const substitutes: Readonly<Record<string, readonly string[]>> = {
  '¥': ['￥', 'CNY'],
  '￥': ['￥', 'CNY'],
  '£': ['GBP'],
  '￡': ['GBP'],
  '€': ['€', 'EUR'],
  '•': ['·', '*'],
  '·': ['·', '*'],
  '\u00a0': [' '],
  '\u202f': [' '],
  '\u3000': ['\u3000', '  '],
  '½': ['1/2'],
  '¼': ['1/4'],
  '¾': ['3/4'],
  '✓': ['√', 'v'],
  '✔': ['√', 'v'],
  '×': ['×', 'x'],
  '−': ['-'],
  '–': ['-'],
  '‑': ['-'],
  '‐': ['-'],
  '—': ['—', '--'],
  '“': ['"'],
  '”': ['"'],
  '„': ['"'],
  '‘': ["'"],
  '’': ["'"],
  '‚': ["'"],
  ß: ['ss'],
  æ: ['ae'],
  Æ: ['AE'],
  œ: ['oe'],
  Œ: ['OE'],
  ø: ['o'],
  Ø: ['O'],
  ł: ['l'],
  Ł: ['L'],
  đ: ['d'],
  Đ: ['D'],
  ð: ['d'],
  þ: ['th'],
  ı: ['i'],
};
