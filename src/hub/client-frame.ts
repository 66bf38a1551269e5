import { worksIn } from '../domain/roles.ts';
import { type ClientFrame, clientFrame } from '../protocol/frames.ts';
import type { ScreenAck } from '../storage/screen-acks.ts';
import type { Session } from './session.ts';

/** A client's message; undefined when it is none. */
export function parseClientFrame(text: string): ClientFrame | undefined {
  try {
    return clientFrame.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** What an ack that came at `now` says of a kitchen screen; undefined from anybody else. */
export function toScreenAck(
  { handshake, actor, storeId, subscription }: Session,
  { seq, displayed = true, audio, wake_lock: wakeLock, clock }: Extract<ClientFrame, { type: 'ack' }>,
  now: Date,
): ScreenAck | undefined {
  if (handshake.channel.kind !== 'store' || !worksIn(actor, storeId)) return undefined;
  const { connectionId } = handshake;
  return {
    storeId,
    screen: connectionId === undefined ? actor.subject : `${actor.subject}/${connectionId}`,
    // Nobody has shown what was not sent.
    seq: Math.min(seq, subscription.position()),
    displayed,
    audio: audio ?? null,
    wakeLock: wakeLock ?? null,
    clockSkewMs: clock === undefined ? null : Date.parse(clock) - now.getTime(),
  };
}
