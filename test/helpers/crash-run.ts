import { setTimeout as pause } from 'node:timers/promises';
import type { ExecutionContext } from 'ava';
import { type ApiClient, createApiClient } from '../../src/client/api-client.ts';
import { followStream } from '../../src/client/realtime-client.ts';
import { serviceNames } from '../../src/domain/child-process.ts';
import type { Receipt } from '../../src/virtual-printer/paper.ts';
import { startVirtualPrinter } from '../../src/virtual-printer/start-virtual-printer.ts';
import type { Paper, RunHistory, StoredOrder } from './check-consistency.ts';
import { createRandom } from './random.ts';
import { startRush } from './rush.ts';
import { type Product, type ProductOptions, startProduct } from './start-product.ts';
import { waitFor } from './wait-for.ts';

type Victim = (typeof serviceNames)[number];

export interface CrashRunOptions {
  readonly kills: number;
  readonly seed: number;
  /** What is done to the service. @default it is killed */
  readonly disturb?: (product: Product, victim: Victim, round: number) => Promise<void>;
  /** @default all three */
  readonly victims?: readonly Victim[];
  /** Speed of the printer, mm/s. @default instant */
  readonly printerSpeed?: number;
  /** Pause of a guest between two orders, ms. @default 600 */
  readonly pauseMs?: number;
  /** The rush goes on until so many orders were taken. @default 0 */
  readonly orders?: number;
  /** @default bin/restaurantctl */
  readonly program?: ProductOptions['program'];
}

/**
 * Runs the whole product under a rush of orders, kills its services with SIGKILL at random moments, lets the rush end and the queue
 * drain, and returns everything the checker needs. The printer stands outside, as a real one does.
 */
export async function crashRun(
  t: Pick<ExecutionContext, 'teardown' | 'log'>,
  options: CrashRunOptions,
): Promise<RunHistory> {
  const {
    kills,
    seed,
    disturb = killService,
    victims = serviceNames,
    printerSpeed = 0,
    pauseMs = 600,
    orders = 0,
    program,
  } = options;
  const random = createRandom(seed);
  const printer = await startVirtualPrinter({ profile: 'epson80', speed: printerSpeed, seed });
  t.teardown(() => printer.close());
  const product = await startProduct(t, { env: patience, ...(program !== undefined && { program }) });
  const token = await product.logIn('admin');
  const client = createApiClient({ baseUrl: product.apiUrl, token });
  await plugIn(client, printer.port);

  const subscribers = ['kitchen', 'counter', 'pass'].map((name) => subscribe(name, product, token));
  t.teardown(() => Promise.all(subscribers.map(({ stop }) => stop())));
  const menu = (await client.listMenu({ query: { limit: 100 } })).items.filter(
    ({ stock, options: groups }) => stock === null && groups.every(({ required }) => !required),
  );
  const rush = startRush({
    apiUrl: product.apiUrl,
    token,
    storeId: 1,
    guests: 4,
    menuItemIds: menu.map(({ id }) => id),
    pauseMs,
  });

  for (let kill = 0; kill < kills; kill++) {
    // Not a wait for something: the moment of the crash is to be random.
    await pause(300 + 600 * random());
    const victim = victims[Math.floor(random() * victims.length)] ?? 'api';
    await disturb(product, victim, kill);
  }
  await waitFor(`${orders} orders`, () => rush.acked.length >= orders);
  await rush.stop();
  await drained(client);
  const { seq: head } = await client.listOrders({ query: { store_id: 1, limit: 1 } });
  await arrived(subscribers, head);
  const stored = await listStored(client);
  const papers = printer.paper().map(readPaper);
  t.log(
    `${kills} kills, ${rush.acked.length} orders, head ${head}, ${papers.length} papers, ${papers.filter(({ marked }) => marked).length} marked`,
  );
  return {
    acked: rush.acked,
    confirmed: rush.confirmed,
    stored,
    head,
    papers,
    // What came after the look at the head (an order that still waits for a screen is reported again) is not compared.
    subscribers: subscribers.map(({ name, seqs }) => ({ name, seqs: seqs.filter((seq) => seq <= head) })),
  };
}

