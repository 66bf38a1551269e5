import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { coerceError, DomainError } from '../domain/errors.ts';
import type { Pictures } from '../drawing/pictures.ts';
import { liveViewPage } from './live-view.ts';
import { parseFault, parseFaultName } from './parse-fault.ts';
import { createReceiptPages, type ReceiptPages } from './receipt-pages.ts';
import { renderReceiptAsSvg } from './svg.ts';
import type { FrontPanel } from './virtual-printer.ts';

export interface ControlHttp {
  readonly port: number;
  close(): Promise<void>;
}

/** The printer's front panel over HTTP, for the demo and for tests in other processes. */
export async function startControlHttp({
  printer,
  host,
  port,
  dots,
  pictures,
}: {
  printer: FrontPanel;
  host: string;
  port: number;
  dots: number;
  pictures: Pictures;
}): Promise<ControlHttp> {
  const routes = createRoutes(printer, dots);
  const showReceipt = createReceiptPages({ printer, dots, pictures });
  const server = createServer((request, response) => {
    void answer({ routes, showReceipt }, request, response);
  });
  await listen(server, host, port);
  const address = server.address();
  return {
    port: address && typeof address === 'object' ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Route = (response: ServerResponse, body: Record<string, unknown>) => void | Promise<void>;

function createRoutes(printer: FrontPanel, dots: number): Readonly<Record<string, Route>> {
  return {
    'GET /': (response) =>
      void response.setHeader('content-type', 'text/html; charset=utf-8').end(liveViewPage),
    'GET /events': (response) => streamEvents(printer, response),
    'GET /state': (response) => sendJson(response, printer.state()),
    'GET /paper': (response) => sendJson(response, printer.paper()),
    'GET /log': (response) => sendJson(response, printer.log()),
    'GET /paper.txt': (response) =>
      void response.setHeader('content-type', 'text/plain; charset=utf-8').end(printer.text()),
    'GET /paper.html': (response) => {
      const drawings = printer.paper().map((receipt) => renderReceiptAsSvg(receipt, dots));
      response
        .setHeader('content-type', 'text/html; charset=utf-8')
        .end(drawings.slice(-shownReceipts).join(''));
    },
    'POST /fault': (response, { clear, ...fault }) => {
      if (clear === undefined) printer.set(parseFault(fault));
      else printer.clearFault(parseFaultName(clear));
      sendJson(response, printer.state());
    },
    'POST /power': async (response, { on, mode }) => {
      if (on === true) await printer.powerOn();
      else printer.powerOff(mode === 'blackhole' ? 'blackhole' : 'rst');
      sendJson(response, printer.state());
    },
    'POST /paper': (response) => {
      printer.loadPaper();
      sendJson(response, printer.state());
    },
    'POST /cover': (response, { open }) => {
      if (open === true) printer.openCover();
      else printer.closeCover();
      sendJson(response, printer.state());
    },
    'POST /reset': async (response) => {
      await printer.reset();
      sendJson(response, printer.state());
    },
  };
}

const shownReceipts = 20;

async function answer(
  {
    routes,
    showReceipt,
  }: { readonly routes: Readonly<Record<string, Route>>; readonly showReceipt: ReceiptPages },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const { pathname } = new URL(request.url ?? '/', 'http://printer');
    if (request.method === 'GET' && (await showReceipt(pathname, response))) return;
    const route = routes[`${request.method} ${pathname}`];
    if (!route) throw new DomainError('not_found', `There is no ${request.method} ${pathname}.`);
    refuseForeignPages(request);
    await route(response, request.method === 'POST' ? await readBody(request) : {});
  } catch (thrown) {
    const error = coerceError(thrown);
    const code = error instanceof DomainError ? error.code : 'internal';
    response.statusCode = statusOf[code] ?? 400;
    sendJson(response, { error: { code, message: error.message } });
  }
}

const statusOf: Readonly<Record<string, number>> = {
  forbidden: 403,
  not_found: 404,
  too_many: 413,
  not_ready: 503,
  internal: 500,
};

/** Any page in the user's browser can reach this port; only our own may press its buttons. */
function refuseForeignPages({ headers: { origin, host } }: IncomingMessage): void {
  if (origin === undefined || origin === `http://${host}`) return;
  throw new DomainError('forbidden', `Requests from ${origin} are not accepted.`);
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBodyBytes)
      throw new DomainError('too_many', `The body is longer than ${maxBodyBytes} bytes.`);
    chunks.push(bytes);
  }
  return size === 0 ? {} : parseBody(Buffer.concat(chunks).toString('utf8'));
}

function parseBody(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null) return { ...body };
  } catch (thrown) {
    throw new DomainError('bad_request', `The body is not JSON: ${coerceError(thrown).message}`);
  }
  throw new DomainError('bad_request', 'The body must be an object.');
}

const maxBodyBytes = 16_384;

function streamEvents(printer: FrontPanel, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write('retry: 1000\n\n');
  const off = printer.on((event) => {
    response.write(`data: ${JSON.stringify(event)}\n\n`);
    // A page that does not keep up begins anew; the browser connects again by itself.
    if (response.writableLength > maxUnreadBytes) response.destroy();
  });
  response.on('close', off);
}

const maxUnreadBytes = 4 * 1024 * 1024;

function sendJson(response: ServerResponse, body: unknown): void {
  response.setHeader('content-type', 'application/json; charset=utf-8').end(JSON.stringify(body));
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => resolve());
  });
}
