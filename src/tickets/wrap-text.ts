import { type Repertoire, textWidth } from './repertoire.ts';

/**
 * Breaks a cleaned text into lines of at most `cells` columns: at spaces and beside any two-column character, but
 * never so that a line begins with closing punctuation or ends with an opening bracket. A word longer than a line
 * is cut. An empty text has no lines.
 */
export function wrapText(text: string, cells: number, repertoire: Repertoire): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const unit of splitUnits(text, repertoire)) {
    if (line === '' && unit.startsWith(' ')) continue;
    const width = textWidth(unit, repertoire);
    if (used + width <= cells) {
      line += unit;
      used += width;
      continue;
    }
    if (line.trimEnd() !== '') lines.push(line.trimEnd());
    const pieces = unit.startsWith(' ') ? [''] : cutUnit(unit, cells, repertoire);
    line = pieces.pop() ?? '';
    used = textWidth(line, repertoire);
    lines.push(...pieces);
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd());
  return lines;
}

/** Columns of the longest part of the text that must not be broken. */
export function widestUnit(text: string, repertoire: Repertoire): number {
  return splitUnits(text, repertoire).reduce((most, unit) => Math.max(most, textWidth(unit, repertoire)), 0);
}

/** The parts between two places where a line may end: runs of spaces, words, two-column characters. */
function splitUnits(text: string, repertoire: Repertoire): string[] {
  const units: string[] = [];
  let previous: CharKind = 'none';
  let unit = '';
  for (const char of text) {
    const kind = kindOf(char, repertoire);
    if (unit !== '' && mayBreak(previous, kind)) {
      units.push(unit);
      unit = '';
    }
    unit += char;
    previous = kind;
  }
  if (unit !== '') units.push(unit);
  return units;
}

type CharKind = 'none' | 'space' | 'narrow' | 'wide' | 'opening' | 'closing';

function kindOf(char: string, repertoire: Repertoire): CharKind {
  if (char === ' ') return 'space';
  if (closing.has(char)) return 'closing';
  if (opening.has(char)) return 'opening';
  return repertoire.encodedWidth(char) === 2 ? 'wide' : 'narrow';
}

const closing = new Set('，。、！？；：）】》〉」』〕…,.!?;:)]}%');
const opening = new Set('（【《〈「『〔([{');

function mayBreak(previous: CharKind, next: CharKind): boolean {
  if (previous === 'space' || next === 'space') return previous !== next;
  if (previous === 'opening' || next === 'closing') return false;
  return previous === 'wide' || next === 'wide';
}

function cutUnit(unit: string, cells: number, repertoire: Repertoire): string[] {
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const char of unit) {
    const width = repertoire.encodedWidth(char) ?? 1;
    if (piece !== '' && used + width > cells) {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += char;
    used += width;
  }
  return [...pieces, piece];
}
