import type { Repertoire } from './repertoire.ts';

/** What a screen shows: every character; all but Latin ones two columns wide, as on paper. */
export const screenRepertoire: Repertoire = {
  encodedWidth: (char) => ((char.codePointAt(0) ?? 0) < 0x100 ? 1 : 2),
};
