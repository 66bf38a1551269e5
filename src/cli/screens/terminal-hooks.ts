import { createContext, useContext, useEffect, useLayoutEffect, useReducer } from 'react';
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

function useTerminal(): Terminal {
  const terminal = useContext(TerminalContext);
  if (!terminal) throw new Error('A screen is drawn by showScreen');
  return terminal;
}
