import { textWidth } from '../../output/text-width.ts';
import { fitText, padText } from '../../output/fit-text.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Look, PaintedLine, PaintedSpan } from '../painted-line.ts';
import type { Alarm } from './frame-lines.ts';
import type { BoardLine, BoardPage, LineStyle } from './layout-tickets.ts';

export interface KitchenFrame {
  readonly head: string;
  /** What a cook must know before the tickets. */
  readonly alarms: readonly Alarm[];
  readonly page: BoardPage;
  /** Counts, printers and the last action, keys. */
  readonly foot: readonly string[];
  /** What stands in the place of the board; null: the board itself. */
  readonly list: readonly string[] | null;
  /** There is no ticket at all. */
  readonly isEmpty: boolean;
  readonly texts: Texts;
  readonly width: number;
  readonly boardRows: number;
  readonly isColored: boolean;
}

/** The whole screen as lines with their looks; a head's colour is its age, and each look has a mark in its text as well. */
export function paintKitchen(frame: KitchenFrame): PaintedLine[] {
  const { head, alarms, foot, list, width, boardRows, isColored } = frame;
  const drawn =
    list === null ? boardLines(frame) : list.map((line) => [{ text: fitText(` ${line}`, width) }]);
  // Still readable, and nothing that looks like the present.
  const body = alarms.some(({ kind }) => kind === 'stale') ? drawn.map(faded) : drawn;
  return [
    [{ text: head, look: bold }],
    ...alarms.map(({ text, kind }): PaintedLine => {
      const shown = kind === 'stale' ? centered(text, width) : fitText(text, width);
      const look = (isColored ? colorAlarms : plainAlarms)[kind];
      return [{ text: kind === 'notice' ? shown : padText(shown, width), look }];
    }),
    ...Array.from({ length: boardRows }, (_, row) => body[row] ?? []),
    ...foot.map((text, index): PaintedLine => [index === 2 && isColored ? { text, look: dim } : { text }]),
  ];
}

const bold: Look = { bold: true };
const dim: Look = { dim: true };
const struck: Look = { dim: true, strikethrough: true };

const plainAlarms: Readonly<Record<Alarm['kind'], Look>> = {
  lost: { inverse: true },
  stale: { inverse: true, bold: true },
  notice: { bold: true },
};

const colorAlarms: Readonly<Record<Alarm['kind'], Look>> = {
  lost: { background: 'yellow', color: 'black', bold: true },
  stale: { background: 'red', color: 'white', bold: true },
  notice: { color: 'yellow', bold: true },
};

function centered(text: string, width: number): string {
  const fitted = fitText(text, width);
  return ' '.repeat(Math.floor((width - textWidth(fitted)) / 2)) + fitted;
}

function faded(line: PaintedLine): PaintedLine {
  return line.map(({ text, look }) => ({ text, look: look?.strikethrough ? struck : dim }));
}

function boardLines({ page, isEmpty, texts, boardRows, isColored }: KitchenFrame): PaintedLine[] {
  if (isEmpty) return [[{ text: fitText(texts.kitchen.nothing, page.columnWidth) }]];
  const { columns, columnWidth } = page;
  const look = (style: LineStyle) => (isColored ? colorLooks : plainLooks)[style];
  const paint = ({ text, style }: BoardLine): PaintedSpan => {
    const own = look(style);
    return { text: padText(fitText(text, columnWidth), columnWidth), ...(own && { look: own }) };
  };
  return Array.from({ length: boardRows }, (_, row) =>
    columns.flatMap((column, index): PaintedSpan[] => [
      ...(index > 0 ? [{ text: ' ' }] : []),
      paint(column[row] ?? { text: '', style: 'gap' }),
    ]),
  );
}

type Looks = Readonly<Partial<Record<LineStyle, Look>>>;

const plainLooks: Looks = {
  'head-fresh': { inverse: true },
  'head-warn': { inverse: true, bold: true },
  'head-late': { inverse: true, bold: true },
  dish: { bold: true },
  note: { bold: true },
  clash: { inverse: true, bold: true },
  voided: { strikethrough: true },
};

const colorLooks: Looks = {
  'head-fresh': { background: 'white', color: 'black' },
  'head-warn': { background: 'yellow', color: 'black', bold: true },
  'head-late': { background: 'red', color: 'white', bold: true },
  dish: { bold: true },
  cooking: { color: 'cyan' },
  done: { dim: true },
  voided: { strikethrough: true, color: 'red' },
  note: { bold: true, color: 'red' },
  clash: { background: 'red', color: 'white', bold: true },
  added: { bold: true, color: 'green' },
  urge: { bold: true, color: 'magenta' },
  torn: { dim: true },
};
