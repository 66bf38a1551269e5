import type { PrintCause } from '../domain/print-job.ts';
import type { Clock } from '../runtime/clock.ts';
import { awaitEvent, type Conversation } from './conversation.ts';
import { findTrouble } from './status.ts';
import type { Timings } from './timings.ts';

/** `silent`: no or not every answer; `closed`: the printer hung up. */
export type Admission =
  | { readonly kind: 'ready' }
  | { readonly kind: 'troubled'; readonly cause: PrintCause }
  | { readonly kind: 'silent' }
  | { readonly kind: 'closed'; readonly detail: string };

/**
 * Asks the printer whether it would print now. An accepted connection proves nothing (a printer may keep a second
 * client waiting in silence); an answer does. Sends no print data.
 */
export async function askAdmission(
  conversation: Conversation,
  clock: Clock,
  timings: Timings,
): Promise<Admission> {
  conversation.forget();
  conversation.ask([1, 2, 4]);
  const asked = await awaitAnswers(conversation, clock, timings.admission);
  if (asked.kind !== 'ready') return asked;
  if (findTrouble(conversation.status()) === 'error') {
    conversation.ask([3]);
    const refined = await awaitAnswers(conversation, clock, timings.admission);
    if (refined.kind === 'closed') return refined;
  }
  const cause = findTrouble(conversation.status());
  return cause ? { kind: 'troubled', cause } : { kind: 'ready' };
}

/** Waits until nothing is owed; noise among the answers makes the connection untrusted. */
export async function awaitAnswers(conversation: Conversation, clock: Clock, ms: number): Promise<Admission> {
  const event = await awaitEvent(conversation, clock, ms, () => conversation.answersDue() === 0);
  if (event.type === 'closed') return { kind: 'closed', detail: event.reason.detail };
  if (!conversation.isTrusted()) return { kind: 'troubled', cause: 'untrusted' };
  return event.type === 'silence' ? { kind: 'silent' } : { kind: 'ready' };
}
