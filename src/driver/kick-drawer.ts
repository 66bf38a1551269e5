import type { PrintCause } from '../domain/print-job.ts';
import type { Clock } from '../runtime/clock.ts';
import { awaitAnswers } from './admission.ts';
import { pulseDrawer } from './commands.ts';
import type { Conversation } from './conversation.ts';
import type { NothingSent } from './delivery.ts';
import type { Timings } from './timings.ts';

/** `sent`: the printer was there after the pulse; whether the drawer opened only a person sees. */
export type DrawerKick =
  | { readonly kind: 'sent' }
  | NothingSent
  | { readonly kind: 'unconfirmed'; readonly cause: PrintCause };

export interface KickDrawerOptions {
  readonly conversation: Conversation;
  readonly clock: Clock;
  readonly timings: Timings;
  readonly answersStatus: boolean;
  readonly pin: 2 | 5;
}

/** Opens the cash drawer: one pulse, never repeated. */
export async function kickDrawer(options: KickDrawerOptions): Promise<DrawerKick> {
  const { conversation, clock, timings, answersStatus, pin } = options;
  conversation.forget();
  conversation.write(pulseDrawer(pin));
  if (!answersStatus) {
    const reason = await conversation.end();
    return reason.kind === 'lost' ? { kind: 'unconfirmed', cause: 'link' } : { kind: 'sent' };
  }
  conversation.ask([1]);
  const answer = await awaitAnswers(conversation, clock, timings.admission);
  const wasThere = answer.kind === 'ready' || answer.kind === 'troubled';
  return wasThere ? { kind: 'sent' } : { kind: 'unconfirmed', cause: 'link' };
}
