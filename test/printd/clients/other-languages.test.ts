import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import test from 'ava';
import { z } from 'zod';
import { packageRoot } from '../../../src/runtime/package-root.ts';
import { findPrinterByName } from '../../../src/storage/printers.ts';
import { openClientShop } from '../../helpers/client-shop.ts';
import { waitUntil } from '../../helpers/wait-for.ts';

const program = join(packageRoot, 'test', 'fixtures', 'printd', 'seed-client.py');

test('a Python program that knows only the requirement document prints orders', async (t) => {
  const shop = await openClientShop(t);
  const child = spawn('python3', [program, `${shop.url}?token=${shop.token}`, '2'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.teardown(() => child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  await waitUntil(
    async () => (await findPrinterByName(shop.storage.read, shop.storeId, '厨房打印机'))?.status === 'online',
  );
  for (const name of ['宫保鸡丁', '小笼包']) {
    const { orderId } = await shop.order([{ name, station: 'wok' }]);
    t.like((await shop.settled(orderId))[0], { status: 'completed', proof: 'client' });
  }
  t.is((await ended)[0], 0);
  const frames = lines.map((line) => z.looseObject({ type: z.string() }).parse(JSON.parse(line)));
  t.deepEqual(
    frames.map(({ type }) => type).filter((type) => type !== 'ping'),
    ['welcome', 'new_order', 'new_order'],
  );
});
