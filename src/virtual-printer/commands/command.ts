import type { ConditionStore } from '../condition.ts';
import type { EventLog } from '../event-log.ts';
import type { PrintHead } from '../print-head.ts';
import type { VirtualProfile } from '../profiles.ts';
import type { Reporter } from '../reporter.ts';

/** What commands act on. */
export interface CommandContext {
  readonly profile: VirtualProfile;
  readonly head: PrintHead;
  readonly reporter: Reporter;
  readonly condition: ConditionStore;
  readonly log: EventLog;
  /** Real-time functions of DLE DC4 that GS ( D switched off. */
  readonly disabledRealtime: Set<number>;
  /** False while ESC = has turned the data to the customer display. */
  selected: boolean;
}

export interface Command {
  /** As printers' manuals write it: `ESC a`. */
  readonly name: string;
  readonly code: readonly number[];
  /** Asked after each byte whether these are all the bytes that follow the code. */
  readonly isComplete: (args: readonly number[]) => boolean;
  /** A printer without the command treats it as unknown. */
  readonly isSupported?: (profile: VirtualProfile) => boolean;
  readonly run: (args: readonly number[], context: CommandContext) => void;
}

/** Exactly `count` bytes follow. */
export function fixed(count: number): Command['isComplete'] {
  return (args) => args.length >= count;
}

/** pL pH, then that many bytes. */
export const sized: Command['isComplete'] = (args) =>
  args.length >= 2 && args.length >= 2 + readWord(args, 0);

/** Bytes up to and with NUL. */
export const untilNul: Command['isComplete'] = (args) => args.at(-1) === 0;

/** The 16-bit number at `index`, low byte first. */
export function readWord(bytes: readonly number[], index: number): number {
  return (bytes[index] ?? 0) + (bytes[index + 1] ?? 0) * 256;
}

/** For commands that change nothing a test or a reader of the paper could see. */
export function ignore(): void {}

/** Modes that count only from the start of a line; elsewhere the command is without effect. */
export function atLineStart(name: string, run: Command['run']): Command['run'] {
  return (args, context) => {
    if (context.head.isLineStart()) run(args, context);
    else context.log.add({ type: 'misplaced', name });
  };
}
