import type { ExecutionContext } from 'ava';
import { type ClientOptions, WebSocket } from 'ws';
import { z } from 'zod';

const frameSchema = z.looseObject({ type: z.union([z.string(), z.number()]), seq: z.int().optional() });
export type Frame = z.output<typeof frameSchema>;

export interface HubClient {
  readonly socket: WebSocket;
  /** All that came so far, in order. */
  readonly frames: readonly Frame[];
  /** The frames that carry events. */
  events(): Frame[];
  /** Resolves with the first frame that fits, also an earlier one. */
  find(fits: (frame: Frame) => boolean): Promise<Frame>;
  findType(type: string | number): Promise<Frame>;
  /** Resolves when so many events have come. */
  count(events: number): Promise<Frame[]>;
  send(frame: object | string): void;
  closed: Promise<{ code: number; reason: string }>;
}

const control = new Set<unknown>(['connected', 'pong', 'heartbeat', 'resync']);
const patienceMs = 60_000;

/** A plain WebSocket client that remembers what it got; ends with the test. */
export function connectClient(
  t: Pick<ExecutionContext, 'teardown'>,
  url: string,
  options: ClientOptions = {},
): HubClient {
  const socket = new WebSocket(url, options);
  const frames: Frame[] = [];
  const watchers = new Set<() => void>();
  const notify = () => {
    for (const watcher of watchers) watcher();
  };
  let ended: string | undefined;
  socket.on('message', (data: Buffer) => {
    frames.push(frameSchema.parse(JSON.parse(data.toString())));
    notify();
  });
  socket.on('error', () => {});
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => {
      ended = `closed with ${code} ${String(reason)}`;
      resolve({ code, reason: String(reason) });
      notify();
    });
  });
  t.teardown(() => socket.terminate());

  const until = <T>(what: string, look: () => T | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      const done = (settle: () => void) => {
        clearTimeout(deadline);
        watchers.delete(watch);
        settle();
      };
      const giveUp = (why: string) =>
        done(() =>
          reject(new Error(`No ${what}: ${why}; got ${JSON.stringify(frames.slice(-5)).slice(0, 500)}`)),
        );
      const watch = () => {
        const found = look();
        if (found !== undefined) done(() => resolve(found));
        else if (ended !== undefined) giveUp(ended);
      };
      const deadline = setTimeout(() => giveUp('too late'), patienceMs);
      watchers.add(watch);
      watch();
    });
  const events = () => frames.filter(({ type }) => !control.has(type));
  return {
    socket,
    frames,
    events,
    find: (fits) => until('such frame', () => frames.find(fits)),
    findType: (type) => until(`frame ${type}`, () => frames.find((frame) => frame.type === type)),
    count: (wanted) => until(`${wanted} events`, () => (events().length >= wanted ? events() : undefined)),
    send: (frame) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    closed,
  };
}
