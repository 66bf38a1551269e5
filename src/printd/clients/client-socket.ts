import type { WebSocket } from 'ws';
import { coerceError } from '../../domain/errors.ts';
import { closeCodes } from '../../protocol/frames.ts';
import type { PrintClientFrame, PrintServerFrame } from '../../protocol/print-frames.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Logger } from '../../runtime/logger.ts';
import type { ClientTimings } from './client-timings.ts';
import { readFrame } from './read-frame.ts';

export interface ClientSocketOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly timings: Pick<ClientTimings, 'ping' | 'drop'>;
  /** Local time for frames. */
  readonly timestamp: () => string;
  /** Called for one frame after another. */
  readonly onFrame: (frame: PrintClientFrame) => Promise<void>;
  /** The client gave a sign of life. */
  readonly onLife: () => void;
  /** With every ping; in turn with the frames. */
  readonly onRound: () => Promise<void>;
  /** After the last frame was dealt with. */
  readonly onEnd: () => void;
}

/** A connection that speaks frames: in order, within limits, and alive. */
export interface ClientSocket {
  isOpen(): boolean;
  send(frame: PrintServerFrame): void;
  sendError(error: { readonly code: string; readonly message: string }, jobId?: number): void;
  close(code: number, reason: string): void;
  /** Runs the step when all that came before is dealt with. */
  enqueue(step: () => Promise<void>): void;
  readonly closed: AbortSignal;
}

const maxMalformed = 5;
const maxQueued = 100;
const maxBufferBytes = 1024 * 1024;
const closeWaitMs = 500;

export function openClientSocket(ws: WebSocket, options: ClientSocketOptions): ClientSocket {
  const { clock, logger, timestamp, onFrame, onLife, onRound, onEnd } = options;
  const closed = new AbortController();
  let queue = Promise.resolve();
  let queued = 0;
  let malformed = 0;
  let heardAt = clock.monotonic();

  const isOpen = () => ws.readyState === ws.OPEN;
  const send = (frame: PrintServerFrame) => {
    if (isOpen()) ws.send(JSON.stringify(frame));
    // Asks on and on, and reads nothing.
    if (ws.bufferedAmount > maxBufferBytes) ws.terminate();
  };
  const sendError: ClientSocket['sendError'] = ({ code, message }, jobId) => {
    const about = jobId === undefined ? {} : { job_id: jobId };
    send({ type: 'error', code, message, timestamp: timestamp(), ...about });
  };
  const close = (code: number, reason: string) => {
    if (!isOpen()) return;
    ws.close(code, reason);
    // A peer that is gone doesn't answer.
    setTimeout(() => ws.terminate(), closeWaitMs).unref();
  };
  const enqueue = (step: () => Promise<void>) => {
    queued += 1;
    queue = queue.then(step).then(
      () => void (queued -= 1),
      (thrown: unknown) => {
        queued -= 1;
        logger.error({ err: coerceError(thrown) }, 'A print client could not be served');
        close(closeCodes.lost, 'come back');
      },
    );
  };
  const hear = () => {
    heardAt = clock.monotonic();
    onLife();
  };

  // What breaks the protocol of the socket itself: the close that follows says it all.
  ws.on('error', () => {});
  ws.on('pong', hear);
  ws.on('message', (data, isBinary) => {
    hear();
    if (queued >= maxQueued) return close(closeCodes.tooMany, 'too many messages');
    const frame = isBinary ? 'A message is text.' : readFrame(textOf(data));
    if (typeof frame !== 'string') {
      malformed = 0;
      return enqueue(() => onFrame(frame));
    }
    sendError({ code: 'bad_request', message: frame });
    malformed += 1;
    if (malformed >= maxMalformed) close(closeCodes.badMessage, 'bad messages');
  });
  ws.on('close', () => {
    closed.abort();
    enqueue(async () => onEnd());
  });
  void pingOn(options, closed.signal, () => {
    send({ type: 'ping', timestamp: timestamp() });
    // Browsers answer this one by themselves, whatever the page makes of the other.
    if (isOpen()) ws.ping();
    enqueue(onRound);
  });
  void awaitSilence(options, closed.signal, () => heardAt).then(() => ws.terminate());
  return { isOpen, send, sendError, close, enqueue, closed: closed.signal };
}

async function pingOn({ clock, timings }: ClientSocketOptions, closed: AbortSignal, ping: () => void) {
  for (;;) {
    await clock.sleep(timings.ping, closed);
    if (closed.aborted) return;
    ping();
  }
}

async function awaitSilence(
  { clock, timings }: ClientSocketOptions,
  closed: AbortSignal,
  heardAt: () => number,
): Promise<void> {
  for (;;) {
    const left = heardAt() + timings.drop - clock.monotonic();
    if (left <= 0 || closed.aborted) return;
    await clock.sleep(left, closed);
  }
}

function textOf(data: WebSocket.RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString();
}
