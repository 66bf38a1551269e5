import { type Key, useApp, useInput } from 'ink';
import { useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { type Clock, systemClock } from '../../../runtime/clock.ts';
import type { Cli } from '../../cli.ts';
import type { Look, PaintedLine } from '../painted-line.ts';
import { useEverySecond, useNews, usePainted, useTerminalSize } from '../terminal-hooks.ts';
import { composeFrame } from './compose-frame.ts';
import { asciiMarks, type Line, type Style } from './lines.ts';
import type { PageSources } from './page-sources.ts';
import type { TopDesk } from './top-desk.ts';
import { firstView, type KeyContext, pressKey, type View } from './top-keys.ts';

export interface TopScreenProps {
  readonly cli: Pick<Cli, 'texts' | 'language' | 'colors' | 'stdout'>;
  readonly desk: TopDesk;
  readonly sources: PageSources;
  readonly storeName: string;
  /** IANA name of the store's time zone. */
  readonly timeZone: string;
  /** Marks of ASCII only. */
  readonly ascii?: boolean | undefined;
  readonly clock?: Clock;
  /** Where there is another store. */
  readonly onNextStore?: (() => void) | undefined;
}

export const smallest = { columns: 60, rows: 20 };

export function TopScreen({ cli, desk, sources, storeName, timeZone, ascii, ...props }: TopScreenProps) {
  const { clock = systemClock, onNextStore } = props;
  const { texts, colors } = cli;
  const state = useSyncExternalStore(desk.subscribe, desk.getState);
  const [view, setView] = useState<View>(firstView);
  const said = useNews(state.said, clock);
  const { columns, rows } = useTerminalSize();
  useEverySecond();
  const { exit } = useApp();

  const frame = composeFrame({
    state,
    texts,
    language: cli.language,
    storeName,
    timeZone,
    now: clock.now().getTime() + state.kitchen.skewMs,
    monotonic: clock.monotonic(),
    columns,
    view,
    terminalRows: rows,
    said,
    stdout: cli.stdout,
  });
  const context: KeyContext = {
    desk,
    sources,
    texts,
    shown: frame.shown.slice(0, 9),
    hasMore: frame.hasMore,
    finished: frame.finished.flatMap(({ order }) => (order ? [order] : [])),
    rows: frame.rows,
    leave: exit,
    nextStore: () => {
      if (!onNextStore) return;
      onNextStore();
      exit();
    },
  };
  useKeys(view, context, setView);

  const isTooSmall = columns < smallest.columns || rows < smallest.rows;
  const lines: readonly Line[] = isTooSmall ? [[{ text: texts.top.tooSmall }]] : frame.lines;
  const looks = colors.isColorSupported ? colorLooks : plainLooks;
  usePainted(lines.map((line) => painted(line, looks, ascii === true)));
  return null;
}

function painted(line: Line, looks: Looks, ascii: boolean): PaintedLine {
  return line.map(({ text, style = 'plain' }) => ({
    text: ascii ? asciiMarks(text) : text,
    ...(looks[style] && { look: looks[style] }),
  }));
}

type Looks = Readonly<Partial<Record<Style, Look>>>;

const plainLooks: Looks = { title: { bold: true }, bad: { bold: true }, alarm: { inverse: true } };

const colorLooks: Looks = {
  title: { bold: true },
  dim: { dim: true },
  good: { color: 'green' },
  warn: { color: 'yellow' },
  bad: { color: 'red', bold: true },
  alarm: { background: 'red', color: 'white', bold: true },
};

/**
 * Keys mean what the last frame shows. Keys that come faster than frames, or in one piece, still come one after the other, so
 * the view that a key finds is the one the key before it made.
 */
function useKeys(view: View, context: KeyContext, setView: (view: View) => void): void {
  const latest = useRef({ view, context });
  useLayoutEffect(() => {
    latest.current = { view, context };
  });
  const press = (input: string, key: Partial<Key>) => {
    const next = pressKey(latest.current.view, input, key, latest.current.context);
    latest.current = { ...latest.current, view: next };
    setView(next);
  };
  useInput((input, key) => {
    if (input.length <= 1) return press(input, key);
    for (const letter of input) press(letter, letter === '\r' ? { return: true } : {});
  });
}
