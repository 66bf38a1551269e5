import { connect } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { WebSocket } from 'ws';
import { createApiClient } from '../../src/client/api-client.ts';
import { isAlive } from '../helpers/is-alive.ts';
import { type Product, startProduct } from '../helpers/start-product.ts';
import { startRush } from '../helpers/rush.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { waitFor } from '../helpers/wait-for.ts';

test('SIGTERM under a rush loses nothing that was acknowledged', async (t) => {
  t.timeout(480_000);
  const dataDir = await tempDir(t);
  const first = await startProduct(t, { dataDir });
  const token = await first.logIn('admin');
  const { items } = await createApiClient({ baseUrl: first.apiUrl, token }).listMenu({
    query: { limit: 100 },
  });
  const menuItemIds = items
    .filter(({ stock, options }) => stock === null && options.every(({ required }) => !required))
    .map(({ id }) => id);
  const rush = startRush({ apiUrl: first.apiUrl, token, storeId: 1, guests: 8, menuItemIds });
  await waitFor('a rush', () => rush.acked.length >= 50);
  const { code } = await first.end('SIGTERM');
  t.is(code, 0, first.output());

  const again = await startProduct(t, { dataDir, ports: first.ports });
  await rush.stop();
  const client = createApiClient({ baseUrl: again.apiUrl, token: await again.logIn('admin') });
  for (const { orderId } of rush.acked)
    t.is((await client.getOrder({ params: { id: orderId } })).id, orderId);
  const { total } = await client.listOrders({ query: { store_id: 1, limit: 1 } });
  t.is(total, rush.acked.length, 'an order was stored twice or never acknowledged');
  await again.end();
});

test('a supervisor killed with SIGKILL leaves no process and no port taken, and the next start works and takes up settings while it runs', async (t) => {
  t.timeout(480_000);
  const dataDir = await tempDir(t);
  const first = await startProduct(t, { dataDir });
  const pids = (await first.status()).services.map(({ pid }) => pid ?? 0);
  t.true(pids.every(isAlive));
  await first.end('SIGKILL');
  await waitFor('the services to be gone', () => !pids.some(isAlive), 60_000);
  // The last thread of a killed process may outlive its leader by a moment, and holds the port until then.
  for (const port of first.ports)
    await waitFor(`port ${port} to be free`, async () => !(await isTaken(port)), 5_000);
  const settings = join(dataDir, 'settings.toml');
  writeFileSync(settings, '');
  const again = await startProduct(t, { dataDir, env: { RESTAURANTCTL_CONFIG: settings } });
  t.true((await again.status()).services.every(({ state }) => state === 'ready'));
  await checkReload(t, again, settings);
  await again.end();
});

/** One live setting of each service, and one that waits for a restart. */
async function checkReload(t: ExecutionContext, product: Product, settings: string): Promise<void> {
  const before = (await product.status()).services.map(({ pid }) => pid);
  const client = createApiClient({ baseUrl: product.apiUrl, token: await product.logIn('admin') });
  writeFileSync(settings, '[members]\nlevels = "none"\n');
  await t.throwsAsync(product.cli('reload'), {
    message: /members\.levels is "none" \(in .*settings\.toml\)/,
  });
  writeFileSync(
    settings,
    `[hub]
heartbeat_ms = 50
transport = "ws"
[printd]
allowed_clients = ["192.0.2.1"]
[members]
levels = [{ level = 1, level_name = "常客", min_points = 0, discount = 0.9 }]
`,
  );
  const { stderr } = await product.cli('reload');
  t.regex(stderr, /✓ hub\.heartbeat_ms = 50\n/);
  t.regex(stderr, /hub\.transport = "ws" .*restart hub\n/);
  const levels = await client.listMemberLevels();
  t.deepEqual(
    levels.map(({ level_name }) => level_name),
    ['常客'],
  );
  const refused = await answerToUpgrade(product.ports[2] ?? 0);
  t.regex(refused, /^HTTP\/1\.1 403 /);
  const screen = new WebSocket(`${product.hubUrl}/ws/store/1?token=${await product.logIn('staff')}`);
  t.teardown(() => screen.terminate());
  let heartbeats = 0;
  screen.on('message', (frame: Buffer) => void (frame.includes('"heartbeat"') && heartbeats++));
  await waitFor('heartbeats', () => heartbeats >= 20, 30_000);
  t.deepEqual(
    (await product.status()).services.map(({ pid }) => pid),
    before,
  );
  await product.cli('restart', 'hub');
  t.is(JSON.parse((await product.cli('reload', '--json')).stdout).waiting.length, 0);
}

/** The first words of what a service says to somebody who wants a WebSocket. */
function answerToUpgrade(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n';
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(
        `${asked}Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
      ),
    );
    socket.setEncoding('utf8').once('data', (text: string) => {
      resolve(text);
      socket.destroy();
    });
    socket.once('error', reject);
  });
}

function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (taken: boolean) => {
      socket.destroy();
      resolve(taken);
    };
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });
}
