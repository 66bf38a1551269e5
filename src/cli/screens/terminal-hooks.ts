import { createContext, useContext, useEffect, useLayoutEffect, useReducer, useRef } from 'react';
import type { Clock } from '../../runtime/clock.ts';
import type { PaintedLine } from './painted-line.ts';
import type { Painter } from './painter.ts';

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** The terminal that a screen has for itself. */
export interface Terminal {
  readonly stdout: Pick<NodeJS.WriteStream, 'columns' | 'rows' | 'on' | 'off'>;
  readonly painter: Painter;
}

export const TerminalContext = createContext<Terminal | undefined>(undefined);

/** The size of the terminal, also after it changes. */
export function useTerminalSize(): TerminalSize {
  const { stdout, painter } = useTerminal();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const change = () => {
      painter.forget();
      redraw();
    };
    stdout.on('resize', change);
    return () => void stdout.off('resize', change);
  }, [stdout, painter]);
  return { columns: stdout.columns || 80, rows: stdout.rows || 24 };
}

/** Shows these lines after each drawing. */
export function usePainted(lines: readonly PaintedLine[]): void {
  const { painter } = useTerminal();
  useLayoutEffect(() => painter.paint(lines));
}

/** Draws anew each second: clocks and ages count; what did not change is not written. */
export function useEverySecond(): void {
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, []);
}

/** An answer is read within this time, ms; then its line is free for what is more urgent. */
const newsMs = 10_000;

/** What was said last, while it is news. */
export function useNews<Said>(said: Said | null, clock: Pick<Clock, 'monotonic'>): Said | null {
  const seen = useRef({ said, at: Number.NEGATIVE_INFINITY });
  if (seen.current.said !== said) seen.current = { said, at: clock.monotonic() };
  return clock.monotonic() - seen.current.at < newsMs ? said : null;
}

function useTerminal(): Terminal {
  const terminal = useContext(TerminalContext);
  if (!terminal) throw new Error('A screen is drawn by showScreen');
  return terminal;
}
