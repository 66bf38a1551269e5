import type { PrintCause } from '../domain/print-job.ts';
import type { Clock } from '../runtime/clock.ts';
import { awaitAnswers } from './admission.ts';
import type { Conversation } from './conversation.ts';
import type { NothingSent } from './delivery.ts';
import type { Timings } from './timings.ts';

/** `sent`: the printer was there after it; whether the drawer opened only a person sees. */
export type SignalOutcome =
  | { readonly kind: 'sent' }
  | NothingSent
  | { readonly kind: 'unconfirmed'; readonly cause: PrintCause };

export interface SendSignalOptions {
  readonly conversation: Conversation;
  readonly clock: Clock;
  readonly timings: Timings;
  readonly answersStatus: boolean;
  /** Complete commands that print nothing. */
  readonly bytes: Uint8Array;
}

/** Opens the cash drawer or beeps: sent once, never repeated. */
export async function sendSignal(options: SendSignalOptions): Promise<SignalOutcome> {
  const { conversation, clock, timings, answersStatus, bytes } = options;
  conversation.forget();
  conversation.write(bytes);
  if (!answersStatus) {
    const reason = await conversation.end();
    return reason.kind === 'lost' ? { kind: 'unconfirmed', cause: 'link' } : { kind: 'sent' };
  }
  conversation.ask([1]);
  const answer = await awaitAnswers(conversation, clock, timings.admission);
  const wasThere = answer.kind === 'ready' || answer.kind === 'troubled';
  return wasThere ? { kind: 'sent' } : { kind: 'unconfirmed', cause: 'link' };
}
