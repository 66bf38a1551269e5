import { type Key, useApp, useInput } from 'ink';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { shownUpTo } from '../../../client/board/shown-up-to.ts';
import { stationsOf, ticketsOf } from '../../../client/board/tickets.ts';
import { type Clock, systemClock } from '../../../runtime/clock.ts';
import type { Cli } from '../../cli.ts';
import { shiftedDigit } from '../shifted-digit.ts';
import { useEverySecond, useNews, usePainted, useTerminalSize } from '../terminal-hooks.ts';
import { layoutPage } from './layout-tickets.ts';
import type { KitchenDesk } from './kitchen-desk.ts';
import { noticeLines, noticesOf } from '../notice-lines.ts';
import { type Alarm, footLines, headLine, silenceLines } from './frame-lines.ts';
import { choicesOf, type Mode, mostChoices } from './modes.ts';
import { paintKitchen } from './paint-kitchen.ts';
import { pageOfText, textOf } from './text-lines.ts';

export interface KitchenScreenProps {
  readonly cli: Pick<Cli, 'texts' | 'colors' | 'language'>;
  readonly desk: KitchenDesk;
  readonly storeName: string;
  /** IANA name of the store's time zone. */
  readonly timeZone: string;
  /** Show only this station at first. */
  readonly station?: string | undefined;
  readonly clock?: Clock;
  readonly onMute: (isMuted: boolean) => void;
}

/** The head, the foot's three lines, and one that stays free. */
const frameRows = 5;
/** In these the tickets are in sight. */
const boardModes: ReadonlySet<Mode> = new Set(['board', 'start', 'open']);
/** Of the board, however many alarms there are. */
const fewestRows = 4;

