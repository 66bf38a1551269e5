import type { PrinterProfile } from '../domain/printer-profile.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Transport } from '../transports/transport.ts';
import { awaitAnswers } from './admission.ts';
import { pulseDrawer, recoverDropping } from './commands.ts';
import { createContactKeeper, isContact } from './contact.ts';
import { deliver } from './deliver.ts';
import type { Delivery, DeliveryRequest, NothingSent } from './delivery.ts';
import { type Feedback, initialKnowledge, type Knowledge, probeId } from './feedback.ts';
import type { PrinterIdentity } from './identity.ts';
import { sendSignal, type SignalOutcome } from './send-signal.ts';
import { mayBeMute, type PrinterMemory } from './prepare.ts';
import type { Reply } from './replies.ts';
import { isSameStatus, offlineStatus, type PrinterStatus, unknownStatus } from './status.ts';
import { defaultTimings, type Timings } from './timings.ts';
import { createWorkQueue } from './work-queue.ts';

export interface PrinterLinkOptions {
  /** One physical printer; no other link may use it. */
  readonly transport: Transport;
  readonly profile: PrinterProfile;
  /** @default 'auto' */
  readonly feedback?: Feedback;
  readonly clock: Clock;
  readonly timings?: Partial<Timings>;
  /**
   * No other system prints there (USB, a serial line): the connection is kept while the printer is idle, and what changes at it
   * is told at once, or at the next of the frequent looks. A printer that can't speak is let go all the same. @default false
   */
  readonly holds?: boolean;
  /** Who the printer was when it was last accepted; another one is not printed on. */
  readonly identity?: PrinterIdentity;
  /** Set when the outcome of an earlier ticket is unknown (a crash): its rest may still sit in the printer. */
  readonly orphaned?: boolean;
  /** Ends all waiting: a ticket in hand is given up, unconfirmed where anything of it was sent. */
  readonly abandoned?: AbortSignal;
  /** Looks after the idle printer from time to time; on only when given. */
  readonly onStatus?: (status: PrinterStatus) => void;
  readonly onIdentity?: (identity: PrinterIdentity) => void;
  readonly onKnowledge?: (knowledge: Knowledge) => void;
  /** The printer proved a ticket that no delivery waits for any more. */
  readonly onLateProof?: (processId: string) => void;
}

/** The one way to a printer: keeps at most one connection, one ticket at a time. */
export interface PrinterLink {
  deliver(request: DeliveryRequest): Promise<Delivery>;
  /** One pulse, for after the proof of its ticket; never repeated. */
  kickDrawer(pin: 2 | 5): Promise<SignalOutcome>;
  /** Sends commands that print nothing, once. @param sending see {@link DeliveryRequest.journal} */
  signal(bytes: Uint8Array, sending?: () => Promise<void>): Promise<SignalOutcome>;
  /** Looks at the printer now. */
  check(): Promise<PrinterStatus>;
  /** After a person freed the knife: leaves a recoverable error, dropping what was buffered. */
  recover(sending?: () => Promise<void>): Promise<PrinterStatus>;
  /** A person says that the printer met last is the right one. */
  acceptIdentity(): void;
  status(): PrinterStatus;
  knowledge(): Knowledge;
  /** Finishes the ticket in hand, then hangs up. Later deliveries are not sent. */
  close(): Promise<void>;
}

