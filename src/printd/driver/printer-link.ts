import { coerceError } from '../../domain/errors.ts';
import type { PrinterProfile } from '../../domain/printer-profile.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Transport } from '../transports/transport.ts';
import { awaitAnswers } from './admission.ts';
import { recoverDropping } from './commands.ts';
import { type Conversation, createConversation } from './conversation.ts';
import { deliver } from './deliver.ts';
import type { Delivery, DeliveryRequest, NothingSent } from './delivery.ts';
import { type Feedback, initialKnowledge, type Knowledge, probeId } from './feedback.ts';
import type { PrinterIdentity } from './identity.ts';
import { type DrawerKick, kickDrawer } from './kick-drawer.ts';
import { type PrinterMemory, prepare } from './prepare.ts';
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
  /** Who the printer was when it was last accepted; another one is not printed on. */
  readonly identity?: PrinterIdentity;
  /** Set when the outcome of an earlier ticket is unknown (a crash): its rest may still sit in the printer. */
  readonly orphaned?: boolean;
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
  kickDrawer(pin: 2 | 5): Promise<DrawerKick>;
  /** Looks at the printer now. */
  check(): Promise<PrinterStatus>;
  /** After a person freed the knife: leaves a recoverable error, dropping what was buffered. */
  recover(): Promise<PrinterStatus>;
  /** A person says that the printer met last is the right one. */
  acceptIdentity(): void;
  status(): PrinterStatus;
  knowledge(): Knowledge;
  /** Finishes the ticket in hand, then hangs up. Later deliveries are not sent. */
  close(): Promise<void>;
}

interface Contact {
  readonly conversation: Conversation;
  /** The printer behind this connection is known to be the right one. */
  isMet: boolean;
}

type Unreached = Extract<NothingSent, { readonly kind: 'not_sent' }>;

