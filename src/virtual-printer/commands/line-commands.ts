import { type Command, fixed } from './command.ts';

/** Ending lines and moving the paper. */
export const lineCommands: readonly Command[] = [
  { name: 'LF', code: [0x0a], isComplete: fixed(0), run: (_, { head }) => head.endLine() },
  // Carriage return alone does nothing while automatic line feed is off, as it is on every LAN printer.
  { name: 'CR', code: [0x0d], isComplete: fixed(0), run: () => {} },
  {
    name: 'ESC d',
    code: [0x1b, 0x64],
    isComplete: fixed(1),
    run: ([n = 0], { head }) => {
      const { lineSpacing } = head.modes;
      const isPrinting = !head.isLineStart();
      if (isPrinting) head.endLine();
      const left = isPrinting ? n - 1 : n;
      if (left > 0) head.feed(left * lineSpacing);
    },
  },
  {
    name: 'ESC J',
    code: [0x1b, 0x4a],
    isComplete: fixed(1),
    run: ([n = 0], { head }) => (head.isLineStart() ? head.feed(n) : head.endLine(n)),
  },
  {
    name: 'ESC 2',
    code: [0x1b, 0x32],
    isComplete: fixed(0),
    run: (_, { head }) => {
      head.modes.lineSpacing = 30;
    },
  },
  {
    name: 'ESC 3',
    code: [0x1b, 0x33],
    isComplete: fixed(1),
    run: ([n = 0], { head }) => {
      head.modes.lineSpacing = n;
    },
  },
];
