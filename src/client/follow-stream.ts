import { DomainError, type ErrorCode, coerceError } from '../domain/errors.ts';
import { type ServerFrame, closeCodes, finalCloseCodes } from '../protocol/frames.ts';
import { type Clock, systemClock } from '../runtime/clock.ts';
import { type Backoff, backoffDelay } from '../runtime/retry.ts';
import type { Connect, ConnectionEnd, RealtimeConnection } from './realtime-connection.ts';
import { type StreamPosition, stepTo } from './stream-position.ts';

/** An event of the stream, with its position. */
export type StreamMessage = ServerFrame & { readonly seq: number };

export type StreamState =
  | { readonly state: 'connecting' }
  | { readonly state: 'connected' }
  /** Not connected; tries again after `retryMs`. */
  | { readonly state: 'waiting'; readonly retryMs: number; readonly reason: string };

export interface FollowOptions {
  /**
   * A channel of the hub, e.g. `ws://127.0.0.1:8003/ws/store/1`, with `types` or `connection_id` as its query; or where
   * to learn it for each connection, as a restarted hub may listen on another port.
   */
  readonly url: string | (() => Promise<string>);
  /** A token, or where to get a fresh one for each connection. */
  readonly token?: string | (() => Promise<string>);
  /** Continue after this position; without it, begin with what is new. */
  readonly since?: number;
  /** The history `since` belongs to. */
  readonly epoch?: string;
  /** Each message once, in order, without gaps. */
  readonly onMessage: (message: StreamMessage) => void;
  /** What is told beside the stream, without a place in it: it may be missed. */
  readonly onSignal?: (frame: ServerFrame) => void;
  /** Messages may be missing before this position: load the present state; messages after it follow. */
  readonly onResync?: (position: StreamPosition) => void;
  readonly onState?: (state: StreamState) => void;
  /** Every frame, heartbeats too: the other side is there. `timestamp` is its clock now (ISO 8601), where it says. */
  readonly onAlive?: (timestamp: string | undefined) => void;
  /** Ends it. */
  readonly signal?: AbortSignal;
  /** Tell the hub that every message is shown. @default false */
  readonly acknowledge?: boolean;
  /** Without a sign of life for this long the connection counts as dead, ms. @default 15,000 */
  readonly silenceMs?: number;
  /** The range of the pause before a new attempt; the pause itself is anywhere in it. @default 0.25 s doubling to 15 s */
  readonly backoff?: Pick<Backoff, 'first' | 'factor' | 'max'>;
  /** @default systemClock */
  readonly clock?: Clock;
  /** @default Math.random */
  readonly random?: () => number;
}

export interface Acknowledgement {
  readonly seq: number;
  readonly displayed?: boolean;
  readonly audio?: 'ok' | 'blocked' | 'muted';
  /** Whether the screen keeps itself from going dark. */
  readonly wake_lock?: 'ok' | 'no';
}

export interface Following {
  /** Resolves after the abort. Rejects when coming back is useless: DomainError `unauthenticated`, `forbidden`, … */
  readonly done: Promise<void>;
  position(): StreamPosition;
  /** What this screen shows; the latest word goes out within a moment, again after a reconnection. */
  acknowledge(ack: Acknowledgement): void;
}

/**
 * Follows a stream of the hub through every loss of connection: it comes back with its last position and hands each message
 * on once, in order. A failed handshake is just another reason to try again.
 * @param connect what makes one connection: browsers and Node have their own
 */
