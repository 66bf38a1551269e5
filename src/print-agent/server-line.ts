import { WebSocket } from 'ws';
import { coerceError } from '../domain/errors.ts';
import { finalCloseCodes } from '../protocol/frames.ts';
import { type PrintServerWord, printServerWord } from '../protocol/print-frames.ts';
import type { Clock } from '../runtime/clock.ts';
import { type Backoff, backoffDelay } from '../runtime/retry.ts';

/** One connection to the print server. */
export interface ServerLine {
  send(frame: object): void;
  /** True when all that was sent before has been dealt with by the server; false when the connection ends or time is up first. */
  flush(ms: number): Promise<boolean>;
  readonly closed: AbortSignal;
  close(): void;
}

export interface ServerLineOptions {
  /** `ws://host:8765` or `wss://…` */
  readonly url: string;
  readonly token: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly timings: LineTimings;
  /** The server has greeted. */
  readonly onOpen: (line: ServerLine) => void;
  readonly onWord: (word: Exclude<PrintServerWord, { type: 'welcome' | 'ping' | 'pong' }>) => void;
  readonly onLost: (reason: string) => void;
}

/** Milliseconds. */
export interface LineTimings {
  readonly backoff: Backoff;
  /** From calling to the greeting. */
  readonly welcome: number;
  readonly ping: number;
  /** A server that is silent for so long is gone. */
  readonly drop: number;
}

export const defaultLineTimings: LineTimings = {
  backoff: { first: 500, factor: 2, max: 30_000, jitter: 0.5 },
  welcome: 10_000,
  ping: 20_000,
  drop: 60_000,
};

/** Calls the server again and again until the signal aborts; agents that lost the same server come back at different times. */
export async function keepCalling(options: ServerLineOptions, stopped: AbortSignal): Promise<void> {
  const { clock, random, timings } = options;
  let failures = 0;
  while (!stopped.aborted) {
    const { wasGreeted, reason, isRefused } = await call(options, stopped);
    if (stopped.aborted) return;
    options.onLost(reason);
    // Refused: somebody has to look at the token first.
    failures = isRefused ? refusedFailures : wasGreeted ? 0 : failures + 1;
    await clock.sleep(backoffDelay(timings.backoff, failures, random), stopped);
  }
}

/** As if it had failed so often that the longest pause is due. */
const refusedFailures = 100;

interface CallEnd {
  readonly wasGreeted: boolean;
  readonly reason: string;
  readonly isRefused: boolean;
}

async function call(options: ServerLineOptions, stopped: AbortSignal): Promise<CallEnd> {
  const { url, token, clock, timings } = options;
  const socket = new WebSocket(url, {
    headers: { authorization: `Bearer ${token}` },
    handshakeTimeout: timings.welcome,
    maxPayload: 1024 * 1024,
    perMessageDeflate: false,
  });
  const closed = new AbortController();
  let heardAt = clock.monotonic();
  let wasGreeted = false;
  let end: CallEnd = { wasGreeted, reason: 'closed', isRefused: false };
  /** Whom the next answers to our pings are for. */
  const flushing: (() => void)[] = [];

  const send = (frame: object) => {
    if (socket.readyState !== socket.OPEN) return;
    socket.send(JSON.stringify({ timestamp: clock.now().toISOString(), ...frame }));
  };
  const ask = (answered: () => void) => {
    flushing.push(answered);
    send({ type: 'ping' });
  };
  const line: ServerLine = {
    send,
    flush: (ms) =>
      new Promise((resolve) => {
        if (socket.readyState !== socket.OPEN) return resolve(false);
        ask(() => resolve(true));
        void clock.sleep(ms, closed.signal).then(() => resolve(false));
      }),
    closed: closed.signal,
    close: () => hangUp(socket),
  };
  socket.on('message', (data) => {
    heardAt = clock.monotonic();
    const word = readWord(textOf(data));
    if (!word) return;
    if (word.type === 'ping') return send({ type: 'pong' });
    if (word.type === 'pong') return flushing.shift()?.();
    if (word.type !== 'welcome') return options.onWord(word);
    if (wasGreeted) return;
    wasGreeted = true;
    options.onOpen(line);
  });
  socket.on('ping', () => {
    heardAt = clock.monotonic();
  });
  socket.on('error', (error) => {
    end = { ...end, reason: error.message };
  });
  const over = new Promise<void>((resolve) => {
    socket.on('close', (code, why) => {
      const isRefused = finalCloseCodes.includes(code);
      const said = why.toString();
      if (said !== '' || isRefused) end = { ...end, reason: said || `closed with ${code}`, isRefused };
      closed.abort();
      resolve();
    });
  });
  void watch();
  await over;
  return { ...end, wasGreeted };

  async function watch(): Promise<void> {
    const ended = AbortSignal.any([closed.signal, stopped]);
    await clock.sleep(timings.welcome, ended);
    if (!wasGreeted && !ended.aborted) socket.terminate();
    while (!ended.aborted) {
      if (clock.monotonic() - heardAt > timings.drop) socket.terminate();
      ask(() => {});
      await clock.sleep(timings.ping, ended);
    }
    // Who stops has said goodbye by now, or never got to.
    if (!closed.signal.aborted) hangUp(socket);
  }
}

const closeWaitMs = 1_000;

function hangUp(socket: WebSocket): void {
  socket.close(1000, 'goodbye');
  setTimeout(() => socket.terminate(), closeWaitMs).unref();
}

function readWord(text: string): PrintServerWord | undefined {
  try {
    return printServerWord.safeParse(JSON.parse(text)).data;
  } catch (thrown) {
    coerceError(thrown);
    return undefined;
  }
}

function textOf(data: WebSocket.RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString();
}
