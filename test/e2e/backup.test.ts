import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { createApiClient } from '../../src/client/api-client.ts';
import { followStream } from '../../src/client/realtime-client.ts';
import { startProduct } from '../helpers/start-product.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { waitFor } from '../helpers/wait-for.ts';

test('backed up while running, stopped, restored: the orders of then are back, and screens that were away reload', async (t) => {
  t.timeout(480_000);
  const product = await startProduct(t);
  const client = createApiClient({ baseUrl: product.apiUrl, token: await product.logIn('staff') });
  const order = () =>
    client.createOrder({ body: { store_id: 1, items: [{ menu_item_id: 2, quantity: 1 }] } });
  const first = await order();
  const file = join(await tempDir(t), 'saved.db');
  const said = await product.cli('backup', file);
  t.regex(said.stderr, /saved\.db/);
  await order();
  const { seq, epoch } = await client.listOrders({ query: { store_id: 1 } });

  await t.throwsAsync(product.cli('restore', file, '--yes'), { message: /already running|Already running/i });
  await product.end();
  await t.throwsAsync(product.cli('restore', file), { message: /--yes/ });
  await product.cli('restore', file, '--yes');
  t.true(readdirSync(product.dataDir).some((name) => name.startsWith('replaced-')));

  const again = await startProduct(t, { dataDir: product.dataDir, ports: product.ports });
  const token = await again.logIn('staff');
  const after = createApiClient({ baseUrl: again.apiUrl, token });
  const { items } = await after.listOrders({ query: { store_id: 1 } });
  t.deepEqual(
    items.map(({ id }) => id),
    [first.id],
  );

  const leaving = new AbortController();
  const resyncs: unknown[] = [];
  const { done } = followStream({
    url: `${again.hubUrl}/ws/store/1`,
    token,
    since: seq,
    epoch,
    signal: leaving.signal,
    onMessage: () => {},
    onResync: (position) => void resyncs.push(position),
  });
  await waitFor('the hub to say that history was replaced', () => resyncs.length > 0);
  leaving.abort();
  await done;
  await again.end();
});
