import { connect } from 'node:net';
import test from 'ava';
import { createApiClient } from '../../src/client/api-client.ts';
import { isAlive } from '../helpers/is-alive.ts';
import { startProduct } from '../helpers/start-product.ts';
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

test('a supervisor killed with SIGKILL leaves no process and no port taken, and the next start works', async (t) => {
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
  const again = await startProduct(t, { dataDir });
  t.true((await again.status()).services.every(({ state }) => state === 'ready'));
  await again.end();
});

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
