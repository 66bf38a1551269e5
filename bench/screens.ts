// What `top` and `kitchen` cost while 200 orders are open and nothing happens: real processes in a pseudo-terminal.
// Usage: node build/bench/screens.js [orders] [seconds]
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { createApiClient } from '../src/client/api-client.ts';
import { followStream } from '../src/client/realtime-client.ts';
import { createReleasers } from '../src/runtime/releasers.ts';
import { startVirtualPrinter } from '../src/virtual-printer/start-virtual-printer.ts';
import { startInPty } from '../test/helpers/pty-program.ts';
import { type Product, startProduct } from '../test/helpers/start-product.ts';
import { waitFor } from '../test/helpers/wait-for.ts';

const orders = Number(process.argv[2] ?? 200);
const seconds = Number(process.argv[3] ?? 30);
/** Of the kernel's accounting (USER_HZ). */
const ticksPerSecond = 100;
const settleMs = 10_000;
const quietMs = 20_000;
const releasers = createReleasers();
const t = {
  teardown: (release: () => unknown) =>
    releasers.push(async () => {
      await release();
    }),
};

try {
  const product = await startProduct(t, { env: { RESTAURANTCTL_PRINTD_ALLOWED_PRINTERS: '127.0.0.1' } });
  await attend(product);
  await openOrders(product);
  for (const [columns, rows] of [
    [120, 36],
    [80, 24],
  ] as const)
    for (const command of ['top', 'kitchen']) await measure(product, command, { columns, rows });
} finally {
  await releasers.release();
}

/** A screen that shows everything: orders that nobody has seen are no quiet evening. */
async function attend({ hubUrl, logIn }: Product): Promise<void> {
  const leaving = new AbortController();
  const { done } = followStream({
    url: `${hubUrl}/ws/store/1?connection_id=bench`,
    token: await logIn('admin'),
    acknowledge: true,
    onMessage: () => {},
    signal: leaving.signal,
  });
  releasers.push(async () => {
    leaving.abort();
    await done;
  });
}

/** All confirmed and on paper: from then on nothing happens. */
async function openOrders({ apiUrl, logIn }: Product): Promise<void> {
  const client = createApiClient({ baseUrl: apiUrl, token: await logIn('admin') });
  const printer = await startVirtualPrinter({ profile: 'epson80', speed: 'instant', rollMm: 1e9 });
  releasers.push(() => printer.close());
  for (const { id } of (await client.listPrinters({})).items) await client.removePrinter({ params: { id } });
  const { port } = printer;
  const body = { store_id: 1, name: 'bench', connection: 'network' as const, ip_address: '127.0.0.1', port };
  await client.createPrinter({ body: { ...body, profile: 'epson-80' } });
  const menu = (await client.listMenu({ query: { store_id: 1, limit: 100 } })).items.filter(
    ({ stock, options }) => stock === null && options.every(({ required }) => !required),
  );
  for (let index = 0; index < orders; index += 1) {
    const items = [0, 1, 2].map((step) => ({
      menu_item_id: menu[(index + step) % menu.length]?.id ?? 1,
      quantity: 1 + (index % 3),
    }));
    const order = await client.createOrder({ body: { store_id: 1, service_mode: 'takeout', items } });
    await client.changeOrderStatus({ params: { id: order.id }, body: { status: 'confirmed' } });
  }
  await waitFor(
    'the last ticket',
    async () => {
      const query = { store_id: 1, limit: 1 };
      const open = await Promise.all(
        (['pending', 'printing', 'waiting'] as const).map((status) =>
          client.listPrintJobs({ query: { ...query, status } }),
        ),
      );
      return open.every(({ total }) => total === 0);
    },
    120_000,
  );
  // Steps of the orders and what follows from them.
  await pause(quietMs);
}

async function measure(
  { dataDir, ports: [api, hub, printd] }: Product,
  command: string,
  size: { readonly columns: number; readonly rows: number },
): Promise<void> {
  let bytes = 0;
  let writes = 0;
  const env = {
    RESTAURANTCTL_DATA_DIR: dataDir,
    RESTAURANTCTL_API_PORT: String(api),
    RESTAURANTCTL_HUB_PORT: String(hub),
    RESTAURANTCTL_PRINTD_PORT: String(printd),
  };
  const screen = await startInPty(t, [command], {
    ...size,
    env,
    onData: (text) => {
      bytes += Buffer.byteLength(text);
      writes += 1;
    },
  });
  await pause(settleMs);
  const before = { bytes, writes, ticks: ticksOf(screen.pid) };
  await pause(seconds * 1000);
  const cpu = ((ticksOf(screen.pid) - before.ticks) / ticksPerSecond / seconds) * 100;
  process.stdout.write(
    `${command} ${size.columns}x${size.rows}, ${orders} orders: CPU ${cpu.toFixed(2)} %, RSS ${residentMb(screen.pid)} MiB, ` +
      `${((bytes - before.bytes) / seconds).toFixed(0)} bytes/s in ${((writes - before.writes) / seconds).toFixed(1)} writes/s\n`,
  );
  screen.type('q');
  await screen.ended;
}

/** CPU time that the process has used, user and system. */
function ticksOf(pid: number): number {
  // The name in parentheses may hold anything; the fields count from after it.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

function residentMb(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}