export function createPrinterLink(options: PrinterLinkOptions): PrinterLink {
  const { profile, feedback = 'auto', clock, holds = false } = options;
  const timings = { ...defaultTimings, ...options.timings };
  const stopped = new AbortController();
  const memory = createMemory(options, feedback);
  let status = unknownStatus;
  let isTold = false;
  let expected: string | undefined;
  let idle = new AbortController();
  let rest = new AbortController();

  const report = (next: PrinterStatus): void => {
    if (isTold && isSameStatus(status, next)) return;
    isTold = true;
    status = next;
    options.onStatus?.(status);
  };
  const hear = (reply: Reply): void => {
    if (isStray(reply, expected)) options.onLateProof?.(reply.id);
    const speaks = reply.type === 'status' || reply.type === 'automatic';
    // Thought mute, and yet it speaks.
    if (speaks && feedback === 'auto' && memory.knowledge.answersStatus === false) {
      memory.knowledge = initialKnowledge.auto;
    }
  };
  const keeper = createContactKeeper({
    transport: options.transport,
    clock,
    timings,
    profile,
    feedback,
    memory,
    stopped: stopped.signal,
    onStatus: report,
    onReply: hear,
  });

  const hangUpWhenIdle = async (): Promise<void> => {
    if (!keeper.isOpen()) return;
    idle = new AbortController();
    const { signal } = idle;
    const wanted = keeper.wanted();
    const over = wanted ? AbortSignal.any([signal, wanted]) : signal;
    await clock.sleep(holds ? heldAtMost : timings.idleClose, over);
    if (!signal.aborted) await queue.run(() => keeper.hangUp());
  };
  const queue = createWorkQueue(() => void hangUpWhenIdle());
  const run = <Result>(task: () => Promise<Result>): Promise<Result> => {
    idle.abort();
    return queue.run(async () => {
      try {
        return await task();
      } finally {
        // Between two tickets it is somebody else's turn.
        if (keeper.wanted()?.aborted) await keeper.hangUp();
      }
    });
  };

  const makeReady = async () => {
    if (stopped.signal.aborted) return closedLink;
    const { identity, knowledge } = memory;
    const ready = await keeper.makeReady();
    if (memory.identity && memory.identity !== identity) options.onIdentity?.(memory.identity);
    if (memory.knowledge !== knowledge) options.onKnowledge?.(memory.knowledge);
    return ready;
  };

  const deliverNow = async (asked: DeliveryRequest): Promise<Delivery> => {
    const ready = await makeReady();
    if (!isContact(ready)) return ready;
    const { conversation } = ready;
    const { answersStatus = false, echo = 'none' } = memory.knowledge;
    const request = { ...asked, cutFirst: asked.cutFirst || memory.torn };
    expected = request.processId;
    try {
      const delivery = await deliver({ conversation, clock, timings, profile, answersStatus, echo, request });
      if (delivery.kind === 'unconfirmed' && !delivery.cleared) memory.orphaned = true;
      memory.torn = isTorn(delivery, memory);
      if (delivery.kind === 'unconfirmed' || !conversation.isTrusted()) await keeper.hangUp();
      // It may be gone: whether it is must not take until the next look.
      if (delivery.kind === 'unconfirmed') rest.abort();
      return explain(delivery);
    } finally {
      expected = undefined;
    }
  };

  const explain = (delivery: Delivery): Delivery =>
    delivery.kind === 'unconfirmed' && options.abandoned?.aborted
      ? { ...delivery, cause: 'crash' }
      : delivery;

  const signalNow = async (bytes: Uint8Array, sending = nothing): Promise<SignalOutcome> => {
    const ready = await makeReady();
    if (!isContact(ready)) return ready;
    const { answersStatus = false } = memory.knowledge;
    await sending();
    const { conversation } = ready;
    const outcome = await sendSignal({ conversation, clock, timings, answersStatus, bytes });
    if (outcome.kind === 'unconfirmed') await keeper.hangUp();
    return outcome;
  };

  const look = async (): Promise<PrinterStatus> => {
    const wasOpen = keeper.isOpen();
    const reached = await keeper.reach();
    if (!isContact(reached)) return status;
    const { conversation } = reached;
    if (feedback === 'none' || conversation.isOneWay()) report(unknownStatus);
    else {
      conversation.forget();
      conversation.ask([1, 2, 3, 4]);
      const answer = await awaitAnswers(conversation, clock, timings.admission);
      const isSilent = answer.kind === 'silent' || answer.kind === 'closed';
      if (isSilent) report(mayBeMute({ conversation, profile, memory }) ? unknownStatus : offlineStatus);
    }
    // Other systems may want to print; and a connection that went wrong is no use.
    const isKept = holds ? conversation.answersDue() === 0 && conversation.hasAnswered() : wasOpen;
    if (!isKept || !conversation.isTrusted()) await keeper.hangUp();
    return status;
  };

  const recover = async (sending = nothing): Promise<PrinterStatus> => {
    const reached = await keeper.reach();
    if (!isContact(reached)) return status;
    await sending();
    reached.conversation.write(recoverDropping);
    return look();
  };

  const watch = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      const isAsked = rest.signal.aborted;
      rest = new AbortController();
      if (isAsked || queue.size() === 0) await run(look);
      const isSpeaking = feedback !== 'none' && memory.knowledge.answersStatus !== false;
      const pause = holds && isSpeaking ? timings.heldPoll : timings.idlePoll;
      await clock.sleep(pause, AbortSignal.any([stopped.signal, rest.signal]));
    }
  };
  const watching = options.onStatus ? watch() : Promise.resolve();
  const abandon = () => {
    stopped.abort();
    void keeper.hangUp();
  };
  options.abandoned?.addEventListener('abort', abandon, { once: true });

  return {
    deliver: (request) => run(() => deliverNow(request)),
    kickDrawer: (pin) => run(() => signalNow(pulseDrawer(pin))),
    signal: (bytes, sending) => run(() => signalNow(bytes, sending)),
    check: () => run(look),
    recover: (sending) => run(() => recover(sending)),
    acceptIdentity: () => {
      if (!memory.met) return;
      memory.identity = memory.met;
      options.onIdentity?.(memory.identity);
    },
    status: () => status,
    knowledge: () => memory.knowledge,
    close: async () => {
      stopped.abort();
      await queue.run(() => keeper.hangUp());
      idle.abort();
      options.abandoned?.removeEventListener('abort', abandon);
      await watching;
    },
  };
}

/** One day, ms. */
const heldAtMost = 86_400_000;

async function nothing(): Promise<void> {}

const closedLink: NothingSent = { kind: 'not_sent', cause: 'printer_disabled', detail: 'the link is closed' };

function createMemory({ identity, orphaned = false }: PrinterLinkOptions, feedback: Feedback): PrinterMemory {
  return {
    knowledge: initialKnowledge[feedback],
    identity,
    met: undefined,
    silentParts: new Set(),
    turnsUnanswered: 0,
    orphaned,
    torn: orphaned,
  };
}

function isTorn(delivery: Delivery, { torn }: PrinterMemory): boolean {
  if (delivery.kind === 'unconfirmed') return true;
  const wasCutOff = delivery.kind === 'completed' || delivery.kind === 'sent';
  return torn && !wasCutOff;
}

/** A process id nobody waits for now: of a ticket given up before. */
function isStray(
  reply: Reply,
  expected: string | undefined,
): reply is Extract<Reply, { type: 'process_id' }> {
  return reply.type === 'process_id' && reply.id !== expected && reply.id !== probeId;
}
