import { once } from 'node:events';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { startPrintd } from '../../src/printd/start-printd.ts';
import { loadConfig } from '../../src/runtime/config/load-config.ts';
import { createDataDir } from '../../src/runtime/data-dir.ts';
import { createReleasers } from '../../src/runtime/releasers.ts';
import { findJobsOfOrder } from '../../src/storage/print-jobs.ts';
import { findPrinterByName } from '../../src/storage/printers.ts';
import { pairDevice } from '../helpers/client-shop.ts';
import { fireTicket, openStore, putPrinter } from '../helpers/kitchen.ts';
import { openTestStorage } from '../helpers/open-test-storage.ts';
import { silent } from '../helpers/print-shop.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { waitUntil } from '../helpers/wait-for.ts';
import { startSeedClient } from './clients/seed-client.ts';

/** The whole service in this process, over a database that the test writes like the API does. */
async function start(t: ExecutionContext) {
  const env = { RESTAURANTCTL_DATA_DIR: await tempDir(t), RESTAURANTCTL_PRINTD_PORT: '0' };
  const { config } = loadConfig({ env });
  const paths = createDataDir(config.data_dir);
  const storage = await openTestStorage(t, { filename: paths.database });
  const storeId = await openStore(storage);
  const releasers = createReleasers();
  t.teardown(() => releasers.release());
  const { signal } = new AbortController();
  const { port } = await startPrintd({ config, paths, logger: silent, releasers, signal });
  const ended = async (orderId: number) => {
    await waitUntil(async () => {
      const jobs = await findJobsOfOrder(storage.read, orderId);
      return jobs.length > 0 && jobs.every(({ status }) => status === 'completed' || status === 'sent');
    });
    return findJobsOfOrder(storage.read, orderId);
  };
  return {
    storage,
    storeId,
    paths,
    ended,
    stop: () => releasers.release(),
    base: `http://127.0.0.1:${port}`,
  };
}

test('from the event to proven paper in the folder of the virtual printer, and its panel shows it', async (t) => {
  const { storage, storeId, paths, ended, base } = await start(t);
  const id = await putPrinter(storage, storeId, { connection: 'virtual' });
  const { orderId } = await fireTicket(storage, storeId, [{ name: '宫保鸡丁', station: 'wok' }]);
  t.like((await ended(orderId))[0], { status: 'completed', proof: 'process_id' });
  const folder = join(paths.paper, String(id));
  const texts = (await readdir(folder)).filter((name) => name.endsWith('.txt'));
  t.is(texts.length, 1);
  t.regex(await readFile(join(folder, texts[0] ?? ''), 'utf8'), /宫\s*保\s*鸡\s*丁/);

  const panel = await fetch(`${base}/virtual/${id}/`);
  t.is(panel.status, 200);
  t.regex(await panel.text(), /<title>Virtual printer/);
  const receipts: unknown = await (await fetch(`${base}/virtual/${id}/paper`)).json();
  t.true(Array.isArray(receipts) && receipts.length === 1);
  const faulty = await fetch(`${base}/virtual/${id}/fault`, { method: 'POST', body: '{"name":"paperOut"}' });
  t.like(await faulty.json(), { offline: true });
  t.is((await fetch(`${base}/virtual/999/`)).status, 404);
  const foreign = await fetch(`${base}/virtual/${id}/reset`, {
    method: 'POST',
    headers: { origin: 'http://evil.example' },
  });
  t.is(foreign.status, 403);
});

test('a file printer appends bytes and text; that proves nothing', async (t) => {
  const { storage, storeId, paths, ended } = await start(t);
  const devicePath = join(paths.paper, 'kitchen.bin');
  await putPrinter(storage, storeId, { connection: 'file', devicePath, profile: 'write-only-80' });
  for (const name of ['宫保鸡丁', '小笼包']) {
    const { orderId } = await fireTicket(storage, storeId, [{ name, station: 'wok' }]);
    t.like((await ended(orderId))[0], { status: 'sent', proof: 'none' });
  }
  t.regex(await readFile(`${devicePath}.txt`, 'utf8'), /宫保鸡丁[\s\S]*小笼包/);
  const bytes = await readFile(devicePath);
  t.deepEqual([...bytes.subarray(0, 5)], [0x1b, 0x3d, 0x01, 0x1b, 0x40]);
  t.true(bytes.includes(Buffer.from([0x1d, 0x56])), 'it is cut');
});

test('a print client as the requirement document shows it prints an order', async (t) => {
  const { storage, storeId, ended, stop, base } = await start(t);
  const token = await pairDevice(storage, storeId);
  const client = startSeedClient(`${base.replace('http', 'ws')}/?token=${token}`);
  t.teardown(() => client.ws.terminate());
  await waitUntil(
    async () => (await findPrinterByName(storage.read, storeId, '收银台打印机'))?.status === 'online',
  );
  const { orderId } = await fireTicket(storage, storeId, [{ name: '珍珠奶茶', station: 'bar' }]);
  const jobs = await ended(orderId);
  t.is(jobs.length, 1);
  t.like(jobs[0], { status: 'completed', proof: 'client' });
  t.deepEqual(client.greetings, ['欢迎连接到发财小狗饮品店打印服务']);
  t.is(client.printed.length, 1);
  t.like(client.printed[0], { job_id: jobs[0]?.id, order_id: orderId, type: 'order_receipt', copies: 1 });
  t.regex(client.printed[0]?.content ?? '', /珍\s*珠\s*奶\s*茶/);
  const closed = once(client.ws, 'close');
  await stop();
  t.is((await closed)[0], 1001);
});

test('the service says how it is', async (t) => {
  const { base } = await start(t);
  t.is((await fetch(`${base}/healthz`)).status, 200);
  t.is((await fetch(`${base}/readyz`)).status, 200);
  t.is((await fetch(`${base}/nothing`)).status, 404);
  t.is((await fetch(`${base}/healthz`, { method: 'POST' })).status, 405);
  const metrics = await (await fetch(`${base}/metrics`)).text();
  t.regex(metrics, /restaurantctl_printd_attempts_total/);
  t.regex(metrics, /restaurantctl_printd_relay_behind_events/);
});
