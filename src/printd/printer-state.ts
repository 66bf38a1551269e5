import type { PrintCause } from '../domain/print-job.ts';
import type { PrinterTrouble } from '../domain/printer-trouble.ts';
import type { PrinterConditions, PrinterState } from '../protocol/print.ts';
import { findTrouble, type PrinterStatus } from '../driver/status.ts';

/** A printer's state for people. */
export interface ShownState {
  readonly status: PrinterState;
  readonly trouble: PrinterTrouble | null;
  /** The printer itself said so. */
  readonly isSeen: boolean;
  /** Each thing it says about itself; undefined: as before. */
  readonly conditions?: PrinterConditions;
}

/** A printer's state from what it says about itself. */
export function showStatus(status: PrinterStatus): ShownState {
  const conditions = conditionsOf(status);
  const trouble = findTrouble(status);
  if (trouble) return { ...showTrouble(trouble), conditions };
  if (status.paper === 'unknown') return { status: 'unknown', trouble: null, isSeen: false, conditions };
  const isShort = status.paper === 'near_end';
  return { status: 'online', trouble: isShort ? 'near_end' : null, isSeen: true, conditions };
}

/** A printer's state from what stands in a job's way. */
export function showTrouble(trouble: PrintCause): ShownState {
  const status = states[trouble];
  const isSeen = status === 'paper_out' || status === 'cover_open' || status === 'error';
  return { status, trouble, isSeen };
}

/** For a printer that took a paper and can't say more. */
export const muteState: ShownState = { status: 'unknown', trouble: 'mute', isSeen: true };

const states: Readonly<Record<PrintCause, PrinterState>> = {
  paper: 'paper_out',
  cover: 'cover_open',
  cutter: 'error',
  overheated: 'error',
  error: 'error',
  offline: 'offline',
  busy: 'offline',
  identity: 'error',
  untrusted: 'error',
  link: 'offline',
  crash: 'unknown',
  printer_disabled: 'disabled',
  printer_paused: 'unknown',
};

function conditionsOf(status: PrinterStatus): PrinterConditions {
  const { online, paper, cover, cutterError, overheated, error, drawer } = status;
  return { online, paper, cover, cutter_error: cutterError, overheated, error, drawer };
}
