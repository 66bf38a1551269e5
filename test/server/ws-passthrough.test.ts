import { createServer } from 'node:http';
import { connect, createServer as createTcpServer } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { pino } from 'pino';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import { portOf } from '../../src/server/listen.ts';
import { createWsPassthrough } from '../../src/server/ws-passthrough.ts';

const logger = pino({ level: 'silent' });

function textOf(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString() : '';
}

async function startApi(t: ExecutionContext, hubPort: number): Promise<number> {
  const server = createServer((_, response) => response.end('http'));
  server.on('upgrade', createWsPassthrough({ host: '127.0.0.1', port: hubPort, logger }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return portOf(server);
}

test('a socket reaches the hub through the API, both ways', async (t) => {
  const hub = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  t.teardown(() => hub.close());
  hub.on('connection', (socket, request) => {
    socket.send(`${request.url} ${request.headers.authorization}`);
    socket.on('message', (data) => socket.send(`echo ${textOf(data)}`));
  });
  await new Promise((resolve) => hub.once('listening', resolve));
  const port = await startApi(t, portOf(hub));
  const client = new WebSocket(`ws://127.0.0.1:${port}/ws/store/1?since=3`, {
    headers: { authorization: 'Bearer x' },
  });
  const messages: string[] = [];
  await new Promise<void>((resolve, reject) => {
    client.on('error', reject);
    client.on('open', () => client.send('hello'));
    client.on('message', (data) => {
      messages.push(textOf(data));
      if (messages.length === 2) resolve();
    });
  });
  t.deepEqual(messages.sort(), ['/ws/store/1?since=3 Bearer x', 'echo hello']);
  const closed = new Promise((resolve) => client.once('close', resolve));
  for (const socket of hub.clients) socket.terminate();
  await closed;
  t.pass('the end of one side ends the other');
});

test('the hub gets the whole request head in one piece', async (t) => {
  const pieces: string[] = [];
  const hub = createTcpServer((socket) => socket.on('data', (data) => pieces.push(String(data))));
  t.teardown(() => hub.close());
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
  const arrived = new Promise<void>((resolve) =>
    hub.on('connection', (socket) => socket.once('data', () => resolve())),
  );
  const port = await startApi(t, portOf(hub));
  const client = connect(port, '127.0.0.1');
  t.teardown(() => client.destroy());
  const head = 'GET /ws/store/1 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
  // As slow clients and fragmenting networks do.
  for (const byte of head) client.write(byte);
  await arrived;
  t.true(pieces[0]?.startsWith('GET /ws/store/1 HTTP/1.1\r\n') && pieces[0].endsWith('\r\n\r\n'));
});

for (const [title, path, status] of [
  ['without a hub', '/ws/store/1', 503],
  ['anywhere else', '/elsewhere', 404],
] as const) {
  test(`an upgrade ${title} is a ${status}`, async (t) => {
    const gone = createTcpServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const deadPort = portOf(gone);
    await new Promise((resolve) => gone.close(resolve));
    const port = await startApi(t, deadPort);
    const client = new WebSocket(`ws://127.0.0.1:${port}${path}`);
    client.on('error', () => {});
    const answered = await new Promise<number | undefined>((resolve) =>
      client.on('unexpected-response', (_, response) => resolve(response.statusCode)),
    );
    t.is(answered, status);
  });
}
