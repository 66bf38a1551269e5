import type { PrintCause } from '../domain/print-job.ts';
import type { PrinterState } from '../protocol/print.ts';
import { findTrouble, type PrinterStatus } from '../driver/status.ts';

export interface ShownState {
  readonly status: PrinterState;
  /** A sentence for people, where the word alone doesn't say what to do. */
  readonly detail: string | null;
  /** The printer itself said so. */
  readonly isSeen: boolean;
}

/** A printer's state for people, from what it says about itself. */
export function showStatus(status: PrinterStatus): ShownState {
  const trouble = findTrouble(status);
  if (trouble) return showTrouble(trouble);
  if (status.paper === 'unknown') return { status: 'unknown', detail: null, isSeen: false };
  const detail = status.paper === 'near_end' ? 'The paper is nearly used up.' : null;
  return { status: 'online', detail, isSeen: true };
}

/** A printer's state for people, from what stands in a job's way. */
export function showTrouble(cause: PrintCause): ShownState {
  return troubles[cause];
}

/** For a printer that took a paper and can't say more. */
export const muteState: ShownState = {
  status: 'unknown',
  detail: "This printer can't say how it is.",
  isSeen: true,
};

const troubles: Readonly<Record<PrintCause, ShownState>> = {
  paper: { status: 'paper_out', detail: 'Put in paper.', isSeen: true },
  cover: { status: 'cover_open', detail: 'Close the cover.', isSeen: true },
  cutter: {
    status: 'error',
    detail: 'The cutter is stuck: free it, then switch the printer off and on.',
    isSeen: true,
  },
  overheated: { status: 'error', detail: 'The print head is too hot; it goes on by itself.', isSeen: true },
  error: { status: 'error', detail: 'The printer reports an error: switch it off and on.', isSeen: true },
  offline: {
    status: 'offline',
    detail: "It doesn't answer: check that it is on and its cable.",
    isSeen: false,
  },
  busy: { status: 'offline', detail: 'It is busy with something else.', isSeen: false },
  identity: {
    status: 'error',
    detail: "Another printer answers at its address. If that is right, save the printer's settings again.",
    isSeen: true,
  },
  untrusted: {
    status: 'error',
    detail: 'It answers with noise: check the cable and the profile.',
    isSeen: true,
  },
  link: { status: 'offline', detail: 'The connection broke.', isSeen: false },
  crash: { status: 'unknown', detail: null, isSeen: false },
  printer_disabled: { status: 'disabled', detail: null, isSeen: false },
};
