import type { LoggedEvent } from '../protocol/events.ts';

/** An event of a stream as it goes over the wire, encoded once for all sockets. */
export interface Message {
  readonly seq: number;
  readonly event: LoggedEvent;
  readonly bytes: Uint8Array;
}

/** The stored body is JSON without `seq`, which differs by stream: it is put in as text. */
export function toMessage(event: LoggedEvent): Message {
  return { seq: event.seq, event, bytes: Buffer.from(`${event.body.slice(0, -1)},"seq":${event.seq}}`) };
}

/** A frame of the hub's own. */
export function encodeFrame(frame: object): Uint8Array {
  return Buffer.from(JSON.stringify(frame));
}
