import { textWidth } from '../../output/text-width.ts';
import { fitText, padText } from '../../output/fit-text.ts';

/** How a piece of text looks; each look has a mark in its text as well, so that colour is never needed. */
export type Style = 'plain' | 'title' | 'dim' | 'good' | 'warn' | 'bad' | 'alarm';

export interface Span {
  readonly text: string;
  readonly style?: Style;
}

/** One line of a frame. */
export type Line = readonly Span[];

/** A line no wider than `width` columns, without control characters; cut text ends in an ellipsis. */
export function fitLine(line: Line, width: number): Line {
  const clean = line.map((span) => ({ ...span, text: fitText(span.text) }));
  if (widthOf(clean) <= width) return clean;
  const kept: Span[] = [];
  let room = width;
  for (const span of clean) {
    if (room <= 0) break;
    const isWhole = textWidth(span.text) < room;
    kept.push(isWhole ? span : { ...span, text: fitText(`${span.text} …`, room) });
    if (!isWhole) break;
    room -= textWidth(span.text);
  }
  return kept;
}

/** `left` at the left edge and `right` at the right one; `left` gives way. */
export function spread(left: Line, right: Line, width: number): Line {
  const fitted = fitLine(left, Math.max(0, width - widthOf(right) - 1));
  const gap = Math.max(1, width - widthOf(fitted) - widthOf(right));
  return [...fitted, { text: ' '.repeat(gap) }, ...right];
}

/** Text in exactly `width` columns. */
export function cell(text: string, width: number, style: Style = 'plain', align?: 'left' | 'right'): Span {
  return { text: padText(fitText(text, width), width, align), style };
}

export function widthOf(line: Line): number {
  return line.reduce((sum, { text }) => sum + textWidth(text), 0);
}

export function textOf(line: Line): string {
  return line.map(({ text }) => text).join('');
}

/** Marks that every font has, column for column. */
const ascii: Readonly<Record<string, string>> = {
  '●': '*',
  '○': 'o',
  '▲': '^',
  '✔': '+',
  '✖': 'x',
  '⚠': '!',
  '─': '-',
  '│': '|',
  '…': '~',
  '→': '>',
  '←': '<',
  '↑': '^',
  '↓': 'v',
  '·': '.',
  '—': '-',
  '◀': '<',
  '▶': '>',
  '×': 'x',
  '█': '_',
  '↩': '<',
};

export function asciiMarks(text: string): string {
  return text.replaceAll(/[●○▲✔✖⚠─│…→←↑↓·—◀▶×█↩]/g, (mark) => ascii[mark] ?? mark);
}
