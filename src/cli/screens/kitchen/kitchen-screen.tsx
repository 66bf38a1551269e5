import { Box, type Key, Text, useApp, useInput } from 'ink';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { shownUpTo } from '../../../client/board/shown-up-to.ts';
import { allDay, stationsOf, type Ticket, ticketsOf } from '../../../client/board/tickets.ts';
import { type Clock, systemClock } from '../../../runtime/clock.ts';
import type { Cli } from '../../cli.ts';
import { fitText } from '../../output/fit-text.ts';
import { useEverySecond, useTerminalSize } from '../terminal-hooks.ts';
import { type BoardLine, layoutPage, type LineStyle } from './layout-tickets.ts';
import type { KitchenDesk } from './kitchen-desk.ts';
import { footLines, headLine, staleLine } from './frame-lines.ts';
import { type Choice, choicesOf, type Mode } from './modes.ts';

export interface KitchenScreenProps {
  readonly cli: Pick<Cli, 'texts' | 'colors'>;
  readonly desk: KitchenDesk;
  readonly storeName: string;
  /** Show only this station at first. */
  readonly station?: string | undefined;
  /** The size of the terminal; where it says so itself, that wins. */
  readonly size?: { readonly columns: number; readonly rows: number };
  readonly clock?: Clock;
  readonly onMute: (isMuted: boolean) => void;
}

/** The head, the foot's three lines; Ink flickers when a frame fills the terminal. */
const frameRows = 5;

export function KitchenScreen(props: KitchenScreenProps) {
  const { cli, desk, storeName, clock = systemClock, onMute } = props;
  const state = useSyncExternalStore(desk.subscribe, desk.getState);
  const [station, setStation] = useState<string | null>(props.station ?? null);
  const [from, setFrom] = useState(0);
  const [mode, setMode] = useState<Mode>('board');
  const [isMuted, setMuted] = useState(false);
  const size = useTerminalSize(props.size);
  useEverySecond();
  const { exit } = useApp();

  const now = clock.now().getTime() + state.skewMs;
  const tickets = useMemo(() => ticketsOf(state.board, { station, status: null }), [state.board, station]);
  const stale = staleLine({ texts: cli.texts, state, monotonic: clock.monotonic(), now: clock.now() });
  const boardRows = size.rows - frameRows - (stale ? 1 : 0);
  const page = layoutPage({
    tickets,
    columns: size.columns,
    rows: boardRows,
    from: Math.min(from, Math.max(0, tickets.length - 1)),
    now,
    clockTime: (iso) => iso.slice(11, 16),
    texts: cli.texts,
  });
  const choices = choicesOf(mode, { state, station, tickets: page.tickets, texts: cli.texts });

  const seenUpTo = shownUpTo(state.board, page.tickets);
  useEffect(() => desk.showed(seenUpTo), [desk, seenUpTo]);

  useKeys((input, key) => {
    if (key.escape) return setMode('board');
    const digit = /^[1-9]$/.test(input) ? Number(input) : undefined;
    if (digit !== undefined) return choose(digit);
    if (key.leftArrow) return setFrom(Math.max(0, page.before - page.tickets.length));
    if (key.rightArrow) return page.after > 0 ? setFrom(page.before + page.tickets.length) : undefined;
    const keys: Record<string, () => void> = {
      s: () => setMode('start'),
      r: () => setMode('recall'),
      u: () => desk.undo(),
      a: () => setMode(mode === 'allDay' ? 'board' : 'allDay'),
      f: nextStation,
      e: () => {
        desk.loadMenu();
        setMode('soldOut');
      },
      m: () => {
        onMute(!isMuted);
        setMuted(!isMuted);
      },
      '?': () => setMode(mode === 'help' ? 'board' : 'help'),
      q: () => exit(),
    };
    keys[input]?.();
  });

  function choose(digit: number): void {
    const ticket = page.tickets[digit - 1];
    if (mode === 'board' && ticket) desk.bump(ticket);
    if (mode === 'start' && ticket) desk.start(ticket);
    const choice = choices[digit - 1];
    if (mode === 'recall' && choice?.order) desk.recall(choice.order, station);
    if (mode === 'soldOut' && choice?.dish) desk.toggleSoldOut(choice.dish);
    if (mode === 'start' || mode === 'recall') setMode('board');
  }

  function nextStation(): void {
    const stations: (string | null)[] = [null, ...stationsOf(state.board)];
    setStation(stations[(stations.indexOf(station) + 1) % stations.length] ?? null);
    setFrom(0);
  }

  if (size.columns < 30 || size.rows < 10) return <Text>{cli.texts.kitchen.tooSmall}</Text>;
  const colors = cli.colors.isColorSupported;
  return (
    <Box flexDirection="column" width={size.columns}>
      <Text wrap="truncate" bold>
        {headLine({
          texts: cli.texts,
          state,
          tickets,
          station,
          storeName,
          isMuted,
          now,
          width: size.columns,
        })}
      </Text>
      {stale && (
        <Text wrap="truncate" {...(colors ? { backgroundColor: 'red', color: 'white' } : { inverse: true })}>
          {fitText(stale, size.columns)}
        </Text>
      )}
      <Box height={boardRows} overflow="hidden">
        {mode === 'board' || mode === 'start' ? (
          <Columns
            columns={page.columns}
            isColored={colors}
            isEmpty={tickets.length === 0}
            nothing={cli.texts.kitchen.nothing}
          />
        ) : (
          <List mode={mode} choices={choices} tickets={tickets} cli={cli} />
        )}
      </Box>
      {footLines({ texts: cli.texts, state, tickets, page, mode, width: size.columns }).map((line, index) => (
        <Text key={index} wrap="truncate" dimColor={index === 2}>
          {line === '' ? ' ' : line}
        </Text>
      ))}
    </Box>
  );
}

