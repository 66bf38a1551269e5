import { Writable } from 'node:stream';
import { render } from 'ink';
import type { ReactNode } from 'react';
import type { Cli } from '../cli.ts';
import { createPainter } from './painter.ts';
import { TerminalContext } from './terminal-hooks.ts';

/** The terminal's second page without its cursor (xterm): what was there comes back when the screen is left. */
const enterScreen = '\u001b[?1049h\u001b[?25l\u001b[H';
const leaveScreen = '\u001b[?25h\u001b[?1049l';

/** What a screen is drawn from; ends with its `leaving`. */
export interface ShownDesk {
  readonly done: Promise<void>;
}

/**
 * Shows a screen over the whole terminal until it exits or its desk ends; then the desk is told to leave. Ink runs the components
 * and reads the keys; what they show they give to the painter.
 */
export async function showScreen(
  { stdout, stdin }: Pick<Cli, 'stdout' | 'stdin'>,
  node: ReactNode,
  { desk, leaving }: { readonly desk: ShownDesk; readonly leaving: AbortController },
): Promise<void> {
  stdout.write(enterScreen);
  const painter = createPainter({ stdout });
  const screen = render(
    <TerminalContext.Provider value={{ stdout, painter }}>{node}</TerminalContext.Provider>,
    { stdout: nowhere(), stdin, patchConsole: false },
  );
  try {
    await Promise.race([screen.waitUntilExit(), desk.done]);
  } finally {
    painter.stop();
    screen.unmount();
    stdout.write(leaveScreen);
    leaving.abort();
    await desk.done;
  }
}

/** Ink has nothing to draw. */
function nowhere(): NodeJS.WriteStream {
  const sink = new Writable({ write: (_chunk, _encoding, done) => done() });
  return Object.assign(Object.create(sink), { columns: 80, rows: 24, isTTY: false });
}
