import stringWidth from 'string-width';

/** What one cell of a terminal shows; the second half of a wide character is an empty text. */
export interface TerminalCell {
  readonly text: string;
  readonly look: CellLook;
}

export interface CellLook {
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly inverse?: boolean;
  readonly strikethrough?: boolean;
  /** 0-7 as in SGR 30-37, 8-15 their bright ones. */
  readonly color?: number;
  readonly background?: number;
}

export interface TerminalReducer {
  write(text: string): void;
  resize(size: { readonly columns: number; readonly rows: number }): void;
  /** The lines of the page that is shown, without spaces at their ends. */
  lines(): string[];
  cells(): readonly (readonly TerminalCell[])[];
  /** How often the bell rang. */
  bells(): number;
  /** What would have wrapped, scrolled or was not understood. */
  readonly faults: readonly string[];
}

interface Page {
  cells: TerminalCell[][];
  row: number;
  column: number;
}

const blank: TerminalCell = { text: ' ', look: {} };
const segmenter = new Intl.Segmenter();

/**
 * What a terminal shows after all that was written to it: cursor movements, erasing, colours, the second page, wide characters. Knows
 * what our screens and commands use; everything else is a fault.
 * @param strict a screen never wraps or scrolls; a command's output does
 */
export function createTerminalReducer({
  columns,
  rows,
  strict = true,
}: {
  readonly columns: number;
  readonly rows: number;
  readonly strict?: boolean;
}): TerminalReducer {
  let size = { columns, rows };
  const blankLine = () => Array.from({ length: size.columns }, () => blank);
  const empty = (): Page => ({
    cells: Array.from({ length: size.rows }, () => blankLine()),
    row: 0,
    column: 0,
  });
  let page = empty();
  let first: Page | undefined;
  let look: CellLook = {};
  let rest = '';
  let bells = 0;
  const faults: string[] = [];
  const fault = (text: string) => void (strict && faults.push(text));
  const lineAt = (row: number): TerminalCell[] => page.cells[row] ?? [];

  const newLine = () => {
    if (page.row < size.rows - 1) return void (page.row += 1);
    fault('scrolled');
    page.cells = [...page.cells.slice(1), blankLine()];
  };
  const put = (text: string) => {
    const width = stringWidth(text);
    if (width === 0) return;
    if (page.column + width > size.columns) {
      fault(`wrapped at ${text}`);
      page.column = 0;
      newLine();
    }
    const line = lineAt(page.row);
    line[page.column] = { text, look };
    if (width === 2) line[page.column + 1] = { text: '', look };
    page.column += width;
  };
  const erase = (row: number, from: number, to: number) => {
    const line = lineAt(row);
    for (let column = Math.max(0, from); column < Math.min(size.columns, to); column += 1)
      line[column] = blank;
  };
  const csi = (parameters: string, final: string) => {
    const [one = 0, two = 0] = parameters.split(';').map(Number);
    const by = Math.max(1, one);
    const moves: Record<string, () => void> = {
      A: () => (page.row = Math.max(0, page.row - by)),
      B: () => (page.row = Math.min(size.rows - 1, page.row + by)),
      C: () => (page.column = Math.min(size.columns - 1, page.column + by)),
      D: () => (page.column = Math.max(0, page.column - by)),
      E: () => {
        page.row = Math.min(size.rows - 1, page.row + by);
        page.column = 0;
      },
      G: () => (page.column = by - 1),
      H: () => {
        if (by > size.rows || Math.max(1, two) > size.columns) fault(`moved to ${parameters}`);
        page.row = Math.min(size.rows, by) - 1;
        page.column = Math.min(size.columns, Math.max(1, two)) - 1;
      },
      J: () => {
        if (one === 2 || one === 3) for (let row = 0; row < size.rows; row += 1) erase(row, 0, size.columns);
        else {
          erase(page.row, page.column, size.columns);
          for (let row = page.row + 1; row < size.rows; row += 1) erase(row, 0, size.columns);
        }
      },
      K: () => (one === 2 ? erase(page.row, 0, size.columns) : erase(page.row, page.column, size.columns)),
      m: () => (look = lookAfter(look, parameters)),
      h: () => undefined,
      l: () => undefined,
    };
    const move = moves[final];
    if (move) move();
    else fault(`unknown: CSI ${parameters}${final}`);
  };
  const mode = (number: string, isOn: boolean) => {
    if (number !== '1049') return;
    if (isOn) {
      first = page;
      page = empty();
    } else if (first) page = first;
  };
  const control: Readonly<Record<string, () => void>> = {
    '\n': () => newLine(),
    '\r': () => (page.column = 0),
    '\b': () => (page.column = Math.max(0, page.column - 1)),
    '\u0007': () => (bells += 1),
  };

  return {
    faults,
    bells: () => bells,
    cells: () => page.cells,
    lines: () =>
      page.cells.map((line) =>
        line
          .map(({ text }) => text)
          .join('')
          .trimEnd(),
      ),
    resize: (next) => {
      size = next;
      const before = page;
      page = empty();
      for (const [row, line] of before.cells.slice(0, size.rows).entries())
        page.cells[row] = Array.from({ length: size.columns }, (_, column) => line[column] ?? blank);
    },
    write: (text) => {
      const all = rest + text;
      // A sequence may come in two pieces.
      const cut = unfinished.exec(all)?.index ?? all.length;
      rest = all.slice(cut);
      for (const token of all.slice(0, cut).matchAll(tokens)) {
        const { privately, number, parameters, final, plain, single, osc } = token.groups ?? {};
        if (privately !== undefined) mode(number ?? '', privately === 'h');
        else if (final !== undefined) csi(parameters ?? '', final);
        else if (single !== undefined) control[single]?.();
        else if (osc === undefined && plain !== undefined)
          for (const { segment } of segmenter.segment(plain)) put(segment);
      }
    },
  };
}

const escape = '\u001b';
const bell = '\u0007';
const text = `[^${bell}${escape}]*`;
const unfinished = new RegExp(`${escape}(?:\\[[0-9;?]*|\\]${text})?$`);
const tokens = new RegExp(
  [
    `${escape}\\[\\?(?<number>\\d+)(?<privately>[hl])`,
    `${escape}\\[(?<parameters>[0-9;]*)(?<final>[A-Za-z])`,
    `(?<osc>${escape}\\]${text}(?:${bell}|${escape}\\\\))`,
    '(?<single>\\p{Cc})',
    '(?<plain>\\P{Cc}+)',
  ].join('|'),
  'gu',
);

function lookAfter(look: CellLook, parameters: string): CellLook {
  let after = look;
  for (const code of parameters.split(';').map(Number)) {
    if (code === 0) after = {};
    else if (code === 1) after = { ...after, bold: true };
    else if (code === 2) after = { ...after, dim: true };
    else if (code === 7) after = { ...after, inverse: true };
    else if (code === 9) after = { ...after, strikethrough: true };
    else if (code === 22) after = { ...after, bold: false, dim: false };
    else if (code >= 30 && code <= 37) after = { ...after, color: code - 30 };
    else if (code === 39) after = without(after, 'color');
    else if (code >= 40 && code <= 47) after = { ...after, background: code - 40 };
    else if (code === 49) after = without(after, 'background');
    else if (code >= 90 && code <= 97) after = { ...after, color: code - 90 + 8 };
  }
  return after;
}

function without(look: CellLook, key: 'color' | 'background'): CellLook {
  const { [key]: _, ...others } = look;
  return others;
}
