import type { Server } from 'node:http';

/**
 * Stops accepting, lets running requests finish and closes keep-alive connections the moment they become idle.
 * What still runs after `graceMs` is cut.
 */
export async function closeHttpServer(server: Server, graceMs: number): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise((resolve) => server.close(resolve));
  // A connection with a request in hand becomes idle only later: close() alone would wait for its keep-alive timeout.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
  server.closeIdleConnections();
  await closed;
  clearInterval(sweep);
  clearTimeout(deadline);
}
