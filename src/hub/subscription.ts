import type { Clock } from '../runtime/clock.ts';
import type { Follower, LiveStream } from './live-stream.ts';
import { encodeFrame } from './message.ts';
import type { Socket } from './transports/transport.ts';
import { selectAll, type View } from './view.ts';

/** A socket's place in its stream. */
export interface Subscription {
  /** Up to where the socket has been sent everything it may see. */
  position(): number;
  isLive(): boolean;
  /** The socket has sent what was waiting. */
  onDrain(): void;
  stop(): void;
}

export interface SubscriptionOptions {
  readonly stream: LiveStream;
  readonly view: View;
  readonly socket: Socket;
  readonly clock: Clock;
  /** Where the client stands; undefined: at the end. */
  readonly since: number | undefined;
  /** What the client has is of another history. */
  readonly replaced: boolean;
  readonly epoch: () => string;
  /** More than this may not wait for the client, bytes. */
  readonly maxBufferBytes: number;
  readonly onEnd: (reason: 'slow' | 'cut') => void;
  readonly onResync: () => void;
}

// History is sent no faster than the client takes it.
const pauseBytes = 64 * 1024;
const drainWaitMs = 10_000;

/**
 * Brings a socket from its position to the end of the stream and keeps it there: every message after `since` that the view
 * shows, once, in order. A position that means nothing (any more) is answered with `resync`, then live messages follow.
 * The step from history to live happens without a pause in which something could be appended.
 */
export function subscribe(options: SubscriptionOptions): { subscription: Subscription; live: Promise<void> } {
  const { stream, view, socket, clock, since, replaced, epoch, maxBufferBytes, onEnd, onResync } = options;
  let catchingUp: number | undefined = since ?? stream.position();
  let stopped = false;
  let drained = () => {};

  const end = (reason: 'slow' | 'cut') => {
    stop();
    onEnd(reason);
  };
  const stop = () => {
    stopped = true;
    stream.followers.delete(follower);
    drained();
  };
  const follower: Follower = {
    view,
    isLive: () => catchingUp === undefined,
    send: (messages) => {
      if (socket.send(messages) === 'buffered' && socket.buffered() > maxBufferBytes) end('slow');
    },
    signal: (frame) => {
      if (view.takesSignals && socket.send([frame]) === 'buffered' && socket.buffered() > maxBufferBytes)
        end('slow');
    },
    resync: () => {
      catchingUp = undefined;
      onResync();
      socket.send([encodeFrame({ type: 'resync', seq: stream.position(), epoch: epoch() })]);
    },
    cut: () => end('cut'),
  };
  const waitForRoom = async () => {
    const deadline = new AbortController();
    while (!stopped && socket.buffered() > pauseBytes) {
      const room = new Promise<'room'>((resolve) => {
        drained = () => resolve('room');
      });
      const before = socket.buffered();
      const late = clock.sleep(drainWaitMs, deadline.signal).then(() => 'late' as const);
      if ((await Promise.race([room, late])) === 'late' && socket.buffered() >= before) end('slow');
    }
    deadline.abort();
  };
  const catchUp = async () => {
    while (!stopped && catchingUp !== undefined && catchingUp < stream.position()) {
      const messages = await stream.history(catchingUp);
      // A resync may have come between.
      if (stopped || catchingUp === undefined) return;
      if (messages === 'gone') return follower.resync();
      socket.send(selectAll(view, messages));
      catchingUp += messages.length;
      await waitForRoom();
    }
    catchingUp = undefined;
  };

  stream.followers.add(follower);
  const live = replaced || (since ?? 0) > stream.position() ? Promise.resolve(follower.resync()) : catchUp();
  return {
    subscription: {
      position: () => catchingUp ?? stream.position(),
      isLive: () => follower.isLive(),
      onDrain: () => drained(),
      stop,
    },
    live,
  };
}
