import { coerceError } from '../domain/errors.ts';
import type { PrinterProfile } from '../domain/printer-profile.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Transport } from '../transports/transport.ts';
import { type Conversation, createConversation } from './conversation.ts';
import type { NothingSent } from './delivery.ts';
import type { Feedback } from './feedback.ts';
import { type PrinterMemory, prepare } from './prepare.ts';
import type { Reply } from './replies.ts';
import { offlineStatus, type PrinterStatus } from './status.ts';
import type { Timings } from './timings.ts';

/** A connection that is kept from one ticket to the next. */
export interface Contact {
  readonly conversation: Conversation;
  /** The printer behind this connection is known to be the right one. */
  isMet: boolean;
}

export interface ContactKeeper {
  /** The connection at hand or a new one; only tells that something accepted it. */
  reach(): Promise<Contact | NothingSent>;
  /** A connection over which a ticket may follow, or what stands in the way. */
  makeReady(): Promise<Contact | NothingSent>;
  isOpen(): boolean;
  /** Aborts when somebody else waits for the printer; undefined without a connection. */
  wanted(): AbortSignal | undefined;
  hangUp(): Promise<void>;
}

export interface ContactKeeperOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly timings: Timings;
  readonly profile: PrinterProfile;
  readonly feedback: Feedback;
  readonly memory: PrinterMemory;
  readonly stopped: AbortSignal;
  readonly onStatus: (status: PrinterStatus) => void;
  readonly onReply: (reply: Reply) => void;
}

export function isContact(reached: Contact | NothingSent): reached is Contact {
  return 'conversation' in reached;
}

export function createContactKeeper(options: ContactKeeperOptions): ContactKeeper {
  const { transport, stopped, onStatus } = options;
  let contact: Contact | undefined;

  const hangUp = async (): Promise<void> => {
    const leaving = contact;
    contact = undefined;
    await leaving?.conversation.end();
  };

  const reach = async (): Promise<Contact | NothingSent> => {
    if (contact && !contact.conversation.closed()) return contact;
    await hangUp();
    try {
      contact = { conversation: converse(await transport.open(stopped), options), isMet: false };
      return contact;
    } catch (thrown) {
      onStatus(offlineStatus);
      return { kind: 'not_sent', cause: 'offline', detail: coerceError(thrown).message };
    }
  };

  const makeReady = async (): Promise<Contact | NothingSent> => {
    const isReused = contact !== undefined;
    const reached = await reach();
    if (!isContact(reached)) return reached;
    const { conversation, isMet } = reached;
    const hindrance = await prepare({ ...options, conversation, isFirstContact: !isMet });
    if (!hindrance) {
      reached.isMet = true;
      return reached;
    }
    const isDeaf = isDead(conversation, hindrance);
    if (isDeaf) onStatus(offlineStatus);
    if (isDeaf || hindrance.cause === 'untrusted' || hindrance.cause === 'busy') await hangUp();
    // An old connection may be dead without a sign of it; nothing was sent, so a new one may be tried.
    return isDeaf && isReused ? makeReady() : hindrance;
  };

  return {
    reach,
    makeReady,
    isOpen: () => contact !== undefined,
    wanted: () => contact?.conversation.wanted,
    hangUp,
  };
}

function converse(
  channel: Awaited<ReturnType<Transport['open']>>,
  options: ContactKeeperOptions,
): Conversation {
  const { clock, onReply, onStatus } = options;
  const conversation: Conversation = createConversation({
    channel,
    clock,
    onReply,
    // The answers to one question are reported together.
    onStatus: (next) => {
      if (conversation.answersDue() === 0) onStatus(next);
    },
  });
  return conversation;
}

/** Closed, or open and without an answer to a question. */
function isDead(conversation: Conversation, hindrance: NothingSent): boolean {
  return hindrance.kind === 'not_sent' || (hindrance.cause === 'offline' && conversation.answersDue() > 0);
}
