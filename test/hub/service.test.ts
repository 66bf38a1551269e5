import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { connectClient } from '../helpers/hub-client.ts';
import { addEvents } from '../helpers/hub-store.ts';
import { startTestHub } from '../helpers/start-test-hub.ts';
import { waitUntil } from '../helpers/wait-for.ts';

for (const transport of ['uws', 'ws'] as const) {
  const get = (hub: { readonly port: number }, path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${hub.port}${path}`, init);

  test(`${transport}: health, readiness, metrics, and a problem for the rest`, async (t) => {
    const hub = await startTestHub(t, { transport });
    t.is(hub.transport, transport);
    t.is((await get(hub, '/healthz')).status, 200);
    t.deepEqual(await (await get(hub, '/readyz')).json(), { status: 'ready' });
    const client = connectClient(t, `${hub.url}/ws/store/1?token=staff&since=0`);
    await client.findType('connected');
    await addEvents(hub.storage, 3);
    await client.count(3);
    const metrics = await (await get(hub, '/metrics')).text();
    t.regex(metrics, /^restaurantctl_hub_connections\{channel="store"\} 1$/m);
    t.regex(metrics, /^restaurantctl_hub_messages_sent_total 3$/m);
    t.regex(metrics, /^restaurantctl_hub_resumes_total 1$/m);
    t.regex(metrics, /^restaurantctl_hub_lag_seconds_count 3$/m);
    const missing = await get(hub, '/api/orders');
    t.is(missing.status, 404);
    t.regex(missing.headers.get('content-type') ?? '', /^application\/problem\+json/);
    t.is((await get(hub, '/metrics', { method: 'POST' })).status, 405);
  });

  test(`${transport}: not ready once the log can't be read, ready again when it can`, async (t) => {
    const hub = await startTestHub(t, { transport });
    await hub.storage.write(({ db }) => db.schema.renameTable('counter', 'hidden'));
    await waitUntil(() => answers(hub, 503));
    await hub.storage.write(({ db }) => db.schema.renameTable('hidden', 'counter'));
    await waitUntil(() => answers(hub, 200));
    t.pass();
  });
  const answers = async (hub: { readonly port: number }, status: number) =>
    (await get(hub, '/readyz')).status === status;

  test(`${transport}: stopping sends everyone away with 1001 and frees the port`, async (t) => {
    const port = await findFreePort();
    const hub = await startTestHub(t, { transport, hub: { port } });
    const clients = Array.from({ length: 30 }, () => connectClient(t, `${hub.url}/ws/store/1?token=staff`));
    for (const client of clients) await client.findType('connected');
    await hub.stop();
    for (const client of clients) t.is((await client.closed).code, 1001);
    t.is((await startTestHub(t, { transport, storage: hub.storage, hub: { port } })).port, port);
  });

  test(`${transport}: a port that is taken is named`, async (t) => {
    const hub = await startTestHub(t, { transport });
    await t.throwsAsync(startTestHub(t, { transport, storage: hub.storage, hub: { port: hub.port } }), {
      code: 'port_taken',
      message: new RegExp(`127\\.0\\.0\\.1:${hub.port}`),
    });
  });

  test(`${transport}: only /ws/ is upgraded`, async (t) => {
    const hub = await startTestHub(t, { transport });
    const client = connectClient(t, `${hub.url}/elsewhere?token=staff`);
    const status = await new Promise((resolve) =>
      client.socket.on('unexpected-response', (_, response) => resolve(response.statusCode)),
    );
    t.is(status, 404);
  });

  // The pinned binary of uWebSockets.js refuses a request line that arrives in two pieces; clients just try again.
  const splitAnswer = transport === 'uws' ? '505' : '101';
  test(`${transport}: a request line in two pieces is answered with ${splitAnswer}`, async (t) => {
    const hub = await startTestHub(t, { transport });
    // On a busy machine the pieces may arrive together; that proves nothing.
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const status = await splitHandshake(t, hub.port);
      if (status === splitAnswer) return t.pass();
    }
    t.fail();
  });
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

async function splitHandshake(t: ExecutionContext, port: number): Promise<string | undefined> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  t.teardown(() => socket.destroy());
  await once(socket, 'connect');
  socket.write('GET /ws/store/1?token=staff HT');
  // Nothing tells when the first piece has been read.
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.write(
    'TP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  const [data]: Buffer[] = await once(socket, 'data');
  return /^HTTP\/1\.1 (\d+)/.exec(data?.toString('latin1') ?? '')?.[1];
}
