import { coerceError } from '../domain/errors.ts';
import type { LoggedEvent } from '../protocol/events.ts';
import type { Clock } from '../runtime/clock.ts';
import { type Backoff, backoffDelay } from '../runtime/retry.ts';
import { readStream } from '../storage/event-log.ts';
import { advanceCursor, readPositions, type StreamPosition } from '../storage/relay-cursors.ts';
import type { Storage, Transaction } from '../storage/storage.ts';

export interface RelayOptions {
  readonly storage: Storage;
  readonly clock: Clock;
  /** Names its cursors: a relay goes on where one of the same name stopped. */
  readonly name: string;
  /** Events of no interest are passed over. */
  readonly wants: (event: LoggedEvent) => boolean;
  /** Runs in the transaction that moves the cursor on, so it takes effect once. May be tried again after a failure. */
  readonly handle: (tx: Transaction, event: LoggedEvent) => Promise<void>;
  /** Called for each failed try; the store's stream waits at this event until a try succeeds. */
  readonly onFailure: (failure: RelayFailure) => void;
  /** How often it looks without being woken, ms. @default 1000 */
  readonly pollMs?: number;
}

export interface RelayFailure {
  readonly relay: string;
  readonly storeId: number;
  /** The event that fails; null when the log itself could not be read. */
  readonly seq: number | null;
  readonly attempt: number;
  readonly error: Error;
}

export interface Relay {
  /** Something may be new. */
  wake(): void;
  /** Events that are not handled yet, by store; those that fail are among them. */
  behind(): Promise<ReadonlyMap<number, number>>;
  /** Finishes the event in hand and stops. */
  stop(): Promise<void>;
}

/** Follows every store's stream from a durable cursor, each by itself: an event that fails holds up its own store only. */
export function startRelay(options: RelayOptions): Relay {
  const { storage, clock, name, pollMs = 1_000 } = options;
  const stopping = new AbortController();
  const streams = new Map<number, Stream>();
  let nap = new AbortController();
  let isWoken = false;

  const follow = async (): Promise<void> => {
    let attempt = 0;
    while (!stopping.signal.aborted) {
      nap = new AbortController();
      isWoken = false;
      let sleepMs = pollMs;
      try {
        const positions = await readPositions(storage.read, name);
        for (const position of positions) {
          const stream = streams.get(position.storeId) ?? createStream(position);
          streams.set(position.storeId, stream);
          await catchUp(stream, position.head, options, stopping.signal);
          sleepMs = Math.min(sleepMs, pauseOf(stream, clock, pollMs));
        }
        attempt = 0;
      } catch (thrown) {
        options.onFailure({
          relay: name,
          storeId: 0,
          seq: null,
          attempt: ++attempt,
          error: coerceError(thrown),
        });
        sleepMs = Math.max(pollMs, backoffDelay(retries, attempt));
      }
      if (!isWoken) await clock.sleep(sleepMs, AbortSignal.any([nap.signal, stopping.signal]));
    }
  };
  const following = follow();

  return {
    wake: () => {
      isWoken = true;
      nap.abort();
    },
    behind: async () => {
      const positions = await readPositions(storage.read, name);
      return new Map(
        positions.map(({ storeId, cursor, head }) => {
          const at = Math.max(cursor, streams.get(storeId)?.at ?? 0);
          return [storeId, Math.max(0, head - at)];
        }),
      );
    },
    stop: async () => {
      stopping.abort();
      await following;
    },
  };
}

/** Where the relay stands in one store's stream. */
interface Stream {
  readonly storeId: number;
  /** The last event looked at. */
  at: number;
  /** The last event written down; those between it and `at` were of no interest. */
  cursor: number;
  attempt: number;
  /** Monotonic ms; -Infinity unless it has to try again. */
  retryAt: number;
}

const retries: Backoff = { first: 100, factor: 2, max: 10_000, jitter: 0.2 };
const batchSize = 100;
/** So many uninteresting events are looked at again after a restart at worst. */
const largestSkip = 500;

function createStream({ storeId, cursor }: StreamPosition): Stream {
  return { storeId, at: cursor, cursor, attempt: 0, retryAt: Number.NEGATIVE_INFINITY };
}

function pauseOf({ retryAt }: Stream, clock: Clock, pollMs: number): number {
  return retryAt === Number.NEGATIVE_INFINITY ? pollMs : Math.max(1, retryAt - clock.monotonic());
}

async function catchUp(
  stream: Stream,
  head: number,
  options: RelayOptions,
  signal: AbortSignal,
): Promise<void> {
  const { storage, clock } = options;
  if (stream.retryAt > clock.monotonic()) return;
  stream.retryAt = Number.NEGATIVE_INFINITY;
  while (stream.at < head && !signal.aborted) {
    const events = await readStream(storage.read, `store:${stream.storeId}`, stream.at, batchSize);
    if (events.length === 0) return;
    for (const event of events) {
      if (signal.aborted || !(await pass(stream, event, options))) return;
    }
  }
}

/** Returns false when the stream has to wait. */
async function pass(stream: Stream, event: LoggedEvent, options: RelayOptions): Promise<boolean> {
  const { storage, clock, name, wants, handle, onFailure } = options;
  const isWanted = wants(event);
  if (!isWanted && event.seq - stream.cursor < largestSkip) {
    stream.at = event.seq;
    return true;
  }
  const { storeId, cursor } = stream;
  try {
    await storage.write(async (tx) => {
      const moved = await advanceCursor(tx.db, { relay: name, storeId, from: cursor, to: event.seq });
      if (!moved) throw new Overtaken();
      if (isWanted) await handle(tx, event);
    });
    stream.at = event.seq;
    stream.cursor = event.seq;
    stream.attempt = 0;
    return true;
  } catch (thrown) {
    if (thrown instanceof Overtaken) {
      await rejoin(stream, options);
      // At once: what is still to do may be waiting.
      stream.retryAt = clock.monotonic();
      return false;
    }
    stream.attempt += 1;
    stream.retryAt = clock.monotonic() + backoffDelay(retries, stream.attempt - 1);
    onFailure({
      relay: name,
      storeId,
      seq: event.seq,
      attempt: stream.attempt,
      error: coerceError(thrown),
    });
    return false;
  }
}

/** Another process with the same cursor was faster: go on from where it is. */
async function rejoin(stream: Stream, { storage, name }: RelayOptions): Promise<void> {
  const positions = await readPositions(storage.read, name);
  const cursor = positions.find(({ storeId }) => storeId === stream.storeId)?.cursor ?? 0;
  stream.cursor = cursor;
  stream.at = cursor;
}

class Overtaken extends Error {}
