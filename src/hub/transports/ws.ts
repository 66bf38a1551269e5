import { type IncomingMessage, type ServerResponse, createServer, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { coerceError } from '../../domain/errors.ts';
import { portTaken } from './port-taken.ts';
import type {
  ListenAddress,
  Socket,
  SocketRequest,
  Transport,
  TransportHandlers,
  TransportOptions,
} from './transport.ts';

export function createWsTransport({ handlers, hardMessageBytes }: TransportOptions): Transport {
  const server = createServer((request, response) => void answer(request, response, handlers));
  const wss = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: hardMessageBytes,
  });
  server.on('upgrade', (request, connection, head) => {
    connection.on('error', () => connection.destroy());
    const parsed = readRequest(request);
    const refusal = handlers.onUpgrade(parsed);
    if (refusal !== undefined) return refuse(connection, refusal);
    wss.handleUpgrade(request, connection, head, (ws) => serve(ws, connection, parsed, handlers));
  });

  return {
    name: 'ws',
    listen: (address) => listen(server, address),
    stopListening: () => void server.close(),
    close: async () => {
      for (const client of wss.clients) client.terminate();
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}

function serve(ws: WebSocket, connection: Duplex, request: SocketRequest, handlers: TransportHandlers): void {
  const own = handlers.onOpen(createSocket(ws, connection), request);
  ws.on('message', (data, isBinary) => own.onMessage(isBinary ? undefined : textOf(data)));
  ws.on('pong', () => own.onPong());
  ws.on('close', (code) => own.onClose(code));
  // Protocol violations: the close that follows says it all.
  ws.on('error', () => {});
  connection.on('drain', () => own.onDrain());
}

function createSocket(ws: WebSocket, connection: Duplex): Socket {
  const isOpen = () => ws.readyState === ws.OPEN;
  return {
    send: (messages) => {
      if (!isOpen()) return 'ok';
      connection.cork();
      for (const message of messages) ws.send(message, { binary: false });
      connection.uncork();
      return connection.writableNeedDrain ? 'buffered' : 'ok';
    },
    buffered: () => (isOpen() ? ws.bufferedAmount : 0),
    ping: () => isOpen() && ws.ping(),
    close: (code, reason) => {
      if (!isOpen()) return;
      ws.close(code, reason);
      // A peer that reads nothing doesn't answer either.
      setTimeout(() => ws.terminate(), closeWaitMs).unref();
    },
  };
}

const closeWaitMs = 5000;

function textOf(data: WebSocket.RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString();
}

function readRequest({ url = '/', headers, socket }: IncomingMessage): SocketRequest {
  const split = url.indexOf('?');
  return {
    path: split < 0 ? url : url.slice(0, split),
    query: new URLSearchParams(split < 0 ? '' : url.slice(split + 1)),
    headers: {
      origin: headers.origin ?? '',
      host: headers.host ?? '',
      authorization: headers.authorization ?? '',
    },
    remoteAddress: (socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handlers: TransportHandlers,
): Promise<void> {
  if (request.method !== 'GET') return void response.writeHead(405).end();
  const { status, type, body } = await handlers.onGet(readRequest(request).path);
  response.writeHead(status, { 'content-type': type }).end(body);
}

function refuse(connection: Duplex, status: number): void {
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
  connection.end(head);
}

function listen(server: ReturnType<typeof createServer>, address: ListenAddress): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (thrown: Error) => reject(portTaken(address, coerceError(thrown)));
    server.once('error', fail);
    server.listen(address.port, address.host, () => {
      server.off('error', fail);
      const bound = server.address();
      resolve(typeof bound === 'object' && bound ? bound.port : address.port);
    });
  });
}
