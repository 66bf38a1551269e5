import test from 'ava';
import { isServiceReady } from '../../src/server/ask-service.ts';
import { listen, portOf } from '../../src/server/listen.ts';

test('a service is ready when it says so, also where it listens on every address', async (t) => {
  let status = 200;
  const server = await listen((_, response) => void response.writeHead(status).end(), '127.0.0.1', 0);
  t.true(await isServiceReady({ host: '127.0.0.1', port: portOf(server) }));
  t.true(await isServiceReady({ host: '0.0.0.0', port: portOf(server) }));
  status = 503;
  t.false(await isServiceReady({ host: '127.0.0.1', port: portOf(server) }));
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  t.false(await isServiceReady({ host: '127.0.0.1', port: portOf(server) }));
});
