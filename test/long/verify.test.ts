import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { createApiClient } from '../../src/client/api-client.ts';
import { startProduct } from '../helpers/start-product.ts';

test('verify walks the whole way beside a running restaurant, which stays as it was, and leaves nothing', async (t) => {
  t.timeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), 'verify-'));
  const product = await startProduct(t, { env: { TMPDIR: folder } });
  const api = createApiClient({ baseUrl: product.apiUrl, token: await product.logIn('staff') });
  const look = async () => ({
    orders: await api.listOrders({ query: { store_id: 1 } }),
    revenue: await api.getRevenueSummary({ query: { store_id: 1 } }),
    jobs: (await api.listPrintJobs({ query: {} })).total,
  });
  const before = await look();
  const { stdout, stderr } = await product.cli('verify', '--lang', 'zh-CN');
  t.regex(stdout, /✓ 顾客扫码下单/);
  t.regex(stdout, /✓ 五张报表与订单一致/);
  t.is(stdout.match(/^✓ /gm)?.length, 13, stdout);
  t.notRegex(stdout, /✗/);
  t.regex(stderr, /全部通过/);
  t.deepEqual(await look(), before);

  const { ok, steps } = JSON.parse((await product.cli('verify', '--json')).stdout);
  t.true(ok);
  t.is(steps.length, 13);
  t.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith('restaurantctl-demo-')),
    [],
  );
});
