// The main job of the whole product, as it is started by an operator: order → screen, confirmation → last byte of the ticket → proof,
// at an even rate. Usage: node build/bench/main-job.js [orders per second] [seconds]
import { setTimeout as pause } from 'node:timers/promises';
import { createApiClient } from '../src/client/api-client.ts';
import { followStream } from '../src/client/realtime-client.ts';
import { startVirtualPrinter } from '../src/virtual-printer/start-virtual-printer.ts';
import { createReleasers } from '../src/runtime/releasers.ts';
import { startProduct } from '../test/helpers/start-product.ts';
import { waitFor } from '../test/helpers/wait-for.ts';

const rate = Number(process.argv[2] ?? 20);
const seconds = Number(process.argv[3] ?? 15);
const releasers = createReleasers();

const begun = performance.now();
const product = await startProduct(
  {
    teardown: (release) =>
      releasers.push(async () => {
        await release();
      }),
  },
  { env: { RESTAURANTCTL_PRINTD_ALLOWED_PRINTERS: '127.0.0.1' } },
);
print('start to ready', [performance.now() - begun]);

const token = await product.logIn('admin');
const client = createApiClient({ baseUrl: product.apiUrl, token });
const printer = await startVirtualPrinter({ profile: 'epson80', speed: 'instant', rollMm: 1e9 });
releasers.push(() => printer.close());
for (const { id } of (await client.listPrinters({})).items) await client.removePrinter({ params: { id } });
await client.createPrinter({
  body: {
    store_id: 1,
    name: 'bench',
    connection: 'network',
    ip_address: '127.0.0.1',
    port: printer.port,
    profile: 'epson-80',
  },
});

const posted = new Map<string, number>();
const confirmed = new Map<string, number>();
const toScreen: number[] = [];
const toPaper: number[] = [];
const toProof: number[] = [];
const stopping = new AbortController();
const following = followStream({
  url: `${product.hubUrl}/ws/store/1`,
  token,
  signal: stopping.signal,
  onMessage: (message) => {
    const now = performance.now();
    if (message.type === 'new_order') toScreen.push(now - (posted.get(noteOf(message.order)) ?? now));
    if (message.type === 'print_job_update') noteProof(message.job, now);
  },
});
const numbers = new Map<string, string>();
const orderIds = new Map<number, string>();
printer.on((event) => {
  if (event.type !== 'cut') return;
  const text =
    printer
      .paper()
      .findLast(({ cut }) => cut !== null)
      ?.lines.map((line) => line.text)
      .join(' ') ?? '';
  const note = numbers.get(/ORD\d{18}/.exec(text)?.[0] ?? '');
  const since = note === undefined ? undefined : confirmed.get(note);
  if (since !== undefined) toPaper.push(performance.now() - since);
});
const menu = (await client.listMenu({ query: { limit: 100 } })).items.filter(
  ({ stock, options }) => stock === null && options.every(({ required }) => !required),
);

const running: Promise<void>[] = [];
const start = performance.now();
for (let index = 0; index < rate * seconds; index++) {
  await pause(Math.max(0, start + (index * 1000) / rate - performance.now()));
  running.push(placeAndConfirm(index));
}
await Promise.all(running);
await waitFor('every ticket to be proven', () => toProof.length === rate * seconds, 60_000);
print('POST to new_order at the socket', toScreen);
print('confirmation sent to the cut of the ticket', toPaper);
print('confirmation sent to proof at the socket', toProof);
for (const { service, memory_bytes: bytes } of (await product.status()).services)
  process.stdout.write(`${service} RSS ${Math.round((bytes ?? 0) / 2 ** 20)} MiB\n`);
stopping.abort();
await following.done;
await product.end();
await releasers.release();

async function placeAndConfirm(index: number): Promise<void> {
  const note = `bench-${index}`;
  const items = [0, 1, 2].map((step) => ({
    menu_item_id: menu[(index + step) % menu.length]?.id ?? 1,
    quantity: 1,
  }));
  posted.set(note, performance.now());
  const order = await client.createOrder({ body: { store_id: 1, items, note } });
  numbers.set(order.order_number, note);
  orderIds.set(order.id, note);
  confirmed.set(note, performance.now());
  await client.changeOrderStatus({ params: { id: order.id }, body: { status: 'confirmed' } });
}

function noteOf(order: unknown): string {
  return typeof order === 'object' && order !== null && 'note' in order ? String(order.note) : '';
}

function noteProof(job: unknown, now: number): void {
  if (
    typeof job !== 'object' ||
    job === null ||
    !('status' in job) ||
    job.status !== 'completed' ||
    !('order_id' in job)
  )
    return;
  const since = confirmed.get(orderIds.get(Number(job.order_id)) ?? '');
  if (since !== undefined) toProof.push(now - since);
}

function print(what: string, values: readonly number[]): void {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN).toFixed(1);
  process.stdout.write(`${what}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms (n=${sorted.length})\n`);
}
