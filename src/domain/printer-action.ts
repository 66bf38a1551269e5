import type { TransitionTable } from './transitions.ts';

/** What a person has a printer do at once, without paper. */
export const printerActions = ['open_drawer', 'beep', 'recover'] as const;
export type PrinterActionKind = (typeof printerActions)[number];

/**
 * - `pending`: asked for
 * - `sending`: written down before the first byte
 * - `sent`: the printer was there after it; what came of it only a person sees
 * - `unconfirmed`: bytes went out and nothing was heard after them; it is never repeated
 * - `refused`: the printer was not able to; no byte went out
 * - `expired`: came too late; no byte went out
 */
export const printerActionStates = [
  'pending',
  'sending',
  'sent',
  'unconfirmed',
  'refused',
  'expired',
] as const;
export type PrinterActionState = (typeof printerActionStates)[number];

export const printerActionTransitions: TransitionTable<PrinterActionState> = {
  pending: ['sending', 'refused', 'expired'],
  sending: ['sent', 'unconfirmed', 'refused'],
  sent: [],
  unconfirmed: [],
  refused: [],
  expired: [],
};

/** ms after which it is not done any more: a drawer that opens when nobody stands there is worse than one that stays shut. */
export const printerActionLifetimes: Readonly<Record<PrinterActionKind, number>> = {
  open_drawer: 10_000,
  beep: 10_000,
  // Waits for a ticket that the trouble stopped midway.
  recover: 120_000,
};
