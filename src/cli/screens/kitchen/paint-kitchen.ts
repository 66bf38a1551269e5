import { allDay, type Ticket } from '../../../client/board/tickets.ts';
import { fitText, padText } from '../../output/fit-text.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Look, PaintedLine, PaintedSpan } from '../painted-line.ts';
import type { BoardLine, BoardPage, LineStyle } from './layout-tickets.ts';
import type { Choice, Mode } from './modes.ts';

export interface KitchenFrame {
  readonly head: string;
  /** What a cook must know when the board stands still. */
  readonly stale: string | undefined;
  readonly page: BoardPage;
  /** Counts, printers and the last action, keys. */
  readonly foot: readonly string[];
  readonly mode: Mode;
  readonly choices: readonly Choice[];
  readonly tickets: readonly Ticket[];
  readonly texts: Texts;
  readonly width: number;
  readonly boardRows: number;
  readonly isColored: boolean;
}

/** The whole screen as lines with their looks; a head's colour is its age, and each look has a mark in its text as well. */
export function paintKitchen(frame: KitchenFrame): PaintedLine[] {
  const { head, stale, foot, mode, width, boardRows, isColored } = frame;
  const body = mode === 'board' || mode === 'start' ? boardLines(frame) : listLines(frame);
  return [
    [{ text: head, look: bold }],
    ...(stale === undefined
      ? []
      : [[{ text: padText(fitText(stale, width), width), look: isColored ? alarm : inverse }]]),
    ...Array.from({ length: boardRows }, (_, row) => body[row] ?? []),
    ...foot.map((text, index): PaintedLine => [index === 2 && isColored ? { text, look: dim } : { text }]),
  ];
}

const bold: Look = { bold: true };
const dim: Look = { dim: true };
const inverse: Look = { inverse: true, bold: true };
const alarm: Look = { background: 'red', color: 'white', bold: true };

function boardLines({ page, tickets, texts, boardRows, isColored }: KitchenFrame): PaintedLine[] {
  if (tickets.length === 0) return [[{ text: fitText(texts.kitchen.nothing, page.columnWidth) }]];
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

function listLines({ mode, choices, tickets, texts, width }: KitchenFrame): PaintedLine[] {
  const counted = allDay(tickets).map(({ name, count }) => `${String(count).padStart(4)} × ${name}`);
  const lines = {
    allDay: counted.length > 0 ? counted : [texts.kitchen.nothing],
    help: texts.kitchen.help,
    recall: choices.length > 0 ? choices.map(({ label }) => label) : [texts.kitchen.nothingToRecall],
    soldOut: choices.map(({ label }) => label),
    board: [],
    start: [],
  }[mode];
  return lines.map((line) => [{ text: fitText(` ${line}`, width) }]);
}

type Looks = Readonly<Partial<Record<LineStyle, Look>>>;

const plainLooks: Looks = {
  'head-fresh': { inverse: true },
  'head-warn': { inverse: true, bold: true },
  'head-late': { inverse: true, bold: true },
  dish: { bold: true },
  note: { bold: true },
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
  added: { bold: true, color: 'green' },
  urge: { bold: true, color: 'magenta' },
  torn: { dim: true },
};
