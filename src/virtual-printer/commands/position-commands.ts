import { atLineStart, type Command, fixed, ignore, readWord } from './command.ts';

const columnDots = 12;

/** Where in the line the next character goes. */
export const positionCommands: readonly Command[] = [
  {
    name: 'HT',
    code: [0x09],
    isComplete: fixed(0),
    run: (_, { head }) => {
      const next = head.modes.tabs.find((column) => column * columnDots > head.getX());
      if (next !== undefined) head.moveTo(next * columnDots);
    },
  },
  {
    name: 'ESC D',
    code: [0x1b, 0x44],
    // Positions rise; the first that does not, usually NUL, ends the list.
    isComplete: (args) => args.length > 0 && (args.at(-1) ?? 0) <= (args.at(-2) ?? 0),
    run: (args, { head }) => {
      head.modes.tabs = args.slice(0, -1);
    },
  },
  {
    name: 'ESC $',
    code: [0x1b, 0x24],
    isComplete: fixed(2),
    run: (args, { head }) => head.moveTo(readWord(args, 0)),
  },
  {
    name: 'ESC \\',
    code: [0x1b, 0x5c],
    isComplete: fixed(2),
    run: (args, { head }) => head.moveTo(head.getX() + readSignedWord(args)),
  },
  {
    name: 'GS L',
    code: [0x1d, 0x4c],
    isComplete: fixed(2),
    run: atLineStart('GS L', (args, { head: { modes }, profile }) => {
      modes.leftMargin = Math.min(readWord(args, 0), profile.dots);
      modes.areaWidth = Math.min(modes.areaWidth, profile.dots - modes.leftMargin);
    }),
  },
  {
    name: 'GS W',
    code: [0x1d, 0x57],
    isComplete: fixed(2),
    run: atLineStart('GS W', (args, { head: { modes }, profile }) => {
      modes.areaWidth = Math.min(readWord(args, 0), profile.dots - modes.leftMargin);
    }),
  },
  // This printer moves in dots whatever motion unit is asked for.
  { name: 'GS P', code: [0x1d, 0x50], isComplete: fixed(2), run: ignore },
  // Vertical positions exist only within a page; the page model here is a list of lines.
  { name: 'GS $', code: [0x1d, 0x24], isComplete: fixed(2), run: ignore },
  { name: 'GS \\', code: [0x1d, 0x5c], isComplete: fixed(2), run: ignore },
];

function readSignedWord(args: readonly number[]): number {
  const value = readWord(args, 0);
  return value < 0x8000 ? value : value - 0x10000;
}
