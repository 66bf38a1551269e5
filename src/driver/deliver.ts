import type { PrinterProfile } from '../domain/printer-profile.ts';
import type { Clock } from '../runtime/clock.ts';
import { awaitProof } from './await-proof.ts';
import { askPaperInTurn, askProcessId, cutOffTorn, prologue } from './commands.ts';
import { awaitEvent, type Conversation } from './conversation.ts';
import type { Delivery, DeliveryRequest, NothingSent } from './delivery.ts';
import type { Echo } from './feedback.ts';
import { findTrouble } from './status.ts';
import { type Timings, transferTime } from './timings.ts';

export interface DeliverOptions {
  /** With a printer that has just said it would print, or that never says anything. */
  readonly conversation: Conversation;
  readonly clock: Clock;
  readonly timings: Timings;
  readonly profile: PrinterProfile;
  readonly answersStatus: boolean;
  readonly echo: Echo;
  readonly request: DeliveryRequest;
}

/**
 * Sends one ticket, intent first, and says what is known of it afterwards.
 * @throws whatever `journal.sending` rejects with; then no byte went out.
 */
export async function deliver(options: DeliverOptions): Promise<Delivery> {
  const { conversation, clock, timings, profile, answersStatus, echo, request } = options;
  await request.journal.sending();
  const hindrance = findHindrance(conversation);
  if (hindrance) return hindrance;

  const bytes = composeJob(request, profile, echo);
  conversation.forget();
  if (echo === 'in_turn') conversation.expectInTurn();
  conversation.sendJob(bytes);
  if (!answersStatus) return awaitHandover(options, bytes.length);
  return awaitProof({
    conversation,
    clock,
    timings,
    processId: request.processId,
    echo,
    canClear: profile.feedback.clear,
    lineCount: request.lineCount,
    bytes: bytes.length,
    onAlarm: request.onAlarm,
  });
}

/** The paper may have ended while the intent was written down. */
function findHindrance(conversation: Conversation): NothingSent | undefined {
  const closed = conversation.closed();
  if (closed) return { kind: 'not_sent', cause: 'link', detail: closed.detail };
  const cause = findTrouble(conversation.status());
  return cause ? { kind: 'waiting', cause } : undefined;
}

function composeJob(request: DeliveryRequest, profile: PrinterProfile, echo: Echo): Uint8Array {
  return Buffer.concat([
    prologue,
    ...(request.cutFirst ? [cutOffTorn(profile.cutter)] : []),
    request.body,
    ...(echo === 'process_id' ? [askProcessId(request.processId)] : []),
    ...(echo === 'in_turn' ? [askPaperInTurn] : []),
  ]);
}

/** All there is to see of a printer that can't answer: whether the transport took every byte and closed in good order. */
async function awaitHandover(options: DeliverOptions, bytes: number): Promise<Delivery> {
  const { conversation, clock, timings } = options;
  const patience = timings.complete + transferTime(bytes, timings);
  const event = await awaitEvent(conversation, clock, patience, ({ type }) => type === 'handed_over');
  const reason = await conversation.end();
  if (event.type === 'handed_over' && reason.kind !== 'lost') return { kind: 'sent' };
  if (reason.untouched) return { kind: 'not_sent', cause: 'offline', detail: reason.detail };
  return { kind: 'unconfirmed', cause: 'link', cleared: false, bytesSent: conversation.jobBytesSent() };
}