interface ColumnsProps {
  readonly columns: readonly (readonly BoardLine[])[];
  readonly isColored: boolean;
  readonly isEmpty: boolean;
  readonly nothing: string;
}

function Columns({ columns, isColored, isEmpty, nothing }: ColumnsProps) {
  if (isEmpty) return <Text>{nothing}</Text>;
  return (
    <Box flexDirection="row" flexGrow={1} columnGap={1}>
      {columns.map((lines, column) => (
        <Box key={column} flexDirection="column" flexGrow={1} flexBasis={0}>
          {lines.map(({ text, style }, line) => (
            <Text key={line} wrap="truncate" {...lookOf(style, isColored)}>
              {text === '' ? ' ' : text}
            </Text>
          ))}
        </Box>
      ))}
    </Box>
  );
}

interface ListProps {
  readonly mode: Mode;
  readonly choices: readonly Choice[];
  readonly tickets: readonly Ticket[];
  readonly cli: Pick<Cli, 'texts'>;
}

function List({ mode, choices, tickets, cli: { texts } }: ListProps) {
  const counted = allDay(tickets).map(({ name, count }) => `${String(count).padStart(4)} × ${name}`);
  const lines = {
    allDay: counted.length > 0 ? counted : [texts.kitchen.nothing],
    help: texts.kitchen.help,
    recall: choices.length > 0 ? choices.map(({ label }) => label) : [texts.kitchen.nothingToRecall],
    soldOut: choices.map(({ label }) => label),
    board: [],
    start: [],
  }[mode];
  return (
    <Box flexDirection="column" paddingX={1}>
      {lines.map((line, index) => (
        <Text key={index} wrap="truncate">
          {fitText(line)}
        </Text>
      ))}
    </Box>
  );
}

/** Head = age, a dish = what is to do; each has a mark in its text as well. */
function lookOf(style: LineStyle, isColored: boolean) {
  if (!isColored) return plainLooks[style] ?? {};
  return colorLooks[style] ?? {};
}

type Look = Readonly<Partial<Record<'bold' | 'inverse' | 'strikethrough' | 'dimColor', boolean>>> & {
  readonly color?: string;
  readonly backgroundColor?: string;
};

const plainLooks: Readonly<Partial<Record<LineStyle, Look>>> = {
  'head-fresh': { inverse: true },
  'head-warn': { inverse: true, bold: true },
  'head-late': { inverse: true, bold: true },
  dish: { bold: true },
  note: { bold: true },
  voided: { strikethrough: true },
};

const colorLooks: Readonly<Partial<Record<LineStyle, Look>>> = {
  'head-fresh': { backgroundColor: 'white', color: 'black' },
  'head-warn': { backgroundColor: 'yellow', color: 'black', bold: true },
  'head-late': { backgroundColor: 'red', color: 'white', bold: true },
  dish: { bold: true },
  cooking: { color: 'cyan' },
  done: { dimColor: true },
  voided: { strikethrough: true, color: 'red' },
  note: { bold: true, color: 'red' },
  added: { bold: true, color: 'green' },
  urge: { bold: true, color: 'magenta' },
  torn: { dimColor: true },
};

/**
 * Keys mean what the last frame shows. Ink subscribes a new listener some time after the frame; until then the old one would
 * act on the page before.
 */
function useKeys(listener: (input: string, key: Key) => void): void {
  const latest = useRef(listener);
  useLayoutEffect(() => {
    latest.current = listener;
  });
  useInput((input, key) => latest.current(input, key));
}
