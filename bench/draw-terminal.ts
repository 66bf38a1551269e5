import stringWidth from 'string-width';
import type { CellLook, TerminalCell } from '../test/helpers/terminal-reducer.ts';

const cellWidth = 8.4;
const lineHeight = 18;
const margin = 14;
const paper = '#11151c';
const ink = '#d6dce5';
const palette = ['#2b303b', '#ff6b6b', '#7bd88f', '#f5c76a', '#6cb6ff', '#d68fff', '#5fd7d7', '#e8edf4'];

/** A terminal as a picture; Chinese characters take two cells wherever it is shown. */
export function drawTerminal(cells: readonly (readonly TerminalCell[])[], title: string): string {
  const lines = withoutEmptyEnd(cells);
  const width = Math.ceil((cells[0]?.length ?? 80) * cellWidth + 2 * margin);
  const height = Math.ceil(lines.length * lineHeight + 2 * margin);
  const body = lines.flatMap((line, row) => runsOf(line).map((run) => drawRun(run, row)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" role="img">`,
    `<title>${escape(title)}</title>`,
    `<rect width="100%" height="100%" rx="8" fill="${paper}"/>`,
    `<g font-family="'Sarasa Mono SC','Noto Sans Mono CJK SC','DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="14" fill="${ink}" xml:space="preserve">`,
    ...body,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

interface Run {
  readonly column: number;
  readonly look: CellLook;
  readonly characters: string[];
}

/** Neighbours that look the same. */
function runsOf(line: readonly TerminalCell[]): Run[] {
  const runs: Run[] = [];
  for (const [column, { text, look }] of line.entries()) {
    const last = runs.at(-1);
    if (last && (text === '' || sameLook(last.look, look))) last.characters.push(text);
    else runs.push({ column, look, characters: [text] });
  }
  return runs;
}

function drawRun({ column, look, characters }: Run, row: number): string {
  const x = margin + column * cellWidth;
  const y = margin + row * lineHeight;
  const [color, background] = colorsOf(look);
  const wide = (characters.length * cellWidth).toFixed(1);
  const box = background
    ? `<rect x="${x.toFixed(1)}" y="${y}" width="${wide}" height="${lineHeight}" fill="${background}"/>`
    : '';
  if (characters.join('').trim() === '') return box;
  const style = [
    ...(color === ink ? [] : [`fill="${color}"`]),
    ...(look.bold ? ['font-weight="bold"'] : []),
    ...(look.dim ? ['opacity="0.6"'] : []),
    ...(look.strikethrough ? ['text-decoration="line-through"'] : []),
  ].join(' ');
  const words = wordsOf(characters).map(
    ({ from, text }) =>
      `<tspan x="${(x + from * cellWidth).toFixed(1)}" textLength="${(stringWidth(text) * cellWidth).toFixed(1)}" lengthAdjust="spacingAndGlyphs">${escape(text)}</tspan>`,
  );
  return `${box}<text y="${y + 13.5}" ${style}>${words.join('')}</text>`;
}

/** Each word at its own cell, so that a font with other widths moves nothing. */
function wordsOf(characters: readonly string[]): { readonly from: number; text: string }[] {
  const words: { from: number; text: string }[] = [];
  let isOpen = false;
  for (const [from, text] of characters.entries()) {
    const last = words.at(-1);
    if (text === ' ') isOpen = false;
    else if (isOpen && last) last.text += text;
    else {
      words.push({ from, text });
      isOpen = true;
    }
  }
  return words;
}

function colorsOf({ color, background, inverse }: CellLook): [color: string, background: string | undefined] {
  const front = color === undefined ? ink : (palette[color % 8] ?? ink);
  const back = background === undefined ? undefined : palette[background % 8];
  return inverse ? [back ?? paper, front] : [front, back];
}

function sameLook(one: CellLook, other: CellLook): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function withoutEmptyEnd(cells: readonly (readonly TerminalCell[])[]) {
  const last = cells.findLastIndex((line) => line.some(({ text }) => text.trim() !== ''));
  return cells.slice(0, last + 1);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