export function KitchenScreen(props: KitchenScreenProps) {
  const { cli, desk, storeName, timeZone, clock = systemClock, onMute } = props;
  const state = useSyncExternalStore(desk.subscribe, desk.getState);
  const [station, setStation] = useState<string | null>(props.station ?? null);
  const [from, setFrom] = useState(0);
  const [listFrom, setListFrom] = useState(0);
  const [mode, setMode] = useState<Mode>('board');
  const [isMuted, setMuted] = useState(false);
  const said = useNews(state.said, clock);
  const size = useTerminalSize();
  useEverySecond();
  const { exit } = useApp();

  const now = clock.now().getTime() + state.skewMs;
  const tickets = useMemo(() => ticketsOf(state.board, { station, status: null }), [state.board, station]);
  const alarms = alarmsOf();
  const boardRows = size.rows - frameRows - alarms.length;
  const page = layoutPage({
    tickets,
    columns: size.columns,
    rows: boardRows,
    from: Math.min(from, Math.max(0, tickets.length - 1)),
    now,
    clockTime: (iso) => iso.slice(11, 16),
    texts: cli.texts,
  });
  const choices = choicesOf(mode, {
    state,
    station,
    tickets: page.tickets,
    texts: cli.texts,
    from: listFrom,
  });

  const text = pageOfText(textOf(mode, { state, tickets, texts: cli.texts }), {
    width: size.columns,
    rows: boardRows,
    from: listFrom,
  });
  const isTooSmall = size.columns < 30 || size.rows < 10;
  // A list or the help covers the tickets: what comes meanwhile was not shown.
  const inSight = !isTooSmall && boardModes.has(mode) ? page.tickets : [];
  const seenUpTo = shownUpTo(state.board, inSight);
  useEffect(() => desk.showed(seenUpTo), [desk, seenUpTo]);

  useKeys((input, key) => {
    if (key.escape) return setMode('board');
    const digit = /^[1-9]$/.test(input) ? Number(input) : undefined;
    if (digit !== undefined) return choose(digit);
    const shifted = shiftedDigit(input);
    if (shifted !== undefined) return boardModes.has(mode) ? open(shifted) : undefined;
    if (text.lines.length > 0 && (key.leftArrow || key.upArrow || key.rightArrow || key.downArrow))
      return setListFrom(key.leftArrow || key.upArrow ? text.before : text.after);
    if (mode === 'recall' || mode === 'soldOut') {
      if (key.leftArrow) return setListFrom(Math.max(0, listFrom - mostChoices));
      if (key.rightArrow)
        return choices.length === mostChoices ? setListFrom(listFrom + mostChoices) : undefined;
    }
    if (key.leftArrow) return setFrom(Math.max(0, page.before - page.tickets.length));
    if (key.rightArrow) return page.after > 0 ? setFrom(page.before + page.tickets.length) : undefined;
    const keys: Record<string, () => void> = {
      s: () => setMode('start'),
      o: () => setMode('open'),
      r: () => {
        desk.loadCompleted();
        list('recall');
      },
      u: () => desk.undo(),
      a: () => (mode === 'allDay' ? setMode('board') : list('allDay')),
      f: nextStation,
      e: () => {
        desk.loadMenu();
        list('soldOut');
      },
      m: () => {
        onMute(!isMuted);
        setMuted(!isMuted);
      },
      '?': () => (mode === 'help' ? setMode('board') : list('help')),
      q: () => exit(),
    };
    keys[input]?.();
  });

  function list(what: Mode): void {
    setListFrom(0);
    setMode(what);
  }

  function open(digit: number): void {
    const ticket = page.tickets[digit - 1];
    if (!ticket) return setMode('board');
    desk.open(ticket);
    list('detail');
  }

  function choose(digit: number): void {
    if (mode === 'open') return open(digit);
    const ticket = page.tickets[digit - 1];
    if (mode === 'board' && ticket) desk.bump(ticket);
    if (mode === 'start' && ticket) desk.start(ticket);
    const choice = choices[digit - 1];
    if (mode === 'recall' && choice?.order) desk.recall(choice.order, station);
    if (mode === 'soldOut' && choice?.dish) desk.toggleSoldOut(choice.dish);
    if (mode === 'start' || mode === 'recall') setMode('board');
  }

  /** Since when the board stands still, and what cooks can't rely on; some of the board stays in sight. */
  function alarmsOf(): Alarm[] {
    const silence = silenceLines({ texts: cli.texts, state, monotonic: clock.monotonic(), now, timeZone });
    const room = Math.max(1, size.rows - frameRows - silence.length - fewestRows);
    const sentences = noticesOf(state, cli.language, station);
    const notices = noticeLines(sentences, { width: size.columns, rows: room });
    return [...silence, ...notices.map((text): Alarm => ({ text, kind: 'notice' }))];
  }

  function nextStation(): void {
    const stations: (string | null)[] = [null, ...stationsOf(state.board)];
    // Two presses may come before the next frame.
    setStation((shown) => stations[(stations.indexOf(shown) + 1) % stations.length] ?? null);
    setFrom(0);
  }

  function listOf(): readonly string[] {
    if (text.lines.length > 0) return text.lines;
    const labels = choices.map(({ label }) => label);
    return labels.length === 0 && mode === 'recall' ? [cli.texts.kitchen.nothingToRecall] : labels;
  }

  const { columns: width } = size;
  const { texts } = cli;
  usePainted(
    isTooSmall
      ? [[{ text: texts.kitchen.tooSmall }]]
      : paintKitchen({
          head: headLine({
            texts,
            state,
            tickets,
            station,
            storeName,
            isMuted,
            now,
            monotonic: clock.monotonic(),
            width,
          }),
          alarms,
          page,
          foot: footLines({ texts, state, tickets, page, mode, said, width }),
          list: boardModes.has(mode) ? null : listOf(),
          isEmpty: tickets.length === 0,
          texts,
          width,
          boardRows,
          isColored: cli.colors.isColorSupported,
        }),
  );
  return null;
}

/**
 * Keys mean what the last frame shows. Ink subscribes a new listener some time after the frame; until then the old one would
 * act on the page before. A bump bar may send two keys in one piece.
 */
function useKeys(listener: (input: string, key: Partial<Key>) => void): void {
  const latest = useRef(listener);
  useLayoutEffect(() => {
    latest.current = listener;
  });
  useInput((input, key) => {
    if (input.length <= 1) return latest.current(input, key);
    for (const letter of input) latest.current(letter, {});
  });
}
