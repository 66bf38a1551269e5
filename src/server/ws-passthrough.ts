import { type IncomingMessage, STATUS_CODES } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Logger } from '../runtime/logger.ts';

export interface PassthroughOptions {
  /** Where the hub listens. */
  readonly host: string;
  readonly port: number;
  readonly logger: Logger;
}

/**
 * Handles `upgrade`: pipes `/ws/*` raw to the hub, so that web pages reach it on their own origin. Without a hub the caller
 * gets a 503 and comes back later.
 */
export function createWsPassthrough({ host, port, logger }: PassthroughOptions) {
  return (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    if (!request.url?.startsWith('/ws/')) return refuse(socket, 404);
    const hub = connect({ host, port });
    hub.setNoDelay(true);
    hub.once('connect', () => {
      // One write: the hub's server refuses a request line that arrives in pieces.
      hub.write(Buffer.concat([Buffer.from(requestHead(request), 'latin1'), head]));
      hub.pipe(socket);
      socket.pipe(hub);
    });
    hub.once('error', (error) => {
      logger.debug({ err: error }, 'The hub is not reachable');
      if (hub.connecting || hub.bytesWritten === 0) refuse(socket, 503);
      socket.destroy();
    });
    hub.once('close', () => socket.destroy());
    socket.once('close', () => hub.destroy());
  };
}

function requestHead({ method = 'GET', url = '/', rawHeaders }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2)
    lines.push(`${rawHeaders[index]}: ${rawHeaders[index + 1]}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}

function refuse(socket: Duplex, status: 404 | 503): void {
  const retry = status === 503 ? 'Retry-After: 1\r\n' : '';
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${retry}Connection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}