export function followStreamOver(connect: Connect, options: FollowOptions): Following {
  const {
    url,
    since,
    epoch,
    onMessage,
    onSignal = () => {},
    onResync = () => {},
    onState = () => {},
    onAlive = () => {},
  } = options;
  const {
    signal,
    acknowledge = false,
    silenceMs = 15_000,
    clock = systemClock,
    random = Math.random,
  } = options;
  const backoff = { ...(options.backoff ?? defaultBackoff), jitter: 0 };
  const acks = createAckSender(clock);
  let position: StreamPosition = { seq: since, epoch };
  let failure: Error | undefined;

  const receive = (connection: RealtimeConnection, frame: ServerFrame, isComplete: boolean) => {
    const step = stepTo(position, frame, isComplete);
    position = step.position;
    onAlive(tellsTime.has(frame.type) ? timestampOf(frame) : undefined);
    if (frame.type === 'connected') onState({ state: 'connected' });
    if (frame.seq === undefined) onSignal(frame);
    if (step.verdict === 'missed') connection.cut('missed a message');
    if (step.verdict === 'resync') onResync(position);
    if (step.verdict === 'apply' && frame.seq !== undefined) {
      onMessage({ ...frame, seq: frame.seq });
      if (acknowledge) acks.add({ seq: frame.seq, displayed: true });
    }
  };
  /** Resolves with the end of one connection and whether the hub had welcomed it. */
  const connectOnce = async (): Promise<ConnectionEnd & { welcome: boolean }> => {
    const channel = typeof url === 'function' ? await url() : url;
    const isComplete = !/\/ws\/(reminders|menu)\/|[?&]types=/.test(channel);
    const token = typeof options.token === 'function' ? await options.token() : options.token;
    if (signal?.aborted) return { code: undefined, reason: 'aborted', welcome: false };
    let welcome = false;
    const connection = connect({
      url: withPosition(channel, position),
      token,
      clock,
      silenceMs,
      onFrame: (frame) => {
        try {
          welcome ||= frame.type === 'connected';
          if (frame.type === 'connected') acks.attach(connection);
          receive(connection, frame, isComplete);
        } catch (thrown) {
          failure = coerceError(thrown);
          connection.cut('failed');
        }
      },
    });
    const abort = () => connection.cut('aborted');
    signal?.addEventListener('abort', abort, { once: true });
    const end = await connection.ended;
    signal?.removeEventListener('abort', abort);
    acks.attach(undefined);
    return { ...end, welcome };
  };
  const run = async () => {
    for (let attempt = 0; !signal?.aborted; attempt += 1) {
      onState({ state: 'connecting' });
      const began = { at: clock.monotonic(), seq: position.seq };
      const { code, reason, welcome } = await attemptOnce(connectOnce);
      if (failure) throw failure;
      if (signal?.aborted) return;
      const mayRenew = code === closeCodes.unauthenticated && welcome && typeof options.token === 'function';
      if (code !== undefined && finalCloseCodes.includes(code) && !mayRenew) throw refused(code, reason);
      const isSteady = welcome && clock.monotonic() - began.at > steadyMs;
      if (isSteady || position.seq !== began.seq) attempt = 0;
      // Anywhere between nothing and the ceiling, so that clients cut off together don't come back together.
      const retryMs = Math.round(random() * backoffDelay(backoff, attempt));
      onState({ state: 'waiting', retryMs, reason });
      await clock.sleep(retryMs, signal);
    }
  };
  return { done: run(), position: () => position, acknowledge: (ack) => acks.add(ack) };
}

/** An event's timestamp is when it happened: of one that is told again after a pause that was long ago. */
const tellsTime = new Set<ServerFrame['type']>(['connected', 'heartbeat', 'pong']);

function timestampOf({ timestamp }: ServerFrame): string | undefined {
  return typeof timestamp === 'string' ? timestamp : undefined;
}

const defaultBackoff = { first: 250, factor: 2, max: 15_000 };
/** A connection that held this long counts as good. */
const steadyMs = 2000;

/** A token that can't be had right now is a lost connection too. */
async function attemptOnce(
  connectOnce: () => Promise<ConnectionEnd & { welcome: boolean }>,
): Promise<ConnectionEnd & { welcome: boolean }> {
  try {
    return await connectOnce();
  } catch (thrown) {
    if (thrown instanceof DomainError && final.has(thrown.code)) throw thrown;
    return { code: undefined, reason: coerceError(thrown).message, welcome: false };
  }
}

const final = new Set<ErrorCode>(['unauthenticated', 'forbidden', 'not_found', 'bad_request']);

function withPosition(channel: string, { seq, epoch }: StreamPosition): URL {
  const url = new URL(channel);
  if (seq !== undefined) url.searchParams.set('since', String(seq));
  if (seq !== undefined && epoch !== undefined) url.searchParams.set('epoch', epoch);
  return url;
}

function refused(code: number, reason: string): DomainError {
  const refusals: Record<number, [ErrorCode, string]> = {
    [closeCodes.unauthenticated]: ['unauthenticated', 'The hub does not accept the token. Log in again.'],
    [closeCodes.forbidden]: ['forbidden', 'This account may not listen to the channel.'],
    [closeCodes.unknown]: ['not_found', 'There is no such channel.'],
    [closeCodes.replaced]: ['conflict', 'Another connection with the same connection_id has taken over.'],
  };
  const [errorCode, message] = refusals[code] ?? [
    'bad_request',
    `The hub refuses the connection: ${reason}.`,
  ];
  return new DomainError(errorCode, message, { close_code: code, reason });
}

const ackPauseMs = 100;

/** Sends the latest word only: the hub limits messages per second, and one ack covers all before it. */
function createAckSender(clock: Clock) {
  let connection: RealtimeConnection | undefined;
  let latest: Acknowledgement | undefined;
  let isWaiting = false;
  const send = async () => {
    if (isWaiting) return;
    isWaiting = true;
    await clock.sleep(ackPauseMs);
    isWaiting = false;
    if (latest) connection?.send({ type: 'ack', ...latest, clock: clock.now().toISOString() });
  };
  return {
    add: (ack: Acknowledgement) => {
      latest = ack;
      void send();
    },
    attach: (attached: RealtimeConnection | undefined) => {
      connection = attached;
      if (connection && latest) void send();
    },
  };
}
