import { type Command, fixed, ignore, sized } from './command.ts';

/** Chinese mode and how Chinese characters look. */
export const chineseCommands: readonly Command[] = [
  {
    name: 'FS &',
    code: [0x1c, 0x26],
    isComplete: fixed(0),
    run: (_, { head }) => {
      head.modes.encoding = 'gb';
    },
  },
  {
    name: 'FS .',
    code: [0x1c, 0x2e],
    isComplete: fixed(0),
    run: (_, { head }) => {
      head.modes.encoding = 'single';
    },
  },
  {
    name: 'FS !',
    code: [0x1c, 0x21],
    isComplete: fixed(1),
    run: ([n = 0], { head: { modes } }) => {
      modes.chineseWidth = n & 0x04 ? 2 : 1;
      modes.chineseHeight = n & 0x08 ? 2 : 1;
      modes.chineseUnderline = (n & 0x80) !== 0;
    },
  },
  {
    name: 'FS -',
    code: [0x1c, 0x2d],
    isComplete: fixed(1),
    run: ([n = 0], { head }) => {
      head.modes.chineseUnderline = n % 48 !== 0;
    },
  },
  {
    name: 'FS S',
    code: [0x1c, 0x53],
    isComplete: fixed(2),
    run: ([left = 0, right = 0], { head }) => {
      head.modes.chineseSpacing = { left, right };
    },
  },
  {
    name: 'FS W',
    code: [0x1c, 0x57],
    isComplete: fixed(1),
    run: ([n = 0], { head: { modes } }) => {
      modes.chineseWidth = modes.chineseHeight = n % 2 === 1 ? 2 : 1;
    },
  },
  // Chooses between JIS and Shift-JIS, on Japanese models only.
  { name: 'FS C', code: [0x1c, 0x43], isComplete: fixed(1), run: ignore },
  // The Chinese fonts differ in shape, not in width.
  { name: 'FS ( A', code: [0x1c, 0x28, 0x41], isComplete: sized, run: ignore },
  {
    name: 'FS ( C',
    code: [0x1c, 0x28, 0x43],
    isComplete: sized,
    run: ([, , fn, m = 0], { head: { modes }, profile }) => {
      if (fn !== 48) return;
      const isUtf8 = m % 48 === 2;
      modes.encoding = isUtf8 ? 'utf8' : profile.startsInChinese ? 'gb' : 'single';
    },
  },
];
