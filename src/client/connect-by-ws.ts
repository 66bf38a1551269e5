import { WebSocket } from 'ws';
import { serverFrame } from '../protocol/frames.ts';
import type { ConnectionEnd, RealtimeConnection, RealtimeConnectionOptions } from './realtime-connection.ts';

const handshakeMs = 5000;

/** One connection to the hub from Node. It asks for signs of life itself, as channels without heartbeats may be silent for hours. */
export function connectByWs(options: RealtimeConnectionOptions): RealtimeConnection {
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
