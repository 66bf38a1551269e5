import type { TransitionTable } from './transitions.ts';

/**
 * - `pending`: queued, no byte has gone out
 * - `waiting`: the printer needs a hand first (cause: paper, cover, offline, busy …); uses up no retry, sends no byte
 * - `printing`: the intent is on disk, bytes may be on their way
 * - `completed`: proven (see {@link Proof})
 * - `sent`: handed to a printer that can't answer; a person settles it
 * - `unconfirmed`: something was sent and no proof came; shown first everywhere
 * - `failed`: known to have printed nothing, retries used up
 * - `cancelled`, `expired`: will never print
 */
export const printJobStates = [
  'pending',
  'waiting',
  'printing',
  'completed',
  'sent',
  'unconfirmed',
  'failed',
  'cancelled',
  'expired',
] as const;
export type PrintJobState = (typeof printJobStates)[number];

export const printJobTransitions: TransitionTable<PrintJobState> = {
  // Pending again: at another printer.
  pending: ['pending', 'printing', 'waiting', 'failed', 'cancelled', 'expired'],
  // Waiting again: now for something else.
  waiting: ['waiting', 'pending', 'printing', 'failed', 'cancelled', 'expired'],
  // Back to pending or waiting only while it is certain that no data byte went out.
  printing: ['completed', 'sent', 'unconfirmed', 'pending', 'waiting', 'failed'],
  // Late proof, a person's word, or a person's "it did not come out" (then a marked reprint is a job of its own).
  unconfirmed: ['completed', 'failed', 'cancelled'],
  sent: ['completed', 'failed'],
  completed: [],
  failed: [],
  cancelled: [],
  expired: [],
};

/** How a `completed` job is known to be on paper; `none` for every other. */
export const proofs = ['process_id', 'status', 'client', 'person', 'none'] as const;
export type Proof = (typeof proofs)[number];

/** Why a job waits or why its outcome is unknown. */
export const printCauses = [
  'paper',
  'cover',
  'cutter',
  'overheated',
  'error',
  'offline',
  'busy',
  'identity',
  'untrusted',
  'link',
  'crash',
  'printer_disabled',
  'printer_paused',
] as const;
export type PrintCause = (typeof printCauses)[number];

/**
 * - `order`: the kitchen's ticket for an order or a change to one (the default of the requirement documents)
 * - `receipt`: for the guest, after paying
 * - `bill`: for the guest, to be paid
 * - `report`: the figures of a business day
 */
export const printJobTypes = ['order', 'receipt', 'bill', 'report', 'test'] as const;
export type PrintJobType = (typeof printJobTypes)[number];

/** 1 is printed first; older jobs first among equals. */
export const defaultPriority = 5;

/** After this long (ms) a job that has not begun is worthless: a printer switched on in the morning prints no night's backlog. */
export const printJobLifetimes: Readonly<Record<PrintJobType, number>> = {
  order: 20 * 60_000,
  receipt: 2 * 60 * 60_000,
  bill: 30 * 60_000,
  report: 2 * 60 * 60_000,
  test: 2 * 60_000,
};

/** How often a job that may or may not be on paper is printed again, marked, without asking anybody. */
export const maxAutomaticReprints = 2;
