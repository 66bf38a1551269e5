import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import type { ReactNode } from 'react';
import { type ShownDesk, showScreen } from '../../src/cli/screens/show-screen.tsx';
import { createTerminalReducer } from './terminal-reducer.ts';
import { waitFor } from './wait-for.ts';

export interface ShownScreen {
  /** What the terminal shows now. */
  frame(): string;
  /** Every different state it has shown. */
  readonly frames: readonly string[];
  /** All that was written, in pieces. */
  readonly written: readonly string[];
  /** @throws when a terminal of that size could not have shown everything as it was meant */
  check(): void;
  press(keys: string): void;
  resize(columns: number, rows: number): void;
  /** Waits until the terminal shows all these words. */
  see(...words: readonly string[]): Promise<string>;
  readonly left: Promise<void>;
}

/** Shows a screen on a terminal of that size, as a command does. */
export function showOnTerminal(
  node: ReactNode,
  {
    desk,
    leaving,
    columns = 80,
    rows = 24,
  }: {
    readonly desk: ShownDesk;
    readonly leaving: AbortController;
    readonly columns?: number;
    readonly rows?: number;
  },
): ShownScreen {
  const reducer = createTerminalReducer({ columns, rows });
  const written: string[] = [];
  const frames: string[] = [];
  const frame = () => reducer.lines().join('\n').trimEnd();
  const stdout: NodeJS.WriteStream = Object.assign(Object.create(new EventEmitter()), {
    columns,
    rows,
    isTTY: true,
    writableNeedDrain: false,
    write: (text: string) => {
      written.push(text);
      reducer.write(text);
      if (frames.at(-1) !== frame()) frames.push(frame());
      return true;
    },
  });
  const keyboard = new PassThrough();
  const stdin: NodeJS.ReadStream = Object.assign(Object.create(keyboard), {
    isTTY: true,
    setRawMode: () => {},
    ref: () => {},
    unref: () => {},
  });
  const left = showScreen({ stdout, stdin }, node, { desk, leaving });
  return {
    frame,
    frames,
    written,
    check: () => {
      if (reducer.faults.length > 0) throw new Error(`The terminal could not: ${reducer.faults.join(', ')}`);
    },
    left,
    press: (keys) => void keyboard.write(keys),
    resize: (width, height) => {
      Object.assign(stdout, { columns: width, rows: height });
      reducer.resize({ columns: width, rows: height });
      stdout.emit('resize');
    },
    see: async (...words) =>
      waitFor(
        `the screen to show ${words.join(', ')}`,
        () => words.every((word) => frame().includes(word)) && frame(),
      ).catch((thrown: unknown) => {
        throw new Error(`The screen shows:\n${frame()}`, { cause: thrown });
      }),
  };
}
