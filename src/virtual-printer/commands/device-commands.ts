import { atLineStart, type Command, type CommandContext, fixed, ignore, sized } from './command.ts';

/** Initialising, cutting, the drawer, the buzzer and settings of the device. */
export const deviceCommands: readonly Command[] = [
  {
    name: 'ESC @',
    code: [0x1b, 0x40],
    isComplete: fixed(0),
    run: (_, { head, reporter }) => {
      head.initialize();
      reporter.reset();
    },
  },
  {
    name: 'ESC =',
    code: [0x1b, 0x3d],
    isComplete: fixed(1),
    run: ([n = 0], context) => {
      context.selected = n % 2 === 1;
    },
  },
  {
    name: 'GS V',
    code: [0x1d, 0x56],
    isComplete: ([m, ...rest]) => m !== undefined && (m < 65 || rest.length > 0),
    run: atLineStart('GS V', ([m = 0, n = 0], context) => {
      if (m >= 65) context.head.feed(cutterDistance + n);
      cut(partialCuts.has(m) ? 'partial' : 'full', context);
    }),
  },
  { name: 'ESC i', code: [0x1b, 0x69], isComplete: fixed(0), run: (_, context) => cut('full', context) },
  { name: 'ESC m', code: [0x1b, 0x6d], isComplete: fixed(0), run: (_, context) => cut('partial', context) },
  {
    name: 'ESC p',
    code: [0x1b, 0x70],
    isComplete: fixed(3),
    run: ([m = 0, on = 0], { head }) => head.enqueue({ kind: 'kick', pin: m % 48 === 1 ? 5 : 2, ms: on * 2 }),
  },
  {
    name: 'ESC B',
    code: [0x1b, 0x42],
    isComplete: fixed(2),
    isSupported: ({ buzzer }) => buzzer === 'esc_b',
    run: ([times = 0], { head }) => head.enqueue({ kind: 'beep', times }),
  },
  {
    name: 'ESC ( A',
    code: [0x1b, 0x28, 0x41],
    isComplete: sized,
    isSupported: ({ buzzer }) => buzzer === 'esc_paren_a',
    // Functions 48 and 97 both say in their third byte how often it sounds.
    run: ([, , , , times = 0], { head }) => head.enqueue({ kind: 'beep', times }),
  },
  {
    name: 'ESC BEL',
    code: [0x1b, 0x07],
    isComplete: fixed(0),
    run: (_, { head }) => head.enqueue({ kind: 'beep', times: 1 }),
  },
  // Which sensors stop printing, and whether the panel works: the model's are fixed.
  { name: 'ESC c 3', code: [0x1b, 0x63, 0x33], isComplete: fixed(1), run: ignore },
  { name: 'ESC c 4', code: [0x1b, 0x63, 0x34], isComplete: fixed(1), run: ignore },
  { name: 'ESC c 5', code: [0x1b, 0x63, 0x35], isComplete: fixed(1), run: ignore },
  // The self-test page is no ticket.
  { name: 'GS ( A', code: [0x1d, 0x28, 0x41], isComplete: sized, run: ignore },
  {
    name: 'GS ( D',
    code: [0x1d, 0x28, 0x44],
    isComplete: sized,
    run: ([, , , ...pairs], { disabledRealtime }) => {
      for (let index = 0; index < pairs.length; index += 2) {
        const fn = pairs[index] ?? 0;
        if ((pairs[index + 1] ?? 0) % 48 === 0) disabledRealtime.add(fn);
        else disabledRealtime.delete(fn);
      }
    },
  },
];

/** GS V m: 0, 48 and 65 cut fully. */
const partialCuts = new Set([1, 49, 66]);

/** Dots from the print line to the knife. */
const cutterDistance = 110;

function cut(mode: 'full' | 'partial', { head, profile }: CommandContext): void {
  head.enqueue({ kind: 'cut', mode: profile.cutter === 'partial' ? 'partial' : mode });
}
