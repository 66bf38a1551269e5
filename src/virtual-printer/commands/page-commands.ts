import { type Command, fixed, ignore } from './command.ts';

/** Page mode: lines are collected and printed together. */
export const pageCommands: readonly Command[] = [
  { name: 'ESC L', code: [0x1b, 0x4c], isComplete: fixed(0), run: (_, { head }) => head.startPage() },
  { name: 'ESC S', code: [0x1b, 0x53], isComplete: fixed(0), run: (_, { head }) => head.endPage() },
  // Print area and direction do not change which lines come out.
  { name: 'ESC T', code: [0x1b, 0x54], isComplete: fixed(1), run: ignore },
  { name: 'ESC W', code: [0x1b, 0x57], isComplete: fixed(8), run: ignore },
  {
    name: 'FF',
    code: [0x0c],
    isComplete: fixed(0),
    run: (_, { head }) => {
      if (!head.isInPage()) return;
      head.flushPage();
      head.endPage();
    },
  },
  // ESC FF prints the page and stays in page mode.
  { name: 'ESC FF', code: [0x1b, 0x0c], isComplete: fixed(0), run: (_, { head }) => head.flushPage() },
  {
    name: 'CAN',
    code: [0x18],
    isComplete: fixed(0),
    run: (_, { head }) => {
      if (head.isInPage()) head.cancelPage();
    },
  },
];
