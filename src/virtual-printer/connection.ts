import type { Socket } from 'node:net';
import type { Clock } from '../runtime/clock.ts';
import { coerceError } from '../domain/errors.ts';
import type { EventLog } from './event-log.ts';
import type { Faults } from './faults.ts';

/** One client's connection. */
export interface Connection {
  readonly id: number;
  /** Begins to read; until then the client is connected and ignored. */
  serve(): void;
  /** Offers the machine what it had no room for. */
  feed(): void;
  write(bytes: Uint8Array): void;
  /** False once it has fallen silent. */
  canWrite(): boolean;
  /** Whether the client reads too slowly to send it more. */
  isBlocked(): boolean;
  reset(reason: string): void;
  finish(reason: string): void;
  /** Goes on reading, never writes again. */
  fallSilent(): void;
  /** Neither reads nor writes again, and stays open. */
  goDead(): void;
}

interface ConnectionOptions {
  id: number;
  socket: Socket;
  accept: (bytes: Uint8Array) => number;
  idleMs: number;
  faults: Faults;
  clock: Clock;
  log: EventLog;
  onDrain: () => void;
  onClose: () => void;
}

export function createConnection(options: ConnectionOptions): Connection {
  const { id, socket, accept, faults, clock, log } = options;
  let state: 'waiting' | 'serving' | 'dead' | 'closed' = 'waiting';
  let backlog: Uint8Array = new Uint8Array();
  let hasPeerEnded = false;
  let isSilent = false;
  let isFeeding = false;
  let isLineAwaited = false;
  /** Until when a slow line has been at work without a pause; the next bytes begin then, however late the timer. */
  let lineBusyUntil: number | undefined;
  let lastActive = clock.monotonic();
  let reason = 'closed by client';
  const idleWatch = new AbortController();

  socket.setNoDelay(true);
  socket.on('error', (thrown) => {
    reason = `error: ${coerceError(thrown).message}`;
  });
  socket.on('close', () => {
    state = 'closed';
    idleWatch.abort();
    log.add({ type: 'close', client: id, reason });
    options.onClose();
  });
  socket.on('drain', options.onDrain);

  function serve(): void {
    state = 'serving';
    lastActive = clock.monotonic();
    socket.on('data', (chunk: Buffer) => {
      lastActive = clock.monotonic();
      const isIdle = backlog.length === 0 && lineBusyUntil !== undefined && lineBusyUntil <= lastActive;
      if (isIdle) lineBusyUntil = undefined;
      backlog = Buffer.concat([backlog, chunk]);
      feed();
    });
    socket.on('end', () => {
      hasPeerEnded = true;
      feed();
    });
    socket.resume();
    void closeWhenIdle();
  }

  function feed(): void {
    if (isFeeding || state !== 'serving') return;
    isFeeding = true;
    try {
      while (isServing() && backlog.length > 0 && feedSome()) continue;
    } finally {
      isFeeding = false;
    }
    if (!isServing()) return;
    if (hasPeerEnded && backlog.length === 0) finish(reason);
    else if (backlog.length < windowBytes) socket.resume();
    else socket.pause();
  }

  /** Up to the next byte at which a fault strikes, and no faster than the line is. */
  function feedSome(): boolean {
    const bytesPerSecond = (faults.peek('baud') ?? Number.POSITIVE_INFINITY) / 10;
    const now = clock.monotonic();
    const wait = (lineBusyUntil ?? now) - now;
    if (wait > 0) {
      if (!isLineAwaited) void feedAfter(wait);
      return false;
    }
    const atOnce = bytesPerSecond === Number.POSITIVE_INFINITY ? backlog.length : slowLineStep;
    const taken = accept(backlog.subarray(0, Math.min(atOnce, faults.getBytesToNext())));
    if (taken === 0) {
      lineBusyUntil = undefined;
      return false;
    }
    backlog = backlog.subarray(taken);
    lineBusyUntil = (lineBusyUntil ?? now) + (taken / bytesPerSecond) * 1000;
    log.add({ type: 'rx', bytes: taken });
    faults.count('bytes', taken);
    return true;
  }

  async function feedAfter(ms: number): Promise<void> {
    isLineAwaited = true;
    await clock.sleep(ms, idleWatch.signal);
    isLineAwaited = false;
    feed();
  }

  function isServing(): boolean {
    return state === 'serving';
  }

  async function closeWhenIdle(): Promise<void> {
    while (isServing()) {
      const left = lastActive + options.idleMs - clock.monotonic();
      if (left <= 0) return finish('idle');
      await clock.sleep(left, idleWatch.signal);
    }
  }

  function finish(why: string): void {
    reason = why;
    socket.end();
    if (hasPeerEnded) return;
    // The rest of what the client sends is read away, or its socket would never close.
    state = 'dead';
    backlog = new Uint8Array();
    socket.resume();
  }

  return {
    id,
    serve,
    feed,
    write: (bytes) => void socket.write(bytes),
    canWrite: () => socket.writable && !isSilent && state === 'serving',
    isBlocked: () => socket.writableNeedDrain,
    reset: (why) => {
      reason = why;
      state = 'dead';
      socket.resetAndDestroy();
    },
    finish,
    fallSilent: () => {
      isSilent = true;
    },
    goDead: () => {
      state = 'dead';
      backlog = new Uint8Array();
      socket.pause();
    },
  };
}

/** Bytes that wait outside the receive buffer before reading stops: the TCP window of the printer. */
const windowBytes = 65_536;

/** Bytes taken in one go from a slow line. */
const slowLineStep = 8;
