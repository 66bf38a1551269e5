import { fitText } from './fit-text.ts';
import { textWidth } from './text-width.ts';

const segmenter = new Intl.Segmenter();

/**
 * Text as lines of at most `width` columns, nothing cut off: a line ends at a space or beside a Chinese character, but none begins
 * with the punctuation that closes what stands before it. Only a word longer than a line is broken.
 * @param hang how far in all lines but the first stand
 */
export function wrapWords(text: string, width: number, hang = 0): string[] {
  const lines: string[] = [];
  let line = '';
  const endLine = () => {
    const indent = lines.length > 0 ? ' '.repeat(hang) : '';
    if (line.trimEnd() !== '') lines.push(indent + line.trimEnd());
    line = '';
  };
  const room = () => (lines.length > 0 ? width - hang : width);
  for (const unit of unitsOf(fitText(text))) {
    if (textWidth(line + unit) > room()) endLine();
    if (line === '' && unit.trim() === '') continue;
    for (const piece of piecesOf(unit, width - hang)) {
      if (textWidth(line + piece) > room()) endLine();
      line += piece;
    }
  }
  endLine();
  return lines.length > 0 ? lines : [''];
}

/** Spaces, words, and Chinese characters with the punctuation that must stay with them. */
function unitsOf(text: string): string[] {
  const units: string[] = [];
  let before = '';
  for (const { segment } of segmenter.segment(text)) {
    const staysTogether = before !== '' && !mayBreak(before, segment);
    if (staysTogether) units.push(`${units.pop() ?? ''}${segment}`);
    else units.push(segment);
    before = segment;
  }
  return units;
}

function mayBreak(before: string, after: string): boolean {
  if (before === ' ' || after === ' ') return before !== after;
  if (opening.has(before) || closing.has(after)) return false;
  return textWidth(before) > 1 || textWidth(after) > 1;
}

const closing = new Set('，。、！？；：）】》〉」』〕…,.!?;:)]}%×');
const opening = new Set('（【《〈「『〔([{⚠');

/** A unit that is wider than a line, in pieces that are not. */
function piecesOf(unit: string, width: number): string[] {
  if (textWidth(unit) <= width) return [unit];
  const pieces: string[] = [];
  let piece = '';
  for (const { segment } of segmenter.segment(unit)) {
    if (piece !== '' && textWidth(piece + segment) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += segment;
  }
  return [...pieces, piece];
}
