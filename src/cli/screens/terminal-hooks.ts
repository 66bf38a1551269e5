import { useStdout } from 'ink';
import { useEffect, useReducer } from 'react';

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** The size of the terminal, also after it changes. @param fixed wins over what the terminal says */
export function useTerminalSize(fixed: TerminalSize | undefined): TerminalSize {
  const { stdout } = useStdout();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    stdout.on('resize', redraw);
    return () => void stdout.off('resize', redraw);
  }, [stdout]);
  return fixed ?? { columns: stdout.columns || 80, rows: stdout.rows || 24 };
}

/** Draws anew each second: clocks and ages count; what did not change is not written. */
export function useEverySecond(): void {
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, []);
}
