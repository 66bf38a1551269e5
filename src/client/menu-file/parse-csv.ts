/** Where something stands in a file, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Cell {
  readonly text: string;
  readonly at: Place;
}

/** A quote that is never closed. */
export class UnclosedQuote extends Error {
  readonly at: Place;
  constructor(at: Place) {
    super('The quote is never closed');
    this.at = at;
  }
}

/**
 * The lines of a CSV file (RFC 4180) with the places of their cells. Separated by comma, semicolon or tab, whichever stands
 * first in the line of headings; empty lines are left out.
 * @throws UnclosedQuote
 */
export function parseCsv(text: string): Cell[][] {
  const separator = /[,;\t]/.exec(text.split('\n', 1)[0] ?? '')?.[0] ?? ',';
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let line = 1;
  let lineStart = 0;
  let at = 0;
  const here = (): Place => ({ line, column: at - lineStart + 1 });
  const endRow = () => {
    if (row.some((cell) => cell.text.trim() !== '')) rows.push(row);
    row = [];
  };
  while (at < text.length) {
    const place = here();
    let cell = '';
    if (text[at] === '"') {
      for (at++; ; at++) {
        if (at >= text.length) throw new UnclosedQuote(place);
        if (text[at] === '"' && text[++at] !== '"') break;
        cell += text[at];
        if (text[at] === '\n') {
          line++;
          lineStart = at + 1;
        }
      }
    }
    while (at < text.length && text[at] !== separator && text[at] !== '\n') cell += text[at++];
    row.push({ text: cell.endsWith('\r') ? cell.slice(0, -1) : cell, at: place });
    const end = text[at++];
    if (end === separator && at < text.length) continue;
    if (end === separator) row.push({ text: '', at: here() });
    endRow();
    if (end === '\n') {
      line++;
      lineStart = at;
    }
  }
  return rows;
}