/** The rush must go on: a service that was killed thirty times still comes back at once. */
const patience = {
  RESTAURANTCTL_SUPERVISOR_MAX_CRASHES: '1000',
  RESTAURANTCTL_SUPERVISOR_BACKOFF_FIRST_MS: '50',
  RESTAURANTCTL_SUPERVISOR_BACKOFF_MAX_MS: '100',
  RESTAURANTCTL_PRINTD_LEASE_MS: '2000',
  RESTAURANTCTL_PRINTD_ALLOWED_PRINTERS: '127.0.0.1',
};

async function plugIn(client: ApiClient, port: number): Promise<void> {
  for (const { id } of (await client.listPrinters({})).items) await client.removePrinter({ params: { id } });
  await client.createPrinter({
    body: {
      store_id: 1,
      name: 'kitchen',
      connection: 'network',
      ip_address: '127.0.0.1',
      port,
      profile: 'epson-80',
      feedback: 'process_id',
    },
  });
}

function subscribe(
  name: string,
  product: Product,
  token: string,
): { name: string; seqs: number[]; stop: () => Promise<void> } {
  const seqs: number[] = [];
  const stopping = new AbortController();
  const { done } = followStream({
    url: `${product.hubUrl}/ws/store/1`,
    token,
    since: 0,
    signal: stopping.signal,
    onMessage: ({ seq }) => void seqs.push(seq),
    backoff: { first: 50, factor: 2, max: 500 },
  });
  return {
    name,
    seqs,
    stop: () => {
      stopping.abort();
      return done;
    },
  };
}

/** Waits until the service is ready, kills it, and waits until the supervisor knows. */
async function killService(product: Product, victim: Victim): Promise<void> {
  const find = async () => (await product.status()).services.find(({ service }) => service === victim);
  const before = await waitFor(`${victim} to be ready`, async () => {
    const status = await find();
    return status?.state === 'ready' && status.pid !== null && { pid: status.pid };
  });
  process.kill(before.pid, 'SIGKILL');
  await waitFor(`${victim} to be gone`, async () => (await find())?.pid !== before.pid);
}

async function drained(client: ApiClient): Promise<void> {
  let jobs: Partial<Record<string, number>> = {};
  const isDrained = async () => {
    ({ jobs } = await client.getPrintStats({ query: { store_id: 1 } }));
    return (jobs.pending ?? 0) + (jobs.printing ?? 0) + (jobs.waiting ?? 0) === 0;
  };
  await waitFor('the print queue to drain', isDrained, 120_000).catch((thrown: unknown) => {
    throw new Error(`The queue stands at ${JSON.stringify(jobs)}`, { cause: thrown });
  });
}

/** Waits until every subscriber stands at the end; one that never gets there is for the checker to find. */
async function arrived(
  subscribers: readonly { readonly seqs: readonly number[] }[],
  head: number,
): Promise<void> {
  const deadline = Date.now() + 20_000;
  await waitFor('every subscriber to reach the end of the stream', () => {
    return Date.now() > deadline || subscribers.every(({ seqs }) => (seqs.at(-1) ?? 0) >= head);
  });
}

async function listStored(client: ApiClient): Promise<readonly StoredOrder[]> {
  const stored: StoredOrder[] = [];
  for (;;) {
    const page = await client.listOrders({ query: { store_id: 1, limit: 100, skip: stored.length } });
    for (const { id, order_number: orderNumber, note, status } of page.items)
      stored.push({ id, orderNumber, note, status });
    if (stored.length >= page.total || page.items.length === 0) return stored;
  }
}

/** A ticket is complete from its heading (table or 外带) to its last line (任务 … 流水), and cut. */
function readPaper(receipt: Receipt): Paper {
  const text = receipt.lines.map((line) => line.text).join('\n');
  return {
    orderNumber: /ORD\d{18}/.exec(text)?.[0] ?? '',
    complete: receipt.cut !== null && /桌号|外带/.test(text) && /任务.*流水/.test(text),
    marked: text.includes('REPRINT'),
  };
}
