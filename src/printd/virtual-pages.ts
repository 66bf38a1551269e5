import { type IncomingMessage, request as ask, type ServerResponse } from 'node:http';
import { isIPv4 } from 'node:net';
import type { VirtualPrinters } from './virtual-printers.ts';

/**
 * `/virtual/{printer id}/…`: the front panel of a built-in printer, for this machine only: whoever reaches it can pull the paper
 * out. Answers false when the path means something else.
 */
export function answerVirtualPage(
  virtualPrinters: VirtualPrinters,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const match = /^\/virtual\/([1-9]\d{0,9})(\/[^#]*)?$/.exec(request.url ?? '');
  if (!match) return false;
  if (!isLoopback(request.socket.remoteAddress)) {
    response.writeHead(403, plain).end('Only from this machine.\n');
    return true;
  }
  const [, id = '', path] = match;
  if (path === undefined) {
    // The page's own addresses are relative to its folder.
    response.writeHead(308, { location: `/virtual/${id}/` }).end();
    return true;
  }
  const printer = virtualPrinters.find(Number(id));
  if (!printer) {
    response.writeHead(404, plain).end(`There is no virtual printer ${id}.\n`);
    return true;
  }
  printer.then(
    ({ httpPort }) => forward(httpPort ?? 0, path, request, response),
    () => unreachable(response),
  );
  return true;
}

const plain = { 'content-type': 'text/plain; charset=utf-8' };

function isLoopback(address = ''): boolean {
  const plainAddress = address.replace(/^::ffff:/, '');
  return plainAddress === '::1' || (isIPv4(plainAddress) && plainAddress.startsWith('127.'));
}

function forward(port: number, path: string, request: IncomingMessage, response: ServerResponse): void {
  const { method, headers } = request;
  const onward = ask({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
    // Streams of events never end by themselves.
    response.on('close', () => answer.destroy());
  });
  onward.on('error', () => unreachable(response));
  request.pipe(onward);
}

function unreachable(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(502, plain).end('The virtual printer does not answer.\n');
}
