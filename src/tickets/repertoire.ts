/** The characters one printer can show. A character is as many columns wide as it has bytes. */
export interface Repertoire {
  /** `char` is one code point; `undefined` when the printer has no glyph for it. */
  encodedWidth(char: string): 1 | 2 | undefined;
}

/** Columns of font A that a cleaned text takes at single width. */
export function textWidth(text: string, repertoire: Repertoire): number {
  let width = 0;
  for (const char of text) width += repertoire.encodedWidth(char) ?? 1;
  return width;
}
