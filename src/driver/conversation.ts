import type { Clock } from '../runtime/clock.ts';
import { type Channel, type CloseReason, maxChunkBytes } from '../transports/transport.ts';
import { askStatus, type StatusQuestion } from './commands.ts';
import { createReplyParser, type Reply } from './replies.ts';
import { applyAnswer, type PrinterStatus, readAutomatic, unknownStatus } from './status.ts';

/**
 * - `status`: the printer said something about itself; see `status()`
 * - `handed_over`: the transport has taken the last byte of the job
 * - `silence`: nothing happened in the time given
 */
export type ConversationEvent =
  | { readonly type: 'status' }
  | Exclude<Reply, { readonly type: 'status' | 'automatic' }>
  | { readonly type: 'handed_over' }
  | { readonly type: 'closed'; readonly reason: CloseReason }
  | { readonly type: 'silence' };

/** One connection with a printer: what it said, what it still owes an answer to, and what happens next. */
export interface Conversation {
  status(): PrinterStatus;
  /** Questions asked and not yet answered. */
  answersDue(): number;
  /** False once the printer sent noise or answers nobody asked for. */
  isTrusted(): boolean;
  /** Nothing can come back on this way. */
  isOneWay(): boolean;
  /** Aborts when somebody else waits for this printer. */
  readonly wanted: AbortSignal | undefined;
  hasAnswered(): boolean;
  closed(): CloseReason | undefined;
  /** Bytes written that no answer has yet shown to have arrived. */
  bytesUnderway(): number;
  ask(questions: readonly StatusQuestion[]): void;
  /** Announces a one-byte answer to a question that stands among the written bytes (GS r); others are noise. */
  expectInTurn(): void;
  write(bytes: Uint8Array): void;
  /** Sends as fast as the transport takes it; ends with the event `handed_over`, or without when stopped or closed. */
  sendJob(bytes: Uint8Array): void;
  stopSending(): void;
  /** Job bytes given to the transport so far. */
  jobBytesSent(): number;
  /** The next event; `closed` again and again once the connection is closed and all else was taken. */
  next(ms: number): Promise<ConversationEvent>;
  /** Drops the events nobody took. */
  forget(): void;
  end(): Promise<CloseReason>;
}

export interface ConversationOptions {
  readonly channel: Channel;
  readonly clock: Clock;
  readonly onReply?: (reply: Reply) => void;
  readonly onStatus?: (status: PrinterStatus) => void;
  readonly onClosed?: (reason: CloseReason) => void;
}

export function createConversation(options: ConversationOptions): Conversation {
  const { channel, clock, onReply, onStatus, onClosed } = options;
  const parser = createReplyParser();
  const events: ConversationEvent[] = [];
  const due: { readonly question: StatusQuestion; readonly offset: number }[] = [];
  let status = unknownStatus;
  let inTurnDue = 0;
  let trusted = true;
  let answered = false;
  let written = 0;
  let arrived = 0;
  let jobBytes = 0;
  let sending = new AbortController();
  let closed: CloseReason | undefined;
  let wake: (() => void) | undefined;

  const push = (event: ConversationEvent) => {
    events.push(event);
    wake?.();
  };
  const learn = (next: PrinterStatus) => {
    status = next;
    onStatus?.(status);
    push({ type: 'status' });
  };
  const takeAnswer = (byte: number) => {
    const asked = due.shift();
    if (!asked) {
      trusted = false;
      push({ type: 'junk', bytes: [byte] });
      return;
    }
    arrived = Math.max(arrived, asked.offset);
    learn(applyAnswer(status, asked.question, byte));
  };
  const take = (reply: Reply) => {
    answered ||= reply.type !== 'junk';
    onReply?.(reply);
    if (reply.type === 'status') return takeAnswer(reply.byte);
    if (reply.type === 'automatic') return learn(readAutomatic(reply.bytes));
    if (reply.type === 'in_turn') inTurnDue -= 1;
    // The buffers' questions went with the data.
    if (reply.type === 'cleared') inTurnDue = 0;
    if (reply.type === 'junk' || inTurnDue < 0) trusted = false;
    push(reply);
  };
  const write = (bytes: Uint8Array): Promise<void> => {
    written += bytes.length;
    return channel.write(bytes);
  };

  const handOver = async (bytes: Uint8Array, writeJob: typeof write, stop: AbortSignal): Promise<void> => {
    await writeInChunks(bytes, writeJob, stop);
    if (!stop.aborted) push({ type: 'handed_over' });
  };

  channel.onData((bytes) => parser.push(bytes).forEach(take));
  channel.onClose((reason) => {
    closed = reason;
    sending.abort();
    onClosed?.(reason);
    wake?.();
  });

  return {
    status: () => status,
    answersDue: () => due.length,
    isTrusted: () => trusted,
    isOneWay: () => channel.isOneWay === true,
    wanted: channel.wanted,
    hasAnswered: () => answered,
    closed: () => closed,
    bytesUnderway: () => written - arrived,
    ask: (questions) => {
      void write(askStatus(questions));
      for (const question of questions) due.push({ question, offset: written });
    },
    expectInTurn: () => {
      inTurnDue += 1;
    },
    write: (bytes) => void writeInChunks(bytes, write, new AbortController().signal),
    sendJob: (bytes) => {
      jobBytes = 0;
      sending = new AbortController();
      const writeJob = (chunk: Uint8Array) => {
        jobBytes += chunk.length;
        return write(chunk);
      };
      void handOver(bytes, writeJob, sending.signal);
    },
    stopSending: () => sending.abort(),
    jobBytesSent: () => jobBytes,
    next: async (ms) => {
      if (events.length === 0 && !closed) {
        const woken = new AbortController();
        wake = () => woken.abort();
        await clock.sleep(ms, woken.signal);
        wake = undefined;
      }
      return events.shift() ?? (closed ? { type: 'closed', reason: closed } : { type: 'silence' });
    },
    forget: () => {
      events.length = 0;
    },
    end: () => channel.end(),
  };
}

async function writeInChunks(
  bytes: Uint8Array,
  write: (chunk: Uint8Array) => Promise<void>,
  stopped: AbortSignal,
): Promise<void> {
  for (let start = 0; start < bytes.length && !stopped.aborted; start += maxChunkBytes) {
    await write(bytes.subarray(start, start + maxChunkBytes));
  }
}

/** Takes events until one is wanted, the connection closes or the time is over (`silence`). */
export async function awaitEvent(
  conversation: Conversation,
  clock: Clock,
  ms: number,
  isWanted: (event: ConversationEvent) => boolean,
): Promise<ConversationEvent> {
  const deadline = clock.monotonic() + ms;
  for (;;) {
    const event = await conversation.next(Math.max(0, deadline - clock.monotonic()));
    if (isWanted(event) || event.type === 'closed') return event;
    if (clock.monotonic() >= deadline) return { type: 'silence' };
  }
}
