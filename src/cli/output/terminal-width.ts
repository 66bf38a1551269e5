import type { Terminal } from '../cli.ts';

/** Columns of the terminal that reads standard output; undefined, without limit, where it is none or doesn't say. */
export function terminalWidth({ stdout }: Pick<Terminal, 'stdout'>): number | undefined {
  return stdout.isTTY && stdout.columns > 0 ? stdout.columns : undefined;
}
