import type { PrintCause } from '../domain/print-job.ts';
import type { StatusQuestion } from './commands.ts';

/** What a printer last said about itself; `unknown` until it has. */
export interface PrinterStatus {
  readonly online: boolean;
  readonly paper: 'ok' | 'near_end' | 'out' | 'unknown';
  readonly cover: 'open' | 'closed' | 'unknown';
  /** The knife is stuck; over only after a person looked. */
  readonly cutterError: boolean;
  /** Passes by itself when the head has cooled down. */
  readonly overheated: boolean;
  /** An error of another or a not yet known kind. */
  readonly error: boolean;
  /** Level of the drawer's switch; which level means open depends on the drawer. */
  readonly drawer: 'high' | 'low' | 'unknown';
}

export const unknownStatus: PrinterStatus = {
  online: true,
  paper: 'unknown',
  cover: 'unknown',
  cutterError: false,
  overheated: false,
  error: false,
  drawer: 'unknown',
};

/** For a printer that can't be reached or does not answer. */
export const offlineStatus: PrinterStatus = { ...unknownStatus, online: false };

/** The status after the answer `byte` to DLE EOT `question`. Bits: Partner RP-310 and SNBC RS-T80 manuals. */
export function applyAnswer(status: PrinterStatus, question: StatusQuestion, byte: number): PrinterStatus {
  return answerReaders[question](status, (mask) => (byte & mask) !== 0);
}

const answerReaders: {
  readonly [Question in StatusQuestion]: (
    status: PrinterStatus,
    has: (mask: number) => boolean,
  ) => PrinterStatus;
} = {
  1: (status, has) => ({ ...status, online: !has(0x08), drawer: has(0x04) ? 'high' : 'low' }),
  2: (status, has) => ({
    ...status,
    // FEED held down takes a printer offline as well.
    online: status.online && !has(0x08),
    cover: has(0x04) ? 'open' : 'closed',
    paper: has(0x20) ? 'out' : status.paper,
    // Which error it is only question 3 tells.
    ...(has(0x40)
      ? { error: status.error || !(status.cutterError || status.overheated) }
      : { error: false, cutterError: false, overheated: false }),
  }),
  3: (status, has) => ({ ...status, cutterError: has(0x08), overheated: has(0x40), error: has(0x24) }),
  4: (status, has) => ({ ...status, paper: has(0x60) ? 'out' : has(0x0c) ? 'near_end' : 'ok' }),
};

/** The status after four bytes of automatic status back. Bits: Epson TM-T88III guide, page 134. */
export function readAutomatic(bytes: readonly [number, number, number, number]): PrinterStatus {
  const [first, second, third] = bytes;
  return {
    online: (first & 0x08) === 0,
    paper: (third & 0x0c) !== 0 ? 'out' : (third & 0x03) !== 0 ? 'near_end' : 'ok',
    cover: (first & 0x20) !== 0 ? 'open' : 'closed',
    cutterError: (second & 0x08) !== 0,
    overheated: (second & 0x40) !== 0,
    error: (second & 0x24) !== 0,
    drawer: (first & 0x04) !== 0 ? 'high' : 'low',
  };
}

/** What a person must see to first, or null when the printer is ready to print. */
export function findTrouble(status: PrinterStatus): PrintCause | null {
  if (status.cover === 'open') return 'cover';
  if (status.paper === 'out') return 'paper';
  if (status.cutterError) return 'cutter';
  if (status.overheated) return 'overheated';
  if (status.error) return 'error';
  return status.online ? null : 'offline';
}

export function isSameStatus(one: PrinterStatus, other: PrinterStatus): boolean {
  return statusKeys.every((key) => one[key] === other[key]);
}

const statusKeys = [
  'online',
  'paper',
  'cover',
  'cutterError',
  'overheated',
  'error',
  'drawer',
] as const satisfies readonly (keyof PrinterStatus)[];
