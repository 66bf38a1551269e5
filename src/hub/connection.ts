import { coerceError } from '../domain/errors.ts';
import { toLocalIso } from '../domain/local-time.ts';
import { type ClientFrame, closeCodes, isOfStore } from '../protocol/frames.ts';
import { admit, identify } from './admit.ts';
import { parseClientFrame, toScreenAck } from './client-frame.ts';
import { type Handshake, parseHandshake } from './handshake.ts';
import type { HubContext } from './hub-context.ts';
import type { LiveStream } from './live-stream.ts';
import { encodeFrame } from './message.ts';
import type { Connection, Session } from './session.ts';
import { subscribe } from './subscription.ts';
import { createTokenBucket } from './token-bucket.ts';
import type { Socket, SocketHandlers, SocketRequest } from './transports/transport.ts';

/** Serves a socket that was just opened. */
export function openConnection(context: HubContext, socket: Socket, request: SocketRequest): SocketHandlers {
  const { settings, tail, clock, connections, acks, metrics, inHand, logger } = context;
  const bucket = createTokenBucket(settings, clock.monotonic());
  const closed = new AbortController();
  let place: string | undefined;
  let session: Session | undefined;
  let heardAt = clock.monotonic();
  let unanswered = 0;
  let isAuthenticating = false;

  const close = (code: number, reason: string) => {
    if (closed.signal.aborted) return;
    finish();
    socket.close(code, reason);
  };
  const finish = () => {
    closed.abort();
    session?.subscription.stop();
    connections.leave(connection);
    if (session) metrics.connections.dec({ channel: session.handshake.channel.kind });
  };
  const connection: Connection = {
    remoteAddress: request.remoteAddress,
    get place() {
      return place;
    },
    get session() {
      return session;
    },
    get heardAt() {
      return heardAt;
    },
    get unanswered() {
      return unanswered;
    },
    send: (frame) => void socket.send([frame]),
    ping: () => {
      unanswered += 1;
      socket.ping();
    },
    close,
  };

  const begin = async (handshake: Handshake, token: string) => {
    const admission = await admit(context, handshake, token);
    if ('code' in admission) return close(admission.code, admission.reason);
    const stream = await openStream(handshake, admission.storeId);
    if (closed.signal.aborted) return;
    const { channel, connectionId } = handshake;
    if (connectionId !== undefined) {
      place = JSON.stringify([admission.actor.subject, channel.kind, channel.id, connectionId]);
      connections.claim(place, connection);
    }
    connection.send(encodeFrame(greeting(handshake, admission.timezone, stream.position())));
    session = { ...admission, handshake, subscription: startSubscription(handshake, stream) };
    metrics.connections.inc({ channel: channel.kind });
  };
  const openStream = async ({ channel: { kind, id }, since = 0 }: Handshake, storeId: number) => {
    const streamId = isOfStore(kind) ? (`store:${storeId}` as const) : (`${kind}:${id}` as const);
    const stream = await tail.open(streamId);
    if (since <= stream.position()) return stream;
    // The client may know of news that haven't been read here yet.
    await tail.look();
    return tail.open(streamId);
  };
  const startSubscription = ({ view, since, epoch }: Handshake, stream: LiveStream) => {
    if (since !== undefined) metrics.resumes.inc();
    const { subscription, live } = subscribe({
      stream,
      view,
      socket,
      clock,
      since,
      replaced: since !== undefined && epoch !== undefined && epoch !== tail.epoch(),
      epoch: () => tail.epoch(),
      maxBufferBytes: settings.max_buffer_bytes,
      onResync: () => metrics.resyncs.inc(),
      onEnd: (reason) => {
        if (reason === 'slow') metrics.slowCloses.inc();
        if (reason === 'slow') close(closeCodes.tooSlow, 'too slow');
        else close(closeCodes.lost, 'come back');
      },
    });
    inHand.add(live.catch(fail));
    return subscription;
  };
  const greeting = ({ channel: { kind, id } }: Handshake, timezone: string, seq: number) => ({
    type: 'connected',
    message: '连接成功',
    [isOfStore(kind) ? 'store_id' : `${kind}_id`]: id,
    seq,
    epoch: tail.epoch(),
    timestamp: toLocalIso(clock.now(), timezone),
  });
  const renew = async (current: Session, token: string) => {
    const identity = await identify(context, token);
    if ('code' in identity) return close(identity.code, identity.reason);
    if (identity.actor.subject !== current.actor.subject)
      return close(closeCodes.forbidden, 'not the same credential');
    if (!closed.signal.aborted) session = { ...current, ...identity };
  };
  const authenticate = async (handshake: Handshake, token: string) => {
    if (isAuthenticating) return close(closeCodes.badMessage, 'authenticated twice');
    isAuthenticating = true;
    await (session ? renew(session, token) : begin(handshake, token));
    isAuthenticating = false;
  };
  const demandToken = async () => {
    await clock.sleep(settings.auth_timeout_ms, closed.signal);
    if (!session && !isAuthenticating) close(closeCodes.unauthenticated, 'no token in time');
  };
  const fail = (thrown: unknown) => {
    logger.error({ err: coerceError(thrown) }, 'A connection failed');
    close(closeCodes.lost, 'internal error');
  };

  const obey = (handshake: Handshake, frame: ClientFrame) => {
    if (frame.type === 'ping') {
      const timestamp = toLocalIso(clock.now(), session?.timezone ?? 'UTC');
      connection.send(encodeFrame({ type: 'pong', timestamp }));
    }
    if (frame.type === 'auth') inHand.add(authenticate(handshake, frame.token).catch(fail));
    const ack = frame.type === 'ack' && session ? toScreenAck(session, frame, clock.now()) : undefined;
    if (ack) acks.add(ack);
  };
  const hear = () => {
    heardAt = clock.monotonic();
    unanswered = 0;
  };
  const onMessage = (handshake: Handshake, text: string | undefined) => {
    hear();
    if (!bucket.take(heardAt)) return close(closeCodes.tooMany, 'too many messages');
    if (text !== undefined && Buffer.byteLength(text) > settings.max_message_bytes)
      return close(closeCodes.tooLarge, 'message too large');
    const frame = text === undefined ? undefined : parseClientFrame(text);
    if (!frame) return close(closeCodes.badMessage, 'bad message');
    obey(handshake, frame);
  };

  const handshake = parseHandshake(request);
  if (!connections.enter(connection)) close(closeCodes.tooMany, 'too many connections');
  else if ('code' in handshake) close(handshake.code, handshake.reason);
  else if (handshake.token !== undefined) inHand.add(authenticate(handshake, handshake.token).catch(fail));
  else void demandToken();
  return {
    onMessage: (text) => {
      if (!closed.signal.aborted && !('code' in handshake)) onMessage(handshake, text);
    },
    onPong: hear,
    onDrain: () => session?.subscription.onDrain(),
    onClose: () => {
      if (!closed.signal.aborted) finish();
    },
  };
}
