import { render } from 'ink';
import type { ReactNode } from 'react';
import type { Cli } from '../cli.ts';

/** Rings the terminal. */
export const bell = '\u0007';
/** The terminal's second page (xterm): what was there comes back when the screen is left. */
const enterScreen = '\u001b[?1049h\u001b[H';
const leaveScreen = '\u001b[?1049l';

/** What a screen is drawn from; ends with its `leaving`. */
export interface ShownDesk {
  readonly done: Promise<void>;
}

/** Shows a screen over the whole terminal until it exits or its desk ends; then the desk is told to leave. */
export async function showScreen(
  { stdout, stdin }: Pick<Cli, 'stdout' | 'stdin'>,
  node: ReactNode,
  { desk, leaving }: { readonly desk: ShownDesk; readonly leaving: AbortController },
): Promise<void> {
  stdout.write(enterScreen);
  const screen = render(node, { stdout, stdin, maxFps: 10 });
  try {
    await Promise.race([screen.waitUntilExit(), desk.done]);
  } finally {
    screen.unmount();
    stdout.write(leaveScreen);
    leaving.abort();
    await desk.done;
  }
}
