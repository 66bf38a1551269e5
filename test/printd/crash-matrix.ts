import type { Gate } from '../helpers/gated-proxy.ts';

/**
 * Where the printer service is killed on the way of one ticket, and what must be true at the end. The kinds are ways of proof:
 * the printer echoes an id, tells its state, tells nothing, or a remote client speaks for it.
 */
export interface Crash {
  readonly at: string;
  readonly kinds: readonly Kind[];
  readonly end: End;
}

export const kinds = ['process_id', 'status', 'none', 'client'] as const;
export type Kind = (typeof kinds)[number];

export interface End {
  /** What becomes of the ticket itself: `proven` is `completed`, or `sent` where nothing can be proven. */
  readonly ticket: 'proven' | 'unconfirmed';
  /** Complete papers of it. More than one unmarked is never right, and none at all neither. */
  readonly unmarked: 0 | 1;
  readonly marked: 0 | 1;
}

const all = kinds;
const printers = ['process_id', 'status', 'none'] as const;

const printedOnce: End = { ticket: 'proven', unmarked: 1, marked: 0 };
const printedMarked: End = { ticket: 'unconfirmed', unmarked: 0, marked: 1 };
const printedTwice: End = { ticket: 'unconfirmed', unmarked: 1, marked: 1 };

/** In the order of the steps. */
export const crashes: readonly Crash[] = [
  { at: 'the lease', kinds: all, end: printedOnce },
  { at: 'before the intent', kinds: all, end: printedOnce },
  { at: 'after the intent', kinds: all, end: printedMarked },
  { at: 'the first byte', kinds: printers, end: printedMarked },
  { at: 'a byte in the middle', kinds: printers, end: printedMarked },
  { at: 'the last byte of the paper', kinds: printers, end: printedTwice },
  { at: 'the proof is asked for', kinds: ['process_id', 'status'], end: printedTwice },
  { at: 'the client has the paper', kinds: ['client'], end: printedTwice },
  { at: 'before the mark', kinds: all, end: printedTwice },
  { at: 'after the mark', kinds: all, end: printedOnce },
];

/** Where the bytes stop, for the crashes that happen on the wire. */
export const gates: Readonly<Record<string, Gate>> = {
  'the first byte': (sent) => after(sent, prologue, 1),
  'a byte in the middle': (sent) => after(sent, prologue, 150),
  'the last byte of the paper': (sent) => after(sent, cut, 4),
  'the proof is asked for': (sent) => after(sent, askEcho, 11) ?? after(sent, askInTurn, 3),
  'the drawer is told': (sent) => after(sent, kick, 5),
};

/** Each ticket begins with it: ESC = 1, ESC @, GS a 14. */
const prologue = '1b3d011b401d610e';
const cut = '1d564[12]00';
const askEcho = '1d28480600303';
const askInTurn = '1d7201';
const kick = '1b700019fa';

/** So many bytes from where the pattern begins, in the ticket. */
function after(sent: Buffer, pattern: string, bytes: number): number | undefined {
  const begin = sent.indexOf(prologue, 0, 'hex');
  if (begin < 0) return undefined;
  const match = new RegExp(`^(?:..)*?(?=${pattern})`).exec(sent.toString('hex', begin));
  return match ? begin + match[0].length / 2 + bytes : undefined;
}
