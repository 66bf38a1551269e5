import type { PrinterProfile } from '../domain/printer-profile.ts';
import type { Clock } from '../runtime/clock.ts';
import { askAdmission } from './admission.ts';
import type { Conversation } from './conversation.ts';
import type { NothingSent } from './delivery.ts';
import { emptyBuffers } from './empty-buffers.ts';
import { type Feedback, isAnsweringInTurn, isEchoingProcessIds, type Knowledge } from './feedback.ts';
import { type IdentityPart, isSamePrinter, type PrinterIdentity, readIdentity } from './identity.ts';
import { findTrouble } from './status.ts';
import type { Timings } from './timings.ts';

/** What a link remembers of its printer from one connection to the next. */
export interface PrinterMemory {
  knowledge: Knowledge;
  /** Who the printer is known to be; undefined before the first contact. */
  identity: PrinterIdentity | undefined;
  /** Who was met last. */
  met: PrinterIdentity | undefined;
  /** Parts of its identity the printer does not tell. */
  readonly silentParts: Set<IdentityPart>;
  /** Contacts in a row at which the printer told its status and answered nothing in turn. */
  turnsUnanswered: number;
  /** Something of a broken-off ticket may still sit in the printer. */
  orphaned: boolean;
  /** A piece of it may hang from the printer, and what comes next would come out on the same paper. */
  torn: boolean;
}

export interface PrepareOptions {
  readonly conversation: Conversation;
  readonly clock: Clock;
  readonly timings: Timings;
  readonly profile: PrinterProfile;
  readonly feedback: Feedback;
  readonly memory: PrinterMemory;
  /** The connection is new: the printer behind the address may be another one. */
  readonly isFirstContact: boolean;
}

/**
 * Brings a connection to the point where a ticket may follow: the printer would print, holds nothing of an earlier
 * ticket, is the one it is known to be, and it is known how it proves. Sends no print data.
 * @returns what stands in the way, or undefined.
 */
export async function prepare(options: PrepareOptions): Promise<NothingSent | undefined> {
  const { conversation, clock, timings, profile, memory, isFirstContact } = options;
  if (conversation.isOneWay()) memory.knowledge = { answersStatus: false, echo: 'none' };
  if (isMute(memory)) return undefined;
  const refused = await admit(options);
  if (refused || isMute(memory)) return refused;

  if (memory.orphaned) {
    const isEmpty = await emptyBuffers(conversation, clock, timings, profile.feedback.clear);
    if (!isEmpty) return standing(conversation);
    memory.orphaned = false;
    const stopped = await admit(options);
    if (stopped) return stopped;
  }
  const stranger = isFirstContact ? await meet(options) : undefined;
  if (stranger) return stranger;
  return conversation.isTrusted() ? undefined : untrusted;
}

const untrusted: NothingSent = { kind: 'waiting', cause: 'untrusted' };

/** A printer that never says anything is printed on blindly. */
function isMute(memory: PrinterMemory): boolean {
  return memory.knowledge.answersStatus === false;
}

async function admit(options: PrepareOptions): Promise<NothingSent | undefined> {
  const { conversation, clock, timings, memory } = options;
  const admission = await askAdmission(conversation, clock, timings);
  if (admission.kind === 'troubled') return { kind: 'waiting', cause: admission.cause };
  if (admission.kind === 'closed') return { kind: 'not_sent', cause: 'link', detail: admission.detail };
  if (admission.kind === 'ready') {
    if (!memory.knowledge.answersStatus) memory.knowledge = { ...memory.knowledge, answersStatus: true };
    return undefined;
  }
  if (!mayBeMute(options)) return { kind: 'waiting', cause: 'offline' };
  memory.knowledge = { answersStatus: false, echo: 'none' };
  return undefined;
}

/** Never heard, and nothing says that it could speak. */
export function mayBeMute({
  conversation,
  profile,
  memory,
}: Pick<PrepareOptions, 'conversation' | 'profile' | 'memory'>): boolean {
  return memory.knowledge.answersStatus !== true && !profile.feedback.status && !conversation.hasAnswered();
}

async function meet(options: PrepareOptions): Promise<NothingSent | undefined> {
  const { conversation, clock, timings, memory } = options;
  conversation.forget();
  if (!(await isAnsweringInTurn(conversation, clock, timings.question))) {
    memory.turnsUnanswered += 1;
    if (conversation.closed() || isKnownToAnswer(memory)) return standing(conversation);
    memory.knowledge = { ...memory.knowledge, echo: 'none' };
    return undefined;
  }
  memory.turnsUnanswered = 0;
  const met = await readIdentity(conversation, clock, timings, memory.silentParts);
  if (!met) return standing(conversation);
  if (!conversation.isTrusted()) return untrusted;
  memory.met = met;
  memory.identity ??= met;
  const withheld = findWithheld(memory.identity, met);
  for (const part of withheld) memory.silentParts.delete(part);
  if (withheld.length > 0 || !isSamePrinter(memory.identity, met))
    return { kind: 'waiting', cause: 'identity' };
  await learnEcho(options);
  return conversation.closed() ? standing(conversation) : undefined;
}

/** Silence to a question in turn means that it is at something else, unless it was always silent. */
function isKnownToAnswer({ knowledge, identity, turnsUnanswered }: PrinterMemory): boolean {
  const hasName = identity !== undefined && Object.keys(identity).length > 0;
  const hasEchoed = knowledge.echo === 'process_id' || knowledge.echo === 'in_turn';
  const isLearnt = knowledge.echo === 'none' || turnsUnanswered >= turnsToLearn;
  return hasName || hasEchoed || !isLearnt;
}

const turnsToLearn = 3;

/** Of a printer that answers in turn. Less than the profile promises is looked into again at the next contact. */
async function learnEcho({
  conversation,
  clock,
  timings,
  profile,
  feedback,
  memory,
}: PrepareOptions): Promise<void> {
  if (feedback !== 'auto' || memory.knowledge.echo === 'process_id') return;
  const echoes = profile.feedback.processId && (await isEchoingProcessIds(conversation, clock, timings));
  const echo = echoes ? 'process_id' : 'in_turn';
  if (echo !== memory.knowledge.echo) memory.knowledge = { ...memory.knowledge, echo };
}

/** Parts the known printer tells and this one does not. */
function findWithheld(known: PrinterIdentity, met: PrinterIdentity): IdentityPart[] {
  const telling: readonly IdentityPart[] = ['maker', 'model', 'serial'];
  return telling.filter((part) => known[part] !== undefined && met[part] === undefined);
}

/** Why nothing may be sent, as far as the connection shows it. */
function standing(conversation: Conversation): NothingSent {
  const closed = conversation.closed();
  if (closed) return { kind: 'not_sent', cause: 'link', detail: closed.detail };
  return { kind: 'waiting', cause: findTrouble(conversation.status()) ?? 'busy' };
}
