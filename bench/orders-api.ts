// The API in a process of its own over a fresh database, for bench/orders.ts; tells its address and a token by IPC.
import { createServer } from 'node:http';
import { pino } from 'pino';
import { signAccessToken } from '../src/operations/people/access-token.ts';
import { seedDemo } from '../src/operations/upkeep/seed-demo.ts';
import { systemClock } from '../src/runtime/clock.ts';
import { loadConfig } from '../src/runtime/config/load-config.ts';
import { loadSecrets } from '../src/runtime/secrets.ts';
import { createApp } from '../src/server/create-app.ts';
import { portOf } from '../src/server/listen.ts';
import { countRows } from '../src/storage/count-rows.ts';
import { openStorage } from '../src/storage/storage.ts';

const dataDir = process.argv[2] ?? '';
const { config } = loadConfig({ env: { RESTAURANTCTL_DATA_DIR: dataDir } });
const secrets = loadSecrets(dataDir);
const storage = await openStorage({ filename: `${dataDir}/restaurant.db` });
await seedDemo(storage);
const callback = createApp({ storage, secrets, config, logger: pino({ level: 'warn' }) }).callback();
const server = createServer((request, response) => void callback(request, response));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const token = await signAccessToken(
  {
    sub: 'user:2',
    role: 'staff',
    user_id: 2,
    customer_id: null,
    store_ids: null,
    table_id: null,
    version: 1,
  },
  3600,
  { secret: secrets.auth, now: systemClock.now() },
);
process.send?.({ port: portOf(server), token });
process.on('message', () => void report());
process.on('disconnect', () => process.exit(0));

async function report(): Promise<void> {
  const { user, system } = process.cpuUsage();
  process.send?.({
    cpuMs: (user + system) / 1000,
    orders: await countRows(storage.read('orders')),
    rssMb: process.memoryUsage.rss() / 1e6,
  });
}
