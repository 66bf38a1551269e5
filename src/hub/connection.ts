import { DomainError, coerceError } from '../domain/errors.ts';
import { toLocalIso } from '../domain/local-time.ts';
import { type Actor, worksIn } from '../domain/roles.ts';
import type { ClientFrame } from '../protocol/frames.ts';
import { clientFrame, closeCodes } from '../protocol/frames.ts';
import { credentialKey, readCredentialStates } from '../storage/credential-states.ts';
import { authorizeChannel } from './authorize.ts';
import { type Handshake, parseHandshake } from './handshake.ts';
import type { HubContext } from './hub-context.ts';
import { encodeFrame } from './message.ts';
import type { Connection, Session } from './session.ts';
import { subscribe } from './subscription.ts';
import { createTokenBucket } from './token-bucket.ts';
import { tokenExpiry } from './token-expiry.ts';
import type { Socket, SocketHandlers, SocketRequest } from './transports/transport.ts';

/** Serves a socket that was just opened. */
export function openConnection(context: HubContext, socket: Socket, request: SocketRequest): SocketHandlers {
  const { settings, tail, storage, clock, connections, acks, metrics, logger } = context;
  const bucket = createTokenBucket({
    perSecond: settings.messages_per_second,
    burst: settings.message_burst,
    now: clock.monotonic(),
  });
  const closed = new AbortController();
  let place: string | undefined;
  let session: Session | undefined;
  let heardAt = clock.monotonic();
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
    send: (frame) => void socket.send([frame]),
    ping: () => socket.ping(),
    close,
  };

  const identify = async (token: string): Promise<Actor | undefined> => {
    try {
      return await context.authenticate(token);
    } catch (thrown) {
      const error = coerceError(thrown);
      if (!(error instanceof DomainError)) throw error;
      close(closeCodes.unauthenticated, 'not authenticated');
      return undefined;
    }
  };
  const readCredential = async (actor: Actor) => {
    const key = credentialKey(actor);
    if (key === undefined) return undefined;
    return { key, state: (await readCredentialStates(storage.read, [key])).get(key) };
  };
  const begin = async (handshake: Handshake, token: string) => {
    const actor = await identify(token);
    if (!actor || closed.signal.aborted) return;
    const credential = await readCredential(actor);
    const allowed = await authorizeChannel(storage.read, actor, handshake.channel);
    if (closed.signal.aborted) return;
    if (allowed === 'forbidden') return close(closeCodes.forbidden, 'not allowed');
    if (allowed === 'unknown') return close(closeCodes.unknown, 'unknown');
    const { storeId, timezone } = allowed;
    const { channel, since, connectionId } = handshake;
    const stream = await tail.open(
      channel.kind === 'reminders' ? `store:${storeId}` : `${channel.kind}:${channel.id}`,
    );
    // A client may know of news that haven't been read here yet.
    if (since !== undefined && since > stream.position()) await tail.look();
    if (closed.signal.aborted) return;
    if (connectionId !== undefined) {
      place = JSON.stringify([actor.subject, channel.kind, channel.id, connectionId]);
      connections.claim(place, connection);
    }
    socket.send([encodeFrame(connected(handshake, timezone, stream.position()))]);
    session = {
      handshake,
      actor,
      credential,
      expiresAt: tokenExpiry(token, actor, clock.now(), context.accessMinutes),
      storeId,
      timezone,
      subscription: startSubscription(handshake, stream),
    };
    metrics.connections.inc({ channel: channel.kind });
  };
  const startSubscription = (
    { view, since, epoch }: Handshake,
    stream: Parameters<typeof subscribe>[0]['stream'],
  ) => {
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
    live.catch(fail);
    return subscription;
  };
  const connected = ({ channel: { kind, id } }: Handshake, timezone: string, seq: number) => ({
    type: 'connected',
    message: '连接成功',
    [kind === 'reminders' ? 'store_id' : `${kind}_id`]: id,
    seq,
    epoch: tail.epoch(),
    timestamp: toLocalIso(clock.now(), timezone),
  });
  const renew = async (current: Session, token: string) => {
    const actor = await identify(token);
    if (!actor || closed.signal.aborted) return;
    if (actor.subject !== current.actor.subject)
      return close(closeCodes.forbidden, 'not the same credential');
    const credential = await readCredential(actor);
    session = {
      ...current,
      credential,
      expiresAt: tokenExpiry(token, actor, clock.now(), context.accessMinutes),
    };
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
    if (frame.type === 'auth') authenticate(handshake, frame.token).catch(fail);
    if (frame.type === 'ack' && session) recordAck(session, frame);
  };
  const recordAck = (
    { handshake, actor, storeId, subscription }: Session,
    { seq, displayed = true, audio }: AckFrame,
  ) => {
    if (handshake.channel.kind !== 'store' || !worksIn(actor, storeId)) return;
    acks.add({
      storeId,
      screen:
        handshake.connectionId === undefined ? actor.subject : `${actor.subject}/${handshake.connectionId}`,
      // Nobody has shown what was not sent.
      seq: Math.min(seq, subscription.position()),
      displayed,
      audio: audio ?? null,
    });
  };
  const onMessage = (handshake: Handshake, text: string | undefined) => {
    heardAt = clock.monotonic();
    if (!bucket.take(heardAt)) return close(closeCodes.tooMany, 'too many messages');
    if (text !== undefined && Buffer.byteLength(text) > settings.max_message_bytes)
      return close(closeCodes.tooLarge, 'message too large');
    const frame = text === undefined ? undefined : parseFrame(text);
    if (!frame) return close(closeCodes.badMessage, 'bad message');
    obey(handshake, frame);
  };

  const handshake = parseHandshake(request);
  if (!connections.enter(connection)) close(closeCodes.tooMany, 'too many connections');
  else if ('code' in handshake) close(handshake.code, handshake.reason);
  else if (handshake.token !== undefined) authenticate(handshake, handshake.token).catch(fail);
  else void demandToken();
  return {
    onMessage: (text) => {
      if (!closed.signal.aborted && !('code' in handshake)) onMessage(handshake, text);
    },
    onPong: () => {
      heardAt = clock.monotonic();
    },
    onDrain: () => session?.subscription.onDrain(),
    onClose: () => {
      if (!closed.signal.aborted) finish();
    },
  };
}

type AckFrame = Extract<ClientFrame, { type: 'ack' }>;

function parseFrame(text: string): ClientFrame | undefined {
  try {
    return clientFrame.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
