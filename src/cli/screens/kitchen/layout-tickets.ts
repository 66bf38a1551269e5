import { textWidth } from '../../output/text-width.ts';
import { type Age, ageOf, type Ticket, type TicketLine } from '../../../client/board/tickets.ts';
import { describeMissingPaper } from '../../output/describe-missing-paper.ts';
import { fitText, padText } from '../../output/fit-text.ts';
import { wrapWords } from '../../output/wrap-words.ts';
import type { Texts } from '../../texts/texts.ts';

/** One line of a column, and what it means; its colour is the screen's business. */
export interface BoardLine {
  readonly text: string;
  readonly style: LineStyle;
}

export type LineStyle =
  | `head-${Age}`
  | 'dish'
  | 'cooking'
  | 'done'
  | 'voided'
  | 'note'
  | 'clash'
  | 'added'
  | 'urge'
  | 'torn'
  | 'gap';

export interface BoardPage {
  readonly columns: readonly (readonly BoardLine[])[];
  /** Of each, in terminal cells; one cell is between two. */
  readonly columnWidth: number;
  /** The tickets that are whole on this page, by the key that bumps them: the first is 1. */
  readonly tickets: readonly Ticket[];
  /** Tickets before and after this page. */
  readonly before: number;
  readonly after: number;
}

export interface PageOptions {
  readonly tickets: readonly Ticket[];
  /** Size of the board in terminal cells. */
  readonly columns: number;
  readonly rows: number;
  /** Index of the first ticket. */
  readonly from: number;
  /** The server's time, ms. */
  readonly now: number;
  /** What `18:58` is at the store, of an ISO 8601 time. */
  readonly clockTime: (iso: string) => string;
  readonly texts: Texts;
}

/** A ticket is at least this wide; nine keys, so nine tickets a page. */
const columnWidth = 30;
const mostTickets = 9;
const between = 1;

/**
 * Lays tickets out like a newspaper: down a column, on in the next; nothing is cut off and nothing scrolls. A page ends where the
 * next ticket would not be whole, unless it is the first. A ticket is torn at a column's edge only where that gets more of them on
 * the page, or where it is longer than a column.
 */
export function layoutPage(options: PageOptions): BoardPage {
  const whole = fillPage(options, false);
  const torn = fillPage(options, true);
  return torn.tickets.length > whole.tickets.length ? torn : whole;
}

function fillPage({ tickets, columns, rows, from, ...rest }: PageOptions, mayTear: boolean): BoardPage {
  const count = Math.max(1, Math.floor((columns + between) / (columnWidth + between)));
  const width = Math.floor((columns + between) / count) - between;
  const filled: BoardLine[][] = [[]];
  const shown: Ticket[] = [];
  for (const ticket of tickets.slice(from, from + mostTickets)) {
    const lines = ticketLines({ ticket, key: shown.length + 1, width, ...rest });
    const placed = place(filled, lines, {
      number: ticket.number,
      count,
      rows,
      width,
      texts: rest.texts,
      mayTear,
    });
    if (!placed && shown.length > 0) break;
    shown.push(ticket);
    if (!placed) break;
  }
  return {
    columns: Array.from({ length: count }, (_, index) => filled[index] ?? []),
    columnWidth: width,
    tickets: shown,
    before: from,
    after: Math.max(0, tickets.length - from - shown.length),
  };
}

interface Room {
  /** Of the ticket that is placed. */
  readonly number: number;
  readonly count: number;
  readonly rows: number;
  readonly width: number;
  readonly texts: Texts;
  /** Whether it may begin in a column that has no room for all of it. */
  readonly mayTear: boolean;
}

/** Puts the lines behind what is there; false, and only as much as there is room for, when they don't fit. */
function place(filled: BoardLine[][], lines: readonly BoardLine[], room: Room): boolean {
  const { count, rows, mayTear } = room;
  const last = filled.at(-1) ?? [];
  // A head alone at the foot of a column would be overlooked.
  const least = mayTear ? Math.min(lines.length, 3) : lines.length;
  const starts = last.length > 0 && last.length + least > rows ? filled.length : filled.length - 1;
  const isFirst = filled.length === 1 && last.length === 0;
  const parts = split(lines, starts === filled.length ? 0 : last.length, room);
  const fits = starts + parts.length <= count;
  if (!fits && !isFirst) return false;
  for (const [index, part] of parts.entries()) {
    if (starts + index >= count) break;
    const column = filled[starts + index] ?? [];
    filled[starts + index] = column;
    column.push(...part);
  }
  const end = filled.at(-1);
  if (end && end.length < rows) end.push({ text: '', style: 'gap' });
  return fits;
}

