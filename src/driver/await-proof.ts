import type { PrintCause } from '../domain/print-job.ts';
import type { Clock } from '../runtime/clock.ts';
import { askPaperInTurn, clearBuffers } from './commands.ts';
import type { Conversation, ConversationEvent } from './conversation.ts';
import type { Delivery } from './delivery.ts';
import type { Echo } from './feedback.ts';
import type { ProcessId } from './process-id.ts';
import { findTrouble } from './status.ts';
import { type Timings, transferTime } from './timings.ts';

export interface AwaitProofOptions {
  readonly conversation: Conversation;
  readonly clock: Clock;
  readonly timings: Timings;
  readonly processId: ProcessId;
  readonly echo: Echo;
  readonly canClear: boolean;
  readonly lineCount: number;
  readonly bytes: number;
  readonly onAlarm: ((cause: PrintCause) => void) | undefined;
}

/** Where a ticket in flight stands. Times are monotonic milliseconds. */
interface Flight {
  handedOver: boolean;
  /** The printer has taken everything out of its receive buffer (GS r answered). */
  taken: boolean;
  trouble: PrintCause | null;
  /** Stopped midway at least once and went on. */
  split: boolean;
  clearing: boolean;
  unansweredPolls: number;
  pollAt: number;
  /** When to look at the status for the last time, where that is the proof. */
  settleAt: number;
  /** The last look is under way. */
  settling: boolean;
  /** When a clear not acknowledged is given up. */
  clearBy: number;
  deadline: number;
}

const never = Number.POSITIVE_INFINITY;

/**
 * Follows a ticket whose bytes are going out until it is proven, stopped or lost. Patience is measured by
 * activity: whatever the printer says re-arms it; silence is asked after.
 */
export async function awaitProof(options: AwaitProofOptions): Promise<Delivery> {
  const { conversation, clock } = options;
  const flight = takeOff(options);
  for (;;) {
    const wakeAt = Math.min(flight.pollAt, flight.settleAt, flight.clearBy, flight.deadline);
    const event = await conversation.next(Math.max(0, wakeAt - clock.monotonic()));
    const ended = takeEvent(event, flight, options) ?? takeTime(flight, options);
    if (ended) return ended;
  }
}

function takeOff(options: AwaitProofOptions): Flight {
  const now = options.clock.monotonic();
  return {
    handedOver: false,
    taken: false,
    trouble: null,
    split: false,
    clearing: false,
    unansweredPolls: 0,
    pollAt: never,
    settleAt: never,
    settling: false,
    clearBy: never,
    deadline: now + completeTime(options),
  };
}

function completeTime({ timings, lineCount, bytes }: AwaitProofOptions): number {
  return timings.complete + (lineCount / timings.linesPerSecond) * 1_000 + transferTime(bytes, timings);
}

function takeEvent(
  event: ConversationEvent,
  flight: Flight,
  options: AwaitProofOptions,
): Delivery | undefined {
  const { clock, timings, echo, processId } = options;
  if (event.type === 'silence') return undefined;
  if (event.type === 'closed') return unconfirmed(flight.trouble ?? 'link', options);
  if (event.type === 'process_id' && event.id === processId) return completed('process_id', flight);
  if (event.type === 'cleared') return unconfirmed(flight.trouble ?? 'error', options, true);

  if (event.type === 'handed_over') flight.handedOver = true;
  else flight.unansweredPolls = 0;
  // Before the hand-over a question would land in the middle of a command; after a clear nothing may follow.
  const mayAsk = flight.handedOver && flight.clearBy === never;
  if (mayAsk) flight.pollAt = clock.monotonic() + timings.pollInFlight;

  if (event.type === 'handed_over' && echo === 'none') settle(flight, options);
  if (event.type === 'in_turn' && echo === 'in_turn') {
    flight.taken = true;
    settle(flight, options);
  }
  if (event.type === 'status') return takeStatus(flight, options);
  return undefined;
}

function settle(flight: Flight, { clock, timings, lineCount }: AwaitProofOptions): void {
  flight.settleAt = clock.monotonic() + Math.max(timings.settle, lineCount * timings.settlePerLine);
}

