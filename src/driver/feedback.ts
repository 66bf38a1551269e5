import type { Clock } from '../runtime/clock.ts';
import { askPaperInTurn, askProcessId, selectPrinter } from './commands.ts';
import { awaitEvent, type Conversation } from './conversation.ts';
import { parseProcessId } from './process-id.ts';
import type { Timings } from './timings.ts';

/** A printer's setting: what to expect of it, or `auto` to find out. */
export type Feedback = 'auto' | 'process_id' | 'status' | 'none';

/**
 * The best sign a printer gives that it got somewhere: `process_id` echoes it when printed, `in_turn` answers a
 * question when its turn comes (GS r), `none` only tells its status, or nothing.
 */
export type Echo = 'process_id' | 'in_turn' | 'none';

/** What is known so far; `undefined`: to be found out. */
export interface Knowledge {
  readonly answersStatus: boolean | undefined;
  readonly echo: Echo | undefined;
}

export const initialKnowledge: { readonly [Setting in Feedback]: Knowledge } = {
  auto: { answersStatus: undefined, echo: undefined },
  process_id: { answersStatus: true, echo: 'process_id' },
  status: { answersStatus: true, echo: 'in_turn' },
  none: { answersStatus: false, echo: 'none' },
};

/** Never given to a ticket. */
export const probeId = parseProcessId('zzzz');

/** Finds out whether an idle printer echoes process ids. A printer without the command would print it. */
export async function isEchoingProcessIds(
  conversation: Conversation,
  clock: Clock,
  timings: Timings,
): Promise<boolean> {
  conversation.forget();
  conversation.write(selectPrinter);
  conversation.write(askProcessId(probeId));
  const event = await awaitEvent(
    conversation,
    clock,
    timings.question,
    (event) => event.type === 'process_id' && event.id === probeId,
  );
  return event.type === 'process_id';
}

/** True when the printer has worked off everything sent before and answers GS r within the time. */
export async function isAnsweringInTurn(
  conversation: Conversation,
  clock: Clock,
  ms: number,
): Promise<boolean> {
  conversation.expectInTurn();
  conversation.write(askPaperInTurn);
  const event = await awaitEvent(conversation, clock, ms, ({ type }) => type === 'in_turn');
  return event.type === 'in_turn';
}