/** Cuts a ticket where columns end; each edge says which part of which ticket it is. */
function split(
  lines: readonly BoardLine[],
  used: number,
  { number, rows, width, texts }: Room,
): BoardLine[][] {
  const pieces: (readonly BoardLine[])[] = [];
  let rest = lines;
  let free = rows - used;
  // What is torn off below leaves a line for its edge, what goes on above another one.
  while (rest.length > free) {
    pieces.push(rest.slice(0, free - 1));
    rest = rest.slice(free - 1);
    free = rows - 1;
  }
  pieces.push(rest);
  const edge = (text: string): BoardLine => ({
    text: padText(fitText(`╌╌ ${text} ╌╌`, width), width),
    style: 'torn',
  });
  return pieces.map((piece, index) => [
    ...(index > 0 ? [edge(`#${number} ${index + 1}/${pieces.length}`)] : []),
    ...piece,
    ...(index < pieces.length - 1 ? [edge(`${texts.kitchen.continued} ${index + 1}/${pieces.length}`)] : []),
  ]);
}

interface TicketOptions extends Pick<PageOptions, 'now' | 'clockTime' | 'texts'> {
  readonly ticket: Ticket;
  readonly key: number;
  readonly width: number;
}

function ticketLines({ ticket, key, width, now, clockTime, texts }: TicketOptions): BoardLine[] {
  const { seconds, age } = ageOf(ticket, now);
  const place =
    ticket.table === null ? texts.kitchen.modes[ticket.serviceMode] : `${texts.kitchen.table}${ticket.table}`;
  const left = `${key} ${ageMarks[age]}${place} #${ticket.number} ${texts.orderStates[ticket.status]}`;
  const clock = formatAge(seconds);
  const title = fitText(left, width - clock.length - 1);
  const head: BoardLine = {
    text: title + ' '.repeat(Math.max(1, width - textWidth(title) - clock.length)) + clock,
    style: `head-${age}`,
  };
  const edge = edges[ticket.serviceMode];
  const inner = width - 2;
  /** Lines after the first stand further in, so that nobody takes them for the next dish. */
  const body = (text: string, style: LineStyle, indent = 0) =>
    wrapWords(text, inner - indent, 2).map((part): BoardLine => {
      const padded = padText(`${' '.repeat(indent)}${part}`, inner);
      return { text: `${edge} ${padded}`, style };
    });
  const lines: BoardLine[] = [head];
  if (ticket.isRushed) lines.push(...body(`! ${texts.kitchen.rushed}`, 'urge'));
  if (ticket.isRecalled) lines.push(...body(`! ${texts.kitchen.isBack}`, 'urge'));
  if (ticket.isUnattended) lines.push(...body(`! ${texts.events.order_unattended}`, 'urge'));
  for (const paper of ticket.missingPaper)
    lines.push(...body(`! ${describeMissingPaper(texts, paper)}`, 'urge'));
  if (ticket.urges > 0) lines.push(...body(`! ${texts.events.order_reminder} ×${ticket.urges}`, 'urge'));
  if (ticket.note !== null) lines.push(...body(`⚠ ${ticket.note}`, 'note'));
  let addedAt: string | null = null;
  for (const line of inOrder(ticket.lines)) {
    if (line.addedAt !== null && line.addedAt !== addedAt)
      lines.push(...body(`── ${texts.kitchen.added} ${clockTime(line.addedAt)} ──`, 'added'));
    addedAt = line.addedAt;
    const style = dishStyle(line);
    lines.push(...body(`${dishMarks[line.state]}${line.quantity} × ${line.name}`, style));
    if (line.options.length > 0) lines.push(...body(line.options.join(' · '), style, 4));
    if (line.note !== null && line.state !== 'voided') lines.push(...body(`⚠ ${line.note}`, 'note', 4));
    if (line.allergy !== null && line.state !== 'voided') {
      const { clashes, others } = line.allergy;
      const { allergyClash, contains } = texts.kitchen;
      if (clashes.length > 0) lines.push(...body(`!! ${allergyClash(clashes.join(', '))} !!`, 'clash'));
      if (others.length > 0) lines.push(...body(`⚠ ${contains(others.join(', '))}`, 'note', 4));
    }
    if (line.state === 'voided') lines.push(...body(texts.kitchen.voided, 'note', 4));
  }
  return lines;
}

/** What came later stands below what was there. */
function inOrder(lines: readonly TicketLine[]): TicketLine[] {
  return lines.toSorted((a, b) => (a.addedAt ?? '').localeCompare(b.addedAt ?? '') || a.itemId - b.itemId);
}

function dishStyle({ state, addedAt }: TicketLine): LineStyle {
  if (state === 'todo') return addedAt === null ? 'dish' : 'added';
  return state;
}

/** Marks are text, colours are extra. */
const ageMarks: Readonly<Record<Age, string>> = { fresh: '', warn: '! ', late: '▲ ' };
const dishMarks: Readonly<Record<TicketLine['state'], string>> = {
  todo: '',
  cooking: '› ',
  done: '✔ ',
  voided: '✖ ',
};
const edges: Readonly<Record<Ticket['serviceMode'], string>> = { dine_in: '┃', takeout: '┇', delivery: '║' };

function formatAge(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${String(minutes).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}