function takeStatus(flight: Flight, options: AwaitProofOptions): Delivery | undefined {
  const { conversation, echo } = options;
  const isComplete = conversation.answersDue() === 0;
  const trouble = findTrouble(conversation.status());
  // "Offline" and "error" are only half an answer while the rest is still to come.
  if (!isComplete && (trouble === null || trouble === 'offline' || trouble === 'error')) return undefined;
  if (trouble) {
    stopFor(trouble, flight, options);
    return undefined;
  }
  if (flight.trouble) {
    goOn(flight, options);
    return undefined;
  }
  if (!flight.settling) return undefined;
  if (!conversation.isTrusted()) return unconfirmed('untrusted', options);
  return echo === 'none' ? { kind: 'sent' } : completed('status', flight);
}

/** The printer stands still in the middle of the ticket. */
function stopFor(trouble: PrintCause, flight: Flight, options: AwaitProofOptions): void {
  const { conversation, clock, timings, canClear, onAlarm } = options;
  const isNew = flight.trouble === null;
  if (flight.trouble !== trouble) onAlarm?.(trouble);
  flight.trouble = trouble;
  flight.settleAt = never;
  flight.settling = false;
  if (isNew) flight.deadline = clock.monotonic() + timings.hold;
  if (!canClear || flight.clearing || isPassing(trouble)) return;
  // Now, while it stands still: when the paper is back it would print the rest, and the reprint would be a second ticket.
  flight.clearing = true;
  flight.clearBy = clock.monotonic() + timings.clear;
  flight.pollAt = never;
  conversation.stopSending();
  conversation.write(clearBuffers);
}

/** Over without a hand; the ticket then comes out whole. */
function isPassing(trouble: PrintCause): boolean {
  return trouble === 'overheated' || trouble === 'offline';
}

function goOn(flight: Flight, options: AwaitProofOptions): void {
  const { conversation, clock, echo } = options;
  flight.trouble = null;
  flight.split = true;
  flight.deadline = clock.monotonic() + completeTime(options);
  if (echo === 'none' && flight.handedOver) settle(flight, options);
  if (echo === 'in_turn' && flight.taken) {
    // The first answer came before the stop and says nothing about what was still to be printed.
    flight.taken = false;
    conversation.expectInTurn();
    conversation.write(askPaperInTurn);
  }
}

function takeTime(flight: Flight, options: AwaitProofOptions): Delivery | undefined {
  const { conversation, clock, timings } = options;
  const now = clock.monotonic();
  if (now >= flight.deadline) return unconfirmed(flight.trouble ?? doubt(conversation), options);
  if (now >= flight.clearBy) {
    flight.clearBy = never;
    // Part of the ticket was never sent, so there is nothing to wait for; otherwise the printer may still go on.
    if (!flight.handedOver) return unconfirmed(flight.trouble ?? 'link', options);
    flight.pollAt = now;
  }
  if (now >= flight.settleAt) {
    flight.settleAt = never;
    flight.settling = true;
    // Once more for the paper: some printers answer each question with the answer to the one before.
    conversation.ask([1, 2, 4, 4]);
    flight.pollAt = now + timings.pollAnswer + transferTime(conversation.bytesUnderway(), timings);
  }
  return now >= flight.pollAt ? poll(flight, options, now) : undefined;
}

function poll(flight: Flight, options: AwaitProofOptions, now: number): Delivery | undefined {
  const { conversation, timings } = options;
  if (conversation.answersDue() > 0) {
    flight.unansweredPolls += 1;
    if (flight.unansweredPolls >= timings.pollsUnanswered) {
      return unconfirmed(flight.trouble ?? 'link', options);
    }
  }
  conversation.ask(flight.settling ? [1, 2, 4, 4] : [1, 2, 3, 4]);
  // Behind the ticket's own bytes a question takes as long as they do.
  flight.pollAt = now + timings.pollAnswer + transferTime(conversation.bytesUnderway(), timings);
  return undefined;
}

function doubt(conversation: Conversation): PrintCause {
  return conversation.isTrusted() ? 'link' : 'untrusted';
}

function completed(proof: 'process_id' | 'status', flight: Flight): Delivery {
  // The proof may come before the word that the trouble is over.
  const isSplit = flight.split || flight.trouble !== null;
  return { kind: 'completed', proof, ...(isSplit ? { split: true } : {}) };
}

function unconfirmed(cause: PrintCause, { conversation }: AwaitProofOptions, cleared = false): Delivery {
  return { kind: 'unconfirmed', cause, cleared, bytesSent: conversation.jobBytesSent() };
}
