import { coerceError } from '../domain/errors.ts';
import type { LoggedEvent, StreamId } from '../protocol/events.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Logger } from '../runtime/logger.ts';
import type { Storage } from '../storage/storage.ts';
import { readStreamHeads } from '../storage/stream-heads.ts';
import { type LiveStream, openLiveStream } from './live-stream.ts';

/** Reads the log behind its writers and hands each stream's news to its followers. */
export interface Tail {
  /** The stream, up to date; opened when it isn't yet. */
  open(id: StreamId): Promise<LiveStream>;
  /** Something may be new. */
  wake(): void;
  /** Looks once, now; resolves when everything committed before the call has been handed on. */
  look(): Promise<void>;
  /** Of the last look. */
  epoch(): string;
  streams(): Iterable<LiveStream>;
  /** The log could be read a moment ago. */
  isHealthy(): boolean;
  close(): Promise<void>;
}

export interface TailOptions {
  readonly storage: Pick<Storage, 'read'>;
  readonly logger: Logger;
  readonly clock: Clock;
  /** Wake-ups may be lost: how often to look without one, ms. @default 200 */
  readonly pollMs?: number;
  /** After each batch: its events and how many messages went out for them. */
  readonly onDelivered?: (events: readonly LoggedEvent[], sent: number) => void;
  /** At the end of each look: tells the followers of these streams what isn't in the log. */
  readonly lookBeside?: (streams: readonly LiveStream[]) => Promise<void>;
}

/** Messages kept in memory for clients that come back: plenty for a store, little for an order or a table. */
const keepOfStore = 1000;
const keepOfOthers = 50;
/** A stream without followers is forgotten after this long. */
const forgetMs = 30_000;
/** With no followers at all, looking only tells whether the database is there. */
const idlePollMs = 1000;
const healthyMs = 3000;
const directReads = 2;
const headsEveryMs = 1000;
const longestPauseMs = 20;
/** About what a message costs the hub: a round takes no more than half of its time, unless news pile up. */
const pausePerMessageMs = 0.005;

/** Opens the tail; the first look has succeeded when it resolves. */
export async function openTail(options: TailOptions): Promise<Tail> {
  const { storage, logger, clock, pollMs = 200, onDelivered = () => {}, lookBeside } = options;
  const opening = new Map<StreamId, Promise<LiveStream>>();
  const streams = new Map<StreamId, { readonly stream: LiveStream; usedAt: number }>();
  const stopping = new AbortController();
  let { epoch } = await readStreamHeads(storage.read, []);
  let lookedAt = clock.monotonic();
  let headsAt = lookedAt;
  let looking: Promise<void> | undefined;
  let lookAgain: Promise<void> | undefined;
  let woken = false;
  let sentThisRound = 0;
  let wakeSleeper = () => {};

  const readOn = async (stream: LiveStream) => {
    for (;;) {
      const found = await stream.advance();
      if (found === 'end') return;
      if (found === 'gap') return abandon(stream);
      // Sockets get a turn between pages, so that a client that keeps up is never taken for a slow one.
      await new Promise(setImmediate);
    }
  };
  const abandon = (stream: LiveStream) => {
    logger.error(
      { stream: stream.id, after: stream.position() },
      'The event log has a gap: cutting its readers',
    );
    streams.delete(stream.id);
    opening.delete(stream.id);
    for (const follower of stream.followers) follower.cut();
  };
  const forgetUnused = () => {
    const now = clock.monotonic();
    for (const [id, entry] of streams) {
      if (entry.stream.followers.size > 0) entry.usedAt = now;
      if (now - entry.usedAt < forgetMs) continue;
      streams.delete(id);
      opening.delete(id);
    }
  };
  /** Compares every stream with its head; reads on where it is behind. */
  const lookAtHeads = async (watched: readonly LiveStream[]) => {
    const seen = await readStreamHeads(
      storage.read,
      watched.map(({ id }) => id),
    );
    const replaced = seen.epoch !== epoch;
    epoch = seen.epoch;
    headsAt = clock.monotonic();
    for (const stream of watched) {
      const head = seen.heads.get(stream.id) ?? 0;
      if (replaced || head < stream.position()) stream.restart(head);
      if (head > stream.position()) await readOn(stream);
      if (head > stream.position() && streams.get(stream.id)?.stream === stream) abandon(stream);
    }
  };
  const lookOnce = async () => {
    const watched = [...streams.values()].map(({ stream }) => stream);
    // A few streams are read straight away; only now and then is it worth asking whether history was replaced.
    if (watched.length > directReads || clock.monotonic() - headsAt > headsEveryMs)
      await lookAtHeads(watched);
    else for (const stream of watched) await readOn(stream);
    await lookBeside?.(watched);
    lookedAt = clock.monotonic();
    forgetUnused();
  };
  // A look under way may have missed what the caller means, so it gets the next one, shared with all who wait.
  const look = (): Promise<void> => {
    if (!looking) {
      looking = lookOnce().finally(() => {
        looking = undefined;
      });
      return looking;
    }
    lookAgain ??= looking
      .catch(() => {})
      .then(() => {
        lookAgain = undefined;
        return look();
      });
    return lookAgain;
  };
  const sleep = async (ms: number) => {
    const awake = new AbortController();
    // A reason of our own spares the making of an error for every wake-up.
    wakeSleeper = () => awake.abort('woken');
    if (!woken && !stopping.signal.aborted) await clock.sleep(ms, awake.signal);
    woken = false;
  };
  const isFollowed = () => [...streams.values()].some(({ stream }) => stream.followers.size > 0);
  const run = async () => {
    while (!stopping.signal.aborted) {
      await sleep(isFollowed() ? pollMs : idlePollMs);
      sentThisRound = 0;
      try {
        await look();
      } catch (thrown) {
        logger.error({ err: coerceError(thrown) }, "Can't read the event log");
        await clock.sleep(pollMs, stopping.signal);
      }
      // The dearer a round was, the more messages the next one takes along in one write; a cheap one is followed at once.
      const pause = Math.min(longestPauseMs, sentThisRound * pausePerMessageMs);
      if (pause >= 1) await clock.sleep(pause, stopping.signal);
    }
  };
  const running = run();

  const count: typeof onDelivered = (events, sent) => {
    sentThisRound += sent;
    onDelivered(events, sent);
  };
  const openStream = async (id: StreamId) => {
    const { heads } = await readStreamHeads(storage.read, [id]);
    const keep = id.startsWith('store:') ? keepOfStore : keepOfOthers;
    const stream = await openLiveStream({ storage, id, head: heads.get(id) ?? 0, keep, onDelivered: count });
    streams.set(id, { stream, usedAt: clock.monotonic() });
    return stream;
  };

  const wake = () => {
    woken = true;
    wakeSleeper();
  };
  return {
    open: async (id) => {
      const known = streams.get(id);
      if (known) {
        known.usedAt = clock.monotonic();
        return known.stream;
      }
      const opened = opening.get(id) ?? openStream(id);
      opening.set(id, opened);
      try {
        return await opened;
      } catch (thrown) {
        opening.delete(id);
        throw thrown;
      }
    },
    wake,
    look,
    epoch: () => epoch,
    streams: () => [...streams.values()].map(({ stream }) => stream),
    isHealthy: () => clock.monotonic() - lookedAt < healthyMs,
    close: async () => {
      stopping.abort();
      wake();
      await running;
      await looking?.catch(() => {});
    },
  };
}
