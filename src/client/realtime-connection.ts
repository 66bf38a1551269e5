import { WebSocket } from 'ws';
import { type ServerFrame, serverFrame } from '../protocol/frames.ts';
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

const handshakeMs = 5000;

/** One connection to the hub. It asks for signs of life itself, as channels without heartbeats may be silent for hours. */
export function connectRealtime(options: RealtimeConnectionOptions): RealtimeConnection {
  const { url, token, clock, silenceMs, onFrame } = options;
  const socket = new WebSocket(url, {
    handshakeTimeout: handshakeMs,
    perMessageDeflate: false,
    // In a header, because addresses end up in logs.
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
  const over = new AbortController();
  let heardAt = clock.monotonic();
  let failure = '';
  let cutReason: string | undefined;

  const send = (frame: object) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  };
  const cut = (reason: string) => {
    cutReason ??= reason;
    over.abort();
    socket.terminate();
  };
  const watch = async () => {
    while (!over.signal.aborted) {
      await clock.sleep(silenceMs / 3, over.signal);
      if (clock.monotonic() - heardAt > silenceMs) cut('silence');
      send({ type: 'ping' });
    }
  };
  socket.on('message', (data: Buffer) => {
    heardAt = clock.monotonic();
    const frame = serverFrame.safeParse(parseJson(data.toString()));
    if (!over.signal.aborted && frame.success) onFrame(frame.data);
  });
  socket.on('error', (error) => {
    failure = error.message;
  });
  const ended = new Promise<ConnectionEnd>((resolve) => {
    socket.on('close', (code, reason) => {
      over.abort();
      const spoken = cutReason ?? (reason.toString() || failure);
      resolve({ code: cutReason === undefined ? code : undefined, reason: spoken });
    });
  });
  void watch();
  return { send, cut, ended };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
