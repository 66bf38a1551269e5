import { type Channel, type Transport, TransportError } from './transport.ts';

/** Who may use a printer now, where several settings lead to the same one. */
export interface Turns {
  /** Waits until nobody has the printer; undefined when the signal aborts first. */
  take(printer: string, signal: AbortSignal | undefined): Promise<Turn | undefined>;
}

export interface Turn {
  /** Aborts when somebody else waits. */
  readonly wanted: AbortSignal;
  release(): void;
}

export function createTurns(): Turns {
  const queues = new Map<string, Waiting[]>();
  return {
    take: async (printer, signal) => {
      const queue = queues.get(printer) ?? [];
      queues.set(printer, queue);
      const own = createWaiting();
      queue.push(own);
      const leave = () => {
        const place = queue.indexOf(own);
        if (place === -1) return;
        queue.splice(place, 1);
        if (queue.length === 0) queues.delete(printer);
        if (place === 0) queue[0]?.begin();
        if (place === 0 && queue.length > 1) queue[0]?.wanted.abort();
      };
      if (queue.length === 1) own.begin();
      else queue[0]?.wanted.abort();
      const stopped = new AbortController();
      const stop = () => stopped.abort();
      signal?.addEventListener('abort', stop, { once: true });
      if (signal?.aborted) stop();
      await Promise.race([own.begun, abortOf(stopped.signal)]);
      signal?.removeEventListener('abort', stop);
      if (!stopped.signal.aborted) return { wanted: own.wanted.signal, release: leave };
      leave();
      return undefined;
    },
  };
}

interface Waiting {
  readonly wanted: AbortController;
  readonly begun: Promise<void>;
  begin(): void;
}

function createWaiting(): Waiting {
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  return { wanted: new AbortController(), begun, begin: () => begin() };
}

function abortOf(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

export interface SharedTransportOptions {
  readonly transport: Transport;
  /** Names the physical printer behind the settings; asked at each opening, because names and links move. */
  readonly printer: () => Promise<string>;
  readonly turns: Turns;
}

/** A way to a printer that other settings may lead to as well: open for one at a time. */
export function shareTransport({ transport, printer, turns }: SharedTransportOptions): Transport {
  return {
    open: async (signal) => {
      const turn = await turns.take(await printer(), signal);
      if (!turn) throw new TransportError('stopped');
      try {
        return withTurn(await transport.open(signal), turn);
      } catch (thrown) {
        turn.release();
        throw thrown;
      }
    },
  };
}

function withTurn(channel: Channel, turn: Turn): Channel {
  return {
    ...channel,
    wanted: turn.wanted,
    end: async () => {
      try {
        return await channel.end();
      } finally {
        turn.release();
      }
    },
  };
}
