import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Config } from '../../runtime/config/schema.ts';
import { isInList } from '../../runtime/printer-addresses.ts';
import { clearPrintClients } from '../../storage/print-clients.ts';
import { type ClientContext, type ClientSession, serveClient } from './client-session.ts';
import { createPresence } from './presence.ts';

/** More would be a mistake or an attack; a box has a handful of printers. */
const maxClients = 256;

export type ClientLimits = Readonly<Pick<Config['printd'], 'allowed_clients' | 'max_clients_per_address'>>;

const maxMessageBytes = 64 * 1024;

/**
 * Serves print clients on the port of the printer service: `ws://host:8765/?token=…`, an Authorization header, or a first
 * message with the token. `store_id` in the query names the store where a token reaches several.
 */
export async function acceptClients(
  server: Server,
  options: Omit<ClientContext, 'presence'> & { readonly limits?: ClientLimits },
): Promise<{ close(): Promise<void> }> {
  await options.storage.write((tx) => clearPrintClients(tx.db));
  const { limits = noLimits } = options;
  const presence = createPresence(options);
  const perAddress = new Map<string, number>();
  const sessions = new Set<ClientSession>();
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessageBytes,
    perMessageDeflate: false,
  });
  let lastId = 0;
  server.on('upgrade', (request, socket: Duplex, head) => {
    socket.on('error', () => socket.destroy());
    const url = parseUrl(request);
    if (url?.pathname !== '/') return refuse(socket, 404);
    const remoteAddress = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
    if (!isInList(remoteAddress, limits.allowed_clients)) return refuse(socket, 403);
    if ((perAddress.get(remoteAddress) ?? 0) >= limits.max_clients_per_address) return refuse(socket, 429);
    if (sessions.size >= maxClients) return refuse(socket, 503);
    wss.handleUpgrade(request, socket, head, (ws) => {
      const session = serveClient({ ...options, presence }, ws, {
        id: ++lastId,
        token: url.searchParams.get('token') ?? bearerOf(request),
        storeId: Number(url.searchParams.get('store_id')) || undefined,
        remoteAddress,
      });
      sessions.add(session);
      count(perAddress, remoteAddress, 1);
      void session.ended.then(() => {
        sessions.delete(session);
        count(perAddress, remoteAddress, -1);
      });
    });
  });
  return {
    close: async () => {
      await Promise.all([...sessions].map((session) => session.stop()));
      wss.close();
      await presence.close();
    },
  };
}

const noLimits: ClientLimits = { allowed_clients: [], max_clients_per_address: maxClients };

function count(perAddress: Map<string, number>, address: string, step: 1 | -1): void {
  const clients = (perAddress.get(address) ?? 0) + step;
  if (clients > 0) perAddress.set(address, clients);
  else perAddress.delete(address);
}

function parseUrl({ url = '/' }: IncomingMessage): URL | undefined {
  const full = `http://printd${url}`;
  return URL.canParse(full) ? new URL(full) : undefined;
}

function bearerOf({ headers }: IncomingMessage): string | undefined {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
}

function refuse(socket: Duplex, status: 403 | 404 | 429 | 503): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
