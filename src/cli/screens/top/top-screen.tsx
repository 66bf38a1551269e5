import { Box, type Key, Text, useApp, useInput } from 'ink';
import { useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { type Clock, systemClock } from '../../../runtime/clock.ts';
import type { Cli } from '../../cli.ts';
import { useEverySecond, useTerminalSize } from '../terminal-hooks.ts';
import { composeFrame } from './compose-frame.ts';
import { asciiMarks, type Line, type Style } from './lines.ts';
import type { PageSources } from './page-sources.ts';
import type { TopDesk, TopSaid } from './top-desk.ts';
import { firstView, type KeyContext, pressKey, type View } from './top-keys.ts';

export interface TopScreenProps {
  readonly cli: Pick<Cli, 'texts' | 'colors' | 'stdout'>;
  readonly desk: TopDesk;
  readonly sources: PageSources;
  readonly storeName: string;
  /** IANA name of the store's time zone. */
  readonly timeZone: string;
  /** Marks of ASCII only. */
  readonly ascii?: boolean | undefined;
  /** The size of the terminal; where it says so itself, that wins. */
  readonly size?: { readonly columns: number; readonly rows: number };
  readonly clock?: Clock;
}

export const smallest = { columns: 60, rows: 20 };

export function TopScreen({ cli, desk, sources, storeName, timeZone, ascii, ...props }: TopScreenProps) {
  const { clock = systemClock } = props;
  const { texts, colors } = cli;
  const state = useSyncExternalStore(desk.subscribe, desk.getState);
  const [view, setView] = useState<View>(firstView);
  const said = useNews(state.said, clock);
  const { columns, rows } = useTerminalSize(props.size);
  useEverySecond();
  const { exit } = useApp();

  const frame = composeFrame({
    state,
    texts,
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
  };
  useKeys(view, context, setView);

  if (columns < smallest.columns || rows < smallest.rows) return <Text>{texts.top.tooSmall}</Text>;
  return (
    <Box flexDirection="column" width={columns}>
      {frame.lines.map((line, index) => (
        // Lines have no identity but their place.
        <ScreenLine key={index} line={line} isColored={colors.isColorSupported} ascii={ascii === true} />
      ))}
    </Box>
  );
}

interface ScreenLineProps {
  readonly line: Line;
  readonly isColored: boolean;
  readonly ascii: boolean;
}

function ScreenLine({ line, isColored, ascii }: ScreenLineProps) {
  const looks = isColored ? colorLooks : plainLooks;
  return (
    <Text wrap="truncate">
      {line.every(({ text }) => text === '') ? ' ' : null}
      {line.map(({ text, style = 'plain' }, index) => (
        <Text key={index} {...looks[style]}>
          {ascii ? asciiMarks(text) : text}
        </Text>
      ))}
    </Text>
  );
}

type Look = Readonly<Partial<Record<'bold' | 'inverse' | 'dimColor', boolean>>> & {
  readonly color?: string;
  readonly backgroundColor?: string;
};

const plainLooks: Readonly<Record<Style, Look>> = {
  plain: {},
  title: { bold: true },
  dim: {},
  good: {},
  warn: {},
  bad: { bold: true },
  alarm: { inverse: true },
};

const colorLooks: Readonly<Record<Style, Look>> = {
  plain: {},
  title: { bold: true },
  dim: { dimColor: true },
  good: { color: 'green' },
  warn: { color: 'yellow' },
  bad: { color: 'red', bold: true },
  alarm: { backgroundColor: 'red', color: 'white', bold: true },
};

/** An answer is read within this time, ms; then the most urgent trouble has its line again. */
const newsMs = 10_000;

function useNews(said: TopSaid | null, clock: Clock): TopSaid | null {
  const seen = useRef({ said, at: Number.NEGATIVE_INFINITY });
  if (seen.current.said !== said) seen.current = { said, at: clock.monotonic() };
  return clock.monotonic() - seen.current.at < newsMs ? said : null;
}

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
    if (input.length <= 1 || latest.current.view.input) return press(input, key);
    for (const letter of input) press(letter, {});
  });
}
