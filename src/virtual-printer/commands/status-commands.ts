import { type Command, fixed, sized } from './command.ts';

/** Questions that are answered when their turn comes. */
export const statusCommands: readonly Command[] = [
  {
    name: 'GS a',
    code: [0x1d, 0x61],
    isComplete: fixed(1),
    run: ([n = 0], { reporter }) => reporter.watch(n),
  },
  {
    name: 'GS r',
    code: [0x1d, 0x72],
    isComplete: fixed(1),
    run: ([n = 0], { reporter }) => reporter.reportSensor(n % 48 === 2 ? 'drawer' : 'paper'),
  },
  {
    name: 'ESC v',
    code: [0x1b, 0x76],
    isComplete: fixed(0),
    run: (_, c) => c.reporter.reportSensor('paper'),
  },
  {
    name: 'ESC u',
    code: [0x1b, 0x75],
    isComplete: fixed(1),
    run: (_, c) => c.reporter.reportSensor('drawer'),
  },
  {
    name: 'GS I',
    code: [0x1d, 0x49],
    isComplete: fixed(1),
    run: ([n = 0], c) => c.reporter.reportIdentity(n),
  },
  {
    name: 'GS ( H',
    code: [0x1d, 0x28, 0x48],
    isComplete: sized,
    run: ([, , fn, m, ...args], { head, reporter }) => {
      if (fn === 48 && m === 48) reporter.acceptProcessId(args.slice(0, 4), (step) => head.enqueue(step));
      else if (fn === 49 && m === 48) reporter.watchOffline(args[0] ?? 0);
    },
  },
  {
    name: 'GS ( E',
    code: [0x1d, 0x28, 0x45],
    isComplete: sized,
    // Function 1 enters the user setting mode and says so; function 2 leaves it with a reset.
    run: ([, , fn], { reporter }) => {
      if (fn === 1) reporter.reportSettingMode();
    },
  },
];
