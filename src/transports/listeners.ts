import type { Channel, CloseReason } from './transport.ts';

/** The two listeners of a channel, and what is kept for them until they are there. */
export interface Listeners extends Pick<Channel, 'onData' | 'onClose'> {
  hear(bytes: Uint8Array): void;
  /** The first reason counts. */
  finish(reason: CloseReason): CloseReason;
  /** Why the channel ended; undefined while it is open. */
  ended(): CloseReason | undefined;
  /** Aborts with the end. */
  readonly gone: AbortSignal;
}

export function createListeners(): Listeners {
  let onData: ((bytes: Uint8Array) => void) | undefined;
  let onClose: ((reason: CloseReason) => void) | undefined;
  let reason: CloseReason | undefined;
  const early: Uint8Array[] = [];
  const gone = new AbortController();
  return {
    hear: (bytes) => void (onData ? onData(bytes) : early.push(bytes)),
    finish: (given) => {
      if (reason) return reason;
      reason = given;
      gone.abort();
      onClose?.(reason);
      return reason;
    },
    ended: () => reason,
    gone: gone.signal,
    onData: (listener) => {
      onData = listener;
      for (const bytes of early.splice(0)) listener(bytes);
    },
    onClose: (listener) => {
      onClose = listener;
      if (reason) listener(reason);
    },
  };
}