export function createPrinterLink(options: PrinterLinkOptions): PrinterLink {
  const { transport, profile, feedback = 'auto', clock } = options;
  const timings = { ...defaultTimings, ...options.timings };
  const stopped = new AbortController();
  const memory: PrinterMemory = {
    knowledge: initialKnowledge[feedback],
    identity: options.identity,
    met: undefined,
    silentParts: new Set(),
    orphaned: options.orphaned ?? false,
  };
  let status = unknownStatus;
  let contact: Contact | undefined;
  let expected: string | undefined;
  let idle = new AbortController();

  const report = (next: PrinterStatus) => {
    if (isSameStatus(status, next)) return;
    status = next;
    options.onStatus?.(status);
  };

  const hangUp = async (): Promise<void> => {
    const leaving = contact;
    contact = undefined;
    await leaving?.conversation.end();
  };

  const queue = createWorkQueue(() => {
    if (!contact) return;
    idle = new AbortController();
    const { signal } = idle;
    void hangUpAfter(timings.idleClose, signal);
  });
  const hangUpAfter = async (ms: number, signal: AbortSignal): Promise<void> => {
    await clock.sleep(ms, signal);
    if (!signal.aborted) await queue.run(hangUp);
  };
  const run = <Result>(task: () => Promise<Result>): Promise<Result> => {
    idle.abort();
    return queue.run(task);
  };

  const reach = async (): Promise<Contact | Unreached> => {
    if (contact && !contact.conversation.closed()) return contact;
    await hangUp();
    try {
      const channel = await transport.open(stopped.signal);
      contact = { conversation: converse(channel), isMet: false };
      return contact;
    } catch (thrown) {
      report(offlineStatus);
      return { kind: 'not_sent', cause: 'offline', detail: coerceError(thrown).message };
    }
  };

  const converse = (channel: Awaited<ReturnType<Transport['open']>>): Conversation => {
    const conversation: Conversation = createConversation({
      channel,
      clock,
      onReply: (reply) => hear(reply),
      // The answers to one question are reported together.
      onStatus: (next) => {
        if (conversation.answersDue() === 0) report(next);
      },
    });
    return conversation;
  };

  const hear = (reply: Reply): void => {
    if (reply.type === 'process_id' && reply.id !== expected && reply.id !== probeId) {
      options.onLateProof?.(reply.id);
    }
    const { answersStatus } = memory.knowledge;
    const speaks = reply.type === 'status' || reply.type === 'automatic';
    // Thought mute, and yet it speaks.
    if (feedback === 'auto' && answersStatus === false && speaks) memory.knowledge = initialKnowledge.auto;
  };

  /** A connection over which a ticket may follow, or what stands in the way. */
  const makeReady = async (): Promise<Contact | NothingSent> => {
    const isReused = contact !== undefined;
    const reached = await reach();
    if ('kind' in reached) return reached;
    const before = { identity: memory.identity, knowledge: memory.knowledge };
    const hindrance = await prepare({
      conversation: reached.conversation,
      clock,
      timings,
      profile,
      feedback,
      memory,
      isFirstContact: !reached.isMet,
    });
    if (memory.identity && memory.identity !== before.identity) options.onIdentity?.(memory.identity);
    if (memory.knowledge !== before.knowledge) options.onKnowledge?.(memory.knowledge);
    if (!hindrance) {
      reached.isMet = true;
      return reached;
    }
    const isDeaf = hindrance.kind === 'not_sent' || hindrance.cause === 'offline';
    if (isDeaf || hindrance.cause === 'untrusted' || hindrance.cause === 'busy') await hangUp();
    if (isDeaf) report(offlineStatus);
    // An old connection may be dead without a sign of it; nothing was sent, so a new one may be tried.
    return isDeaf && isReused ? makeReady() : hindrance;
  };

  const deliverNow = async (request: DeliveryRequest): Promise<Delivery> => {
    const ready = await makeReady();
    if ('kind' in ready) return ready;
    const { answersStatus = false, echo = 'none' } = memory.knowledge;
    expected = request.processId;
    const { conversation } = ready;
    try {
      const delivery = await deliver({ conversation, clock, timings, profile, answersStatus, echo, request });
      if (delivery.kind === 'unconfirmed' && !delivery.cleared) memory.orphaned = true;
      if (delivery.kind === 'unconfirmed' || !conversation.isTrusted()) await hangUp();
      return delivery;
    } finally {
      expected = undefined;
    }
  };

  const look = async (): Promise<PrinterStatus> => {
    const wasOpen = contact !== undefined;
    const reached = await reach();
    if ('kind' in reached) return status;
    const { conversation } = reached;
    if (feedback !== 'none') {
      conversation.forget();
      conversation.ask([1, 2, 3, 4]);
      const answer = await awaitAnswers(conversation, clock, timings.admission);
      if (answer.kind === 'silent' || answer.kind === 'closed') report(offlineStatus);
    } else report(unknownStatus);
    // Other systems may want to print; and a connection that went wrong is no use.
    if (!wasOpen || !conversation.isTrusted()) await hangUp();
    return status;
  };

  const watch = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      if (queue.size() === 0) await run(look);
      await clock.sleep(timings.idlePoll, stopped.signal);
    }
  };
  const watching = options.onStatus ? watch() : Promise.resolve();

  return {
    deliver: (request) =>
      run(() => (stopped.signal.aborted ? Promise.resolve(closedLink) : deliverNow(request))),
    kickDrawer: (pin) =>
      run(async () => {
        const ready = stopped.signal.aborted ? closedLink : await makeReady();
        if ('kind' in ready) return ready;
        const { answersStatus = false } = memory.knowledge;
        const kick = await kickDrawer({
          conversation: ready.conversation,
          clock,
          timings,
          answersStatus,
          pin,
        });
        if (kick.kind === 'unconfirmed') await hangUp();
        return kick;
      }),
    check: () => run(look),
    recover: () =>
      run(async () => {
        const reached = await reach();
        if ('kind' in reached) return status;
        reached.conversation.write(recoverDropping);
        return look();
      }),
    acceptIdentity: () => {
      if (!memory.met) return;
      memory.identity = memory.met;
      options.onIdentity?.(memory.identity);
    },
    status: () => status,
    knowledge: () => memory.knowledge,
    close: async () => {
      stopped.abort();
      await queue.run(hangUp);
      idle.abort();
      await watching;
    },
  };
}

const closedLink: Unreached = { kind: 'not_sent', cause: 'printer_disabled', detail: 'the link is closed' };
