import type { ServerFrame } from '../protocol/frames.ts';
import type { Clock } from '../runtime/clock.ts';

/** How a connection ended; `code` is undefined when it never came about. */
export interface ConnectionEnd {
  readonly code: number | undefined;
  readonly reason: string;
}

export interface RealtimeConnection {
  send(frame: object): void;
  /** Ends it at once; nothing more is handed on. */
  cut(reason: string): void;
  readonly ended: Promise<ConnectionEnd>;
}

export interface RealtimeConnectionOptions {
  readonly url: URL;
  readonly token: string | undefined;
  readonly clock: Clock;
  /** Without any sign of life for this long the other side counts as gone, ms. */
  readonly silenceMs: number;
  readonly onFrame: (frame: ServerFrame) => void;
}

/** Makes one connection to the hub. */
export type Connect = (options: RealtimeConnectionOptions) => RealtimeConnection;
