import { createServer, type RequestListener, type Server } from 'node:http';
import { coerceError, DomainError } from '../domain/errors.ts';

/**
 * Listens with limits that keep a slow or hostile caller from holding a connection: headers within 10 s, a request within 15 s,
 * 16 KiB of headers.
 * @throws DomainError `port_taken`, naming the port
 */
export async function listen(listener: RequestListener, host: string, port: number): Promise<Server> {
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      keepAliveTimeout: 5000,
      connectionsCheckingInterval: 5000,
      maxHeaderSize: 16 * 1024,
    },
    listener,
  );
  server.maxHeadersCount = 100;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (thrown) => reject(explain(coerceError(thrown), host, port)));
    server.listen(port, host, resolve);
  });
  return server;
}

export function portOf(server: Pick<Server, 'address'>): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

function explain(error: Error, host: string, port: number): Error {
  const code = 'code' in error ? error.code : undefined;
  if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL') return error;
  const why = {
    EADDRINUSE: `Port ${port} on ${host} is taken. Choose another one as api.port.`,
    EACCES: `This user may not open port ${port} on ${host}. Choose another one as api.port.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Choose another one as api.host.`,
  };
  return new DomainError('port_taken', why[code], { host, port }, { cause: error });
}
