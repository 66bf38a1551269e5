import type { Modes } from '../modes.ts';
import type { Align } from '../paper.ts';
import { atLineStart, type Command, fixed } from './command.ts';

/** How single-byte characters, and with GS ! all characters, look. */
export const styleCommands: readonly Command[] = [
  switchCommand('ESC -', [0x1b, 0x2d], (modes, n) => {
    modes.underline = n % 48 !== 0;
  }),
  switchCommand('ESC E', [0x1b, 0x45], (modes, n) => {
    modes.bold = n % 2 === 1;
  }),
  switchCommand('ESC G', [0x1b, 0x47], (modes, n) => {
    modes.bold = n % 2 === 1;
  }),
  switchCommand('ESC M', [0x1b, 0x4d], (modes, n) => {
    modes.font = n % 48 === 1 ? 'B' : 'A';
  }),
  switchCommand('ESC R', [0x1b, 0x52], (modes, n) => {
    modes.international = n;
  }),
  switchCommand('ESC t', [0x1b, 0x74], (modes, n) => {
    modes.codePage = n;
  }),
  switchCommand('ESC SP', [0x1b, 0x20], (modes, n) => {
    modes.spacing = n;
  }),
  switchCommand('ESC !', [0x1b, 0x21], (modes, n) => {
    modes.font = n & 0x01 ? 'B' : 'A';
    modes.bold = (n & 0x08) !== 0;
    modes.height = n & 0x10 ? 2 : 1;
    modes.width = n & 0x20 ? 2 : 1;
    modes.underline = (n & 0x80) !== 0;
  }),
  switchCommand('GS !', [0x1d, 0x21], (modes, n) => {
    modes.width = modes.chineseWidth = ((n >> 4) & 7) + 1;
    modes.height = modes.chineseHeight = (n & 7) + 1;
  }),
  switchCommand('GS B', [0x1d, 0x42], (modes, n) => {
    modes.inverse = n % 2 === 1;
  }),
  switchCommand('GS b', [0x1d, 0x62], () => {}),
  {
    name: 'ESC a',
    code: [0x1b, 0x61],
    isComplete: fixed(1),
    run: atLineStart('ESC a', ([n = 0], { head }) => {
      const align: Align | undefined = (['left', 'center', 'right'] as const)[n % 48];
      if (align) head.modes.align = align;
    }),
  },
  {
    name: 'ESC {',
    code: [0x1b, 0x7b],
    isComplete: fixed(1),
    run: atLineStart('ESC {', ([n = 0], { head }) => {
      head.modes.upsideDown = n % 2 === 1;
    }),
  },
];

/** A command with one parameter that changes the modes from here on. */
function switchCommand(name: string, code: number[], apply: (modes: Modes, n: number) => void): Command {
  return { name, code, isComplete: fixed(1), run: ([n = 0], { head }) => apply(head.modes, n) };
}
