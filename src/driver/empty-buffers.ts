import type { Clock } from '../runtime/clock.ts';
import { clearBuffers, flushStuckCommand } from './commands.ts';
import { awaitEvent, type Conversation } from './conversation.ts';
import { isAnsweringInTurn } from './feedback.ts';
import { type Timings, transferTime } from './timings.ts';

/**
 * Makes sure that nothing of an earlier, broken-off ticket can still come out: has the printer drop it, or, where
 * it can't, leads it out of a half-received command and waits until it has worked off all it had.
 * @returns false when the printer is still busy.
 */
export async function emptyBuffers(
  conversation: Conversation,
  clock: Clock,
  timings: Timings,
  canClear: boolean,
): Promise<boolean> {
  conversation.forget();
  if (canClear && (await isClearing(conversation, clock, timings))) return true;
  conversation.write(flushStuckCommand);
  const patience = timings.question + transferTime(flushStuckCommand.length, timings);
  return isAnsweringInTurn(conversation, clock, patience);
}

async function isClearing(conversation: Conversation, clock: Clock, timings: Timings): Promise<boolean> {
  conversation.write(clearBuffers);
  const event = await awaitEvent(conversation, clock, timings.clear, ({ type }) => type === 'cleared');
  return event.type === 'cleared';
}
