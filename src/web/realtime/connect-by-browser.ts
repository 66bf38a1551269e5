import { serverFrame } from '../../protocol/frames.ts';
import type {
  ConnectionEnd,
  RealtimeConnection,
  RealtimeConnectionOptions,
} from '../../client/realtime-connection.ts';

const handshakeMs = 5000;

/**
 * One connection to the hub from a page. Its token goes in the first message: an address would be kept by proxies' logs, and
 * a page can't set headers. The same signs of life as in Node: a phone's socket may be dead for minutes without a word.
 */
export function connectByBrowser(options: RealtimeConnectionOptions): RealtimeConnection {
  const { url, token, clock, silenceMs, onFrame } = options;
  const socket = new WebSocket(url);
  const over = new AbortController();
  let heardAt = clock.monotonic();
  let cutReason: string | undefined;
  let settle: (end: ConnectionEnd) => void = () => {};
  const ended = new Promise<ConnectionEnd>((resolve) => {
    settle = resolve;
  });

  const send = (frame: object) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  };
  const cut = (reason: string) => {
    cutReason ??= reason;
    over.abort();
    socket.close();
    // A close over a dead network is answered by nobody: whoever waits must not wait for it.
    settle({ code: undefined, reason: cutReason });
  };
  const watch = async () => {
    await clock.sleep(handshakeMs, over.signal);
    if (socket.readyState === WebSocket.CONNECTING) cut('no answer');
    while (!over.signal.aborted) {
      if (clock.monotonic() - heardAt > silenceMs) cut('silence');
      send({ type: 'ping' });
      await clock.sleep(silenceMs / 3, over.signal);
    }
  };
  socket.addEventListener('open', () => {
    if (token !== undefined) send({ type: 'auth', token });
  });
  socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    heardAt = clock.monotonic();
    const frame = serverFrame.safeParse(parseJson(data));
    if (!over.signal.aborted && frame.success) onFrame(frame.data);
  });
  socket.addEventListener('close', ({ code, reason }) => {
    over.abort();
    settle({ code, reason });
  });
  void watch();
  return { send, cut, ended };
}

function parseJson(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}
