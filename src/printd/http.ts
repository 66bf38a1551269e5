import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { DomainError } from '../domain/errors.ts';
import { logEpoch } from '../storage/event-log.ts';
import type { Storage } from '../storage/storage.ts';
import type { PrintdMetrics } from './metrics.ts';
import { answerVirtualPage } from './virtual-pages.ts';
import type { VirtualPrinters } from './virtual-printers.ts';

export interface HttpOptions {
  readonly host: string;
  readonly port: number;
  readonly storage: Storage;
  readonly metrics: PrintdMetrics;
  readonly virtualPrinters: VirtualPrinters;
}

/**
 * The service's own port: health, numbers, and the panels of the virtual printers.
 * @throws DomainError `port_taken`
 */
export async function listenHttp(options: HttpOptions): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    response.on('error', () => request.destroy());
    answer(options, request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else sendJson(response, 503, { status: 'failed' });
    });
  });
  await listen(server, options);
  const address = server.address();
  return { server, port: typeof address === 'object' && address ? address.port : options.port };
}

async function answer(
  options: HttpOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { storage, metrics, virtualPrinters } = options;
  if (answerVirtualPage(virtualPrinters, request, response)) return;
  const path = (request.url ?? '').split('?', 1)[0];
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return sendJson(response, 405, { status: 'method_not_allowed' });
  if (path === '/healthz') return sendJson(response, 200, { status: 'ok' });
  if (path === '/readyz') {
    await logEpoch(storage.read);
    return sendJson(response, 200, { status: 'ready' });
  }
  if (path === '/metrics') {
    const text = await metrics.register.metrics();
    return void response.writeHead(200, { 'content-type': metrics.register.contentType }).end(text);
  }
  sendJson(response, 404, { status: 'not_found' });
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  const headers = status === 503 ? { 'retry-after': '1' } : {};
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function listen(server: Server, { host, port }: HttpOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const isTaken = 'code' in error && error.code === 'EADDRINUSE';
      const sentence = `Port ${port} on ${host} is taken. Choose another one as printd.port.`;
      reject(isTaken ? new DomainError('port_taken', sentence, { port }, { cause: error }) : error);
    });
    server.listen({ host, port }, () => resolve());
  });
}
