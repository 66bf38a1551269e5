import { connect, type Socket } from 'node:net';
import { coerceError } from '../domain/errors.ts';
import type { Clock } from '../runtime/clock.ts';
import { type Channel, type CloseReason, type Transport, TransportError } from './transport.ts';

export interface TcpTransportOptions {
  readonly host: string;
  /** @default 9100 */
  readonly port?: number;
  readonly clock: Clock;
  readonly timings?: Partial<TcpTimings>;
  /**
   * The IP address to call for the host, asked at each opening; rejects where the printer must not be called.
   * @default what the system's resolver says
   */
  readonly resolve?: (host: string) => Promise<string>;
}

/** Milliseconds. */
export interface TcpTimings {
  readonly connect: number;
  readonly keepAlive: number;
  /** Between closing and opening again: some printers refuse the next connection until they have cleaned up. */
  readonly reopenGap: number;
  /** How long `end()` waits for the printer to close its side. */
  readonly closeWait: number;
}

export const defaultTcpTimings: TcpTimings = {
  connect: 3_000,
  keepAlive: 10_000,
  reopenGap: 200,
  closeWait: 2_000,
};

/** Raw printing over TCP (port 9100). */
export function createTcpTransport(options: TcpTransportOptions): Transport {
  const { host, port = 9100, clock, timings, resolve = async (name) => name } = options;
  const times = { ...defaultTcpTimings, ...timings };
  let closedAt = Number.NEGATIVE_INFINITY;
  const noteClosed = () => {
    closedAt = clock.monotonic();
  };
  return {
    open: async (signal) => {
      const gap = closedAt + times.reopenGap - clock.monotonic();
      if (gap > 0) await clock.sleep(gap, signal);
      const address = await resolve(host);
      const socket = await connectSocket(address, port, { clock, times, signal, onClosed: noteClosed });
      return createTcpChannel(socket, clock, times);
    },
  };
}

interface ConnectOptions {
  readonly clock: Clock;
  readonly times: TcpTimings;
  readonly signal: AbortSignal | undefined;
  readonly onClosed: () => void;
}

async function connectSocket(host: string, port: number, options: ConnectOptions): Promise<Socket> {
  const { clock, times, signal, onClosed } = options;
  const settled = new AbortController();
  const socket = connect({
    host,
    port,
    noDelay: true,
    keepAlive: true,
    keepAliveInitialDelay: times.keepAlive,
  });
  socket.once('close', onClosed);
  const connected = new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  const aborted = signal ? AbortSignal.any([signal, settled.signal]) : settled.signal;
  const timeout = clock.sleep(times.connect, aborted).then(() => {
    throw new Error(signal?.aborted ? 'stopped' : `no connection within ${times.connect} ms`);
  });
  try {
    await Promise.race([connected, timeout]);
    return socket;
  } catch (thrown) {
    socket.destroy();
    throw new TransportError(`${host}:${port}: ${coerceError(thrown).message}`, { cause: thrown });
  } finally {
    // The loser of the race must not become an unhandled rejection.
    timeout.catch(() => undefined);
    connected.catch(() => undefined);
    settled.abort();
  }
}

function createTcpChannel(socket: Socket, clock: Clock, times: TcpTimings): Channel {
  let onData: ((bytes: Uint8Array) => void) | undefined;
  let onClose: ((reason: CloseReason) => void) | undefined;
  let reason: CloseReason | undefined;
  let draining: Promise<void> | undefined;
  const early: Uint8Array[] = [];
  const gone = new AbortController();
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
  });

  const finish = (kind: CloseReason['kind'], detail: string) => {
    if (reason) return;
    reason = { kind, detail };
    gone.abort();
    onClose?.(reason);
  };
  socket.on('data', (bytes) => (onData ? onData(bytes) : early.push(bytes)));
  socket.on('error', (error) => finish('lost', error.message));
  // A printer that says goodbye will answer nothing more, though its socket may linger.
  socket.on('end', () => finish('ended', 'closed by the printer'));
  socket.on('close', () => finish('ended', 'closed'));

  return {
    write: async (chunk) => {
      if (reason || socket.write(chunk)) return;
      // Several may wait: the ticket, and a question asked meanwhile.
      draining ??= drained(socket, gone.signal).finally(() => {
        draining = undefined;
      });
      await draining;
    },
    onData: (listener) => {
      onData = listener;
      for (const bytes of early.splice(0)) listener(bytes);
    },
    onClose: (listener) => {
      onClose = listener;
      if (reason) listener(reason);
    },
    end: async () => {
      if (!socket.destroyed) {
        // Destroying at once makes the kernel send RST when the printer talks back, and the printer throws away what it had not read.
        socket.end();
        const waited = new AbortController();
        await Promise.race([closed.then(() => waited.abort()), clock.sleep(times.closeWait, waited.signal)]);
        if (!socket.destroyed) {
          finish('abandoned', `not closed within ${times.closeWait} ms`);
          socket.destroy();
        }
        await closed;
      }
      return reason ?? { kind: 'ended', detail: 'closed' };
    },
  };
}

function drained(socket: Socket, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      socket.off('drain', done);
      gone.removeEventListener('abort', done);
      resolve();
    };
    socket.once('drain', done);
    gone.addEventListener('abort', done, { once: true });
    if (gone.aborted) done();
  });
}
