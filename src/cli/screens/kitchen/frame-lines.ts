import { toLocalIso } from '../../../domain/local-time.ts';
import { textWidth } from '../../output/text-width.ts';
import { ageOf, allDay, type Ticket } from '../../../client/board/tickets.ts';
import { fitHints, fitItems } from '../../output/fit-hints.ts';
import { fitText } from '../../output/fit-text.ts';
import type { Texts } from '../../texts/texts.ts';
import type { DeskState, Said } from './kitchen-desk.ts';
import type { BoardPage } from './layout-tickets.ts';
import type { Mode } from './modes.ts';

interface HeadOptions {
  readonly texts: Texts;
  readonly state: DeskState;
  readonly tickets: readonly Ticket[];
  readonly station: string | null;
  readonly storeName: string;
  readonly isMuted: boolean;
  /** The server's time, ms. */
  readonly now: number;
  readonly monotonic: number;
  readonly width: number;
}

/** Store and station, how many in which state, how old on average, and whether it is live. */
export function headLine(options: HeadOptions): string {
  const { texts, state, tickets, station, storeName, isMuted, now, monotonic, width } = options;
  const counts = (['pending', 'confirmed', 'preparing', 'ready', 'serving'] as const).flatMap((status) => {
    const count = tickets.filter((ticket) => ticket.status === status).length;
    return count > 0 ? [`${texts.orderStates[status]} ${count}`] : [];
  });
  const ages = tickets.map((ticket) => ageOf(ticket, now).seconds);
  const average = ages.length > 0 ? Math.round(ages.reduce((sum, age) => sum + age, 0) / ages.length) : 0;
  const skew = Math.round(Math.abs(state.skewMs) / 1000);
  const parts = [
    `${storeName} · ${station ?? texts.kitchen.whole}`,
    ...counts,
    ...(ages.length > 0
      ? [texts.kitchen.averageAge(`${Math.floor(average / 60)}:${String(average % 60).padStart(2, '0')}`)]
      : []),
  ];
  const heard = Math.max(0, Math.floor((monotonic - state.heardAt) / 1000));
  const link = `${state.isConnected ? `● ${texts.kitchen.connected}` : `○ ${texts.kitchen.notConnected}`} seq ${state.board.seq} · ${heard}s`;
  const notes = [
    ...(isMuted ? [texts.kitchen.muted] : []),
    ...(skew > 2 ? [texts.kitchen.skew(skew)] : []),
  ].join(' ');
  const right = [fitInto(notes, width - textWidth(link) - 1), fitText(link, width)].filter(Boolean).join(' ');
  const fitted = fitParts(parts, width - textWidth(right) - 1);
  return fitted + ' '.repeat(Math.max(0, width - textWidth(fitted) - textWidth(right))) + right;
}

/** Whole parts only, but for the first: half a number is a wrong one. */
function fitParts(parts: readonly string[], room: number): string {
  const text = parts.join(' │ ');
  return parts.length > 1 && textWidth(text) > room
    ? fitParts(parts.slice(0, -1), room)
    : fitInto(text, room);
}

/** Where there is no room for a word, none. */
function fitInto(text: string, room: number): string {
  return room < 2 ? '' : fitText(text, room);
}

/** After this long without a sign of life cooks must not trust the board; a heartbeat comes every 5 s. */
const lostAfterMs = 10_000;
const staleAfterMs = 20_000;

/** A line that stands above the board: it is late, it is out of date, or something else can't be relied on. */
export interface Alarm {
  readonly text: string;
  readonly kind: 'lost' | 'stale' | 'notice';
}

/** What a cook must know when the board stands still: a line, and a sign nobody can overlook when it may be out of date. */
export function silenceLines({
  texts: { kitchen },
  state: { heardAt },
  monotonic,
  now,
  timeZone,
}: {
  readonly texts: Texts;
  readonly state: DeskState;
  readonly monotonic: number;
  /** The server's time, ms. */
  readonly now: number;
  /** IANA name of the store's time zone. */
  readonly timeZone: string;
}): Alarm[] {
  const silence = monotonic - heardAt;
  if (silence < lostAfterMs) return [];
  if (silence < staleAfterMs) return [{ text: kitchen.lost(Math.floor(silence / 1000)), kind: 'lost' }];
  const time = toLocalIso(new Date(now - silence), timeZone).slice(11, 19);
  return ['', kitchen.stale(time), ''].map((text) => ({ text, kind: 'stale' }));
}

interface FootOptions {
  readonly texts: Texts;
  readonly state: DeskState;
  readonly tickets: readonly Ticket[];
  readonly page: BoardPage;
  readonly mode: Mode;
  /** What the last action led to, while it is news. */
  readonly said: Said | null;
  readonly width: number;
}

/** One dish must not take the line from all others, columns. */
const mostOfName = 16;

/** What is still to cook; printers and what was done last; the keys. */
export function footLines({ texts, state, tickets, page, mode, said, width }: FootOptions): string[] {
  const { kitchen } = texts;
  const counts = allDay(tickets).map(({ name, count }) => `${fitText(name, mostOfName)} ${count}`);
  const pages = [
    ...(page.before > 0 ? [kitchen.before(page.before)] : []),
    ...(page.after > 0 ? [kitchen.after(page.after)] : []),
  ];
  const prompts: Partial<Record<Mode, string>> = {
    start: kitchen.startWhich,
    open: kitchen.openWhich,
    recall: kitchen.recall,
    soldOut: kitchen.soldOutWhich,
  };
  return [
    fitItems([...pages, `${kitchen.allDay}  `].join('   '), counts, ' · ', width),
    newsLine(),
    fitHints(prompts[mode] ?? kitchen.keys, width),
  ];

  /** The answer to a key goes before the printers where there is no room for both. */
  function newsLine(): string {
    const printers = `${kitchen.printers}  ${printerWords(texts, state)}`;
    if (!said) return fitText(printers, width);
    const sentence = sentenceOf(said, texts);
    const both = `${printers}   ${sentence}`;
    return fitText(textWidth(both) <= width ? both : sentence, width);
  }
}

function printerWords({ kitchen, printerStates }: Texts, { printers }: DeskState): string {
  return printers
    .map(({ name, state, waiting, unproven }) => {
      const mark = state === 'online' ? '✔' : `! ${printerStates[state]}`;
      const open = [
        ...(waiting > 0 ? [kitchen.waitingJobs(waiting)] : []),
        ...(unproven > 0 ? [`? ${kitchen.unconfirmedJobs(unproven)}`] : []),
      ].join(' ');
      return `${name} ${mark}${open === '' ? '' : ` ${open}`}`;
    })
    .join(' │ ');
}

/** What the last action led to, for people. */
export function sentenceOf(said: Said, { kitchen, orderStates, error }: Texts): string {
  switch (said.kind) {
    case 'bumped':
      return kitchen.bumped(said.number, orderStates[said.to] ?? said.to);
    case 'noted':
      return kitchen.noted(said.number);
    case 'undone':
      return kitchen.undone(said.number);
    case 'recalled':
      return kitchen.recalled(said.number);
    case 'nothingToUndo':
      return kitchen.nothingToUndo;
    case 'unanswered':
      return kitchen.unanswered;
    case 'error':
      return `${error}${said.message}`;
  }
}
