import { isIPv4 } from 'node:net';
import type { HttpRequest, HttpResponse, WebSocket, us_listen_socket } from 'uWebSockets.js';
import type { Uws } from './load-uws.ts';
import { portTaken } from './port-taken.ts';
import type {
  HttpAnswer,
  Socket,
  SocketHandlers,
  SocketRequest,
  Transport,
  TransportHandlers,
  TransportOptions,
} from './transport.ts';

declare module 'uWebSockets.js' {
  // Its declarations lack this form.
  interface TemplatedApp {
    listen(
      host: string,
      port: number,
      options: number,
      done: (socket: us_listen_socket | false) => void,
    ): TemplatedApp;
  }
}

/** LIBUS_LISTEN_EXCLUSIVE_PORT: by default several processes could share the port and each get some of the clients. */
const exclusivePort = 1;

/** What travels with a uWebSockets.js socket. */
interface Attached {
  readonly request: SocketRequest;
  socket?: UwsSocket;
  handlers?: SocketHandlers;
}

export function createUwsTransport(uws: Uws, options: TransportOptions): Transport {
  const { handlers } = options;
  let listening: us_listen_socket | undefined;
  const app = uws
    .App()
    .ws<Attached>('/*', {
      maxPayloadLength: options.hardMessageBytes,
      maxBackpressure: options.hardBufferBytes,
      // Without it a message beyond the limit is dropped in silence; so the socket is cut and its client resumes.
      closeOnBackpressureLimit: true,
      idleTimeout: idleSeconds(options.idleTimeoutMs),
      sendPingsAutomatically: false,
      upgrade: (response, request, context) => {
        const parsed = readRequest(response, request);
        const refusal = handlers.onUpgrade(parsed);
        if (refusal !== undefined) return refuse(response, refusal);
        response.upgrade<Attached>(
          { request: parsed },
          request.getHeader('sec-websocket-key'),
          request.getHeader('sec-websocket-protocol'),
          request.getHeader('sec-websocket-extensions'),
          context,
        );
      },
      open: (ws) => {
        const attached = ws.getUserData();
        attached.socket = createSocket(ws);
        attached.handlers = handlers.onOpen(attached.socket, attached.request);
      },
      message: (ws, message, isBinary) =>
        ws.getUserData().handlers?.onMessage(isBinary ? undefined : Buffer.from(message).toString()),
      pong: (ws) => ws.getUserData().handlers?.onPong(),
      drain: (ws) => ws.getUserData().handlers?.onDrain(),
      close: (ws, code) => {
        const { socket, handlers: own } = ws.getUserData();
        socket?.forget();
        own?.onClose(code);
      },
    })
    .get('/*', (response, request) => answerGet(response, request, handlers))
    .any('/*', (response) => refuse(response, 405));

  return {
    name: 'uws',
    listen: (address) =>
      new Promise((resolve, reject) => {
        app.listen(address.host, address.port, exclusivePort, (socket) => {
          if (!socket) return reject(portTaken(address));
          listening = socket;
          resolve(uws.us_socket_local_port(socket));
        });
      }),
    stopListening: () => {
      if (listening) uws.us_listen_socket_close(listening);
      listening = undefined;
    },
    close: async () => {
      app.close();
      listening = undefined;
    },
  };
}

interface UwsSocket extends Socket {
  forget(): void;
}

/** Touching a closed uWebSockets.js socket throws, so the wrapper lets go of it in time. */
function createSocket(ws: WebSocket<Attached>): UwsSocket {
  let open: WebSocket<Attached> | undefined = ws;
  return {
    send: (messages) => {
      const target = open;
      if (!target) return 'ok';
      let kept = true;
      const sendAll = () => {
        for (const message of messages) if (open) kept = target.send(message, false) === 1 && kept;
      };
      if (messages.length === 1) sendAll();
      else target.cork(sendAll);
      return kept ? 'ok' : 'buffered';
    },
    buffered: () => open?.getBufferedAmount() ?? 0,
    ping: () => void open?.ping(),
    close: (code, reason) => open?.end(code, reason),
    forget: () => {
      open = undefined;
    },
  };
}

/** The request lives only as long as the call: everything is copied. */
function readRequest(response: HttpResponse, request: HttpRequest): SocketRequest {
  return {
    path: request.getUrl(),
    query: new URLSearchParams(request.getQuery()),
    headers: {
      origin: request.getHeader('origin'),
      host: request.getHeader('host'),
      authorization: request.getHeader('authorization'),
    },
    remoteAddress: readAddress(Buffer.from(response.getRemoteAddress())),
  };
}

function readAddress(bytes: Buffer): string {
  const mapped = bytes.length === 16 && bytes.subarray(0, 12).equals(ipv4InIpv6);
  const text = [...bytes.subarray(mapped ? 12 : 0)].join('.');
  return isIPv4(text) ? text : bytes.toString('hex');
}

const ipv4InIpv6 = Buffer.from('00000000000000000000ffff', 'hex');

async function answerGet(
  response: HttpResponse,
  request: HttpRequest,
  handlers: TransportHandlers,
): Promise<void> {
  let aborted = false;
  response.onAborted(() => {
    aborted = true;
  });
  const answer = await handlers.onGet(request.getUrl());
  if (!aborted) writeAnswer(response, answer);
}

function writeAnswer(response: HttpResponse, { status, type, body }: HttpAnswer): void {
  response.cork(() => {
    response.writeStatus(String(status)).writeHeader('content-type', type).end(body);
  });
}

function refuse(response: HttpResponse, status: number): void {
  response.writeStatus(String(status)).end('', true);
}

/** uWebSockets.js takes 0 or 8 to 960 seconds. */
function idleSeconds(ms: number): number {
  return Math.min(960, Math.max(8, Math.ceil(ms / 1000)));
}
