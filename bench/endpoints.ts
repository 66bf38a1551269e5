// How long each endpoint takes on a year of 200,000 orders, asked one after another of the API in a process of its own.
// Usage: node build/bench/endpoints.js [orders] [requests each] [data folder to keep]
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { createApiClient } from '../src/client/api-client.ts';
import { keepFinishedDays } from '../src/operations/reports/keep-day-figures.ts';
import { seedDemo } from '../src/operations/upkeep/seed-demo.ts';
import { systemClock } from '../src/runtime/clock.ts';
import { openStorage } from '../src/storage/storage.ts';
import { fillHistory } from './fill-history.ts';

const orders = Number(process.argv[2] ?? 200_000);
const requests = Number(process.argv[3] ?? 40);
const kept = process.argv[4];
const dataDir = kept ?? (await mkdtemp(join(tmpdir(), 'bench-endpoints-')));
const members = 5000;

if (!existsSync(join(dataDir, 'restaurant.db'))) {
  const begun = performance.now();
  const storage = await openStorage({ filename: join(dataDir, 'restaurant.db') });
  await seedDemo(storage);
  await fillHistory(storage, { orders, members, seed: 1, until: new Date() });
  // As the running service does every ten minutes.
  await keepFinishedDays({ storage, clock: systemClock });
  await storage.close();
  process.stdout.write(`${orders} orders made in ${Math.round((performance.now() - begun) / 1000)} s\n`);
}

const child = fork(new URL('orders-api.js', import.meta.url), [dataDir]);
const [hello]: unknown[] = await once(child, 'message');
const { port, token } = z.object({ port: z.number(), token: z.string() }).parse(hello);
const api = createApiClient({ baseUrl: `http://127.0.0.1:${port}`, token, timeoutMs: 120_000 });

const phone = (n: number) => `138${String(1 + (n % members)).padStart(8, '0')}`;
// Every twenty-fifth was cancelled and never cooked.
const someOrder = (n: number) => ({ params: { id: 1 + 25 * ((n * 7919) % Math.floor(orders / 25 - 4)) } });
const at = { store_id: 1 };
const month = { ...at, period: 'month' } as const;
const year = {
  ...at,
  period: 'custom',
  custom_start: new Date(Date.now() - 364 * 86_400_000).toISOString().slice(0, 10),
  custom_end: new Date().toISOString().slice(0, 10),
} as const;
const menu = (await api.listMenu({ query: { ...at, limit: 100 } })).items.filter(
  ({ stock, options }) => stock === null && options.every(({ required }) => !required),
);
const place = (n: number) =>
  api.createOrder({
    body: {
      ...at,
      table_id: 1 + (n % 12),
      items: [0, 1, 2].map((line) => ({
        menu_item_id: menu[(n + line) % menu.length]?.id ?? 1,
        quantity: 1,
      })),
    },
  });

const results: { group: string; name: string; p50: number; p99: number }[] = [];
await measure('menu', 'list', () => api.listMenu({ query: { ...at, limit: 100 } }));
await measure('menu', 'sold out, available', async () => {
  await api.sellOut({ params: { id: 1 }, body: {} });
  await api.sellAgain({ params: { id: 1 }, body: {} });
});
await measure('orders', 'create', place);
await measure('orders', 'get', (n) => api.getOrder(someOrder(n)));
await measure('orders', 'list', () => api.listOrders({ query: at }));
await measure('orders', 'list active', () => api.listOrders({ query: { ...at, active: true, limit: 100 } }));
await measure('orders', 'list by status', () =>
  api.listOrders({ query: { ...at, status: 'completed', limit: 100 } }),
);
await measure('orders', 'list by table', (n) => api.listOrders({ query: { ...at, table_id: 1 + (n % 12) } }));
await measure('orders', 'history', (n) => api.getOrderHistory(someOrder(n)));
await measure('orders', 'why', (n) => api.explainOrder(someOrder(n)));
await measure('orders', 'kitchen order', (n) => api.getKitchenOrder(someOrder(n)));
await measure('orders', 'confirm, prepare', async (n) => {
  const { id } = await place(n);
  for (const status of ['confirmed', 'preparing'] as const)
    await api.changeOrderStatus({ params: { id }, body: { status } });
});
await measure('payments', 'create, confirm', async (n) => {
  const { id } = await place(n);
  const { payment_id } = await api.createPayment({
    body: { order_id: id, payment_method: 'cash', customer_phone: phone(n) },
  });
  await api.confirmPayment({ params: { id: payment_id }, body: {} });
});
await measure('payments', 'status', (n) =>
  api.getPaymentStatus({ params: { id: 1 + ((n * 7919) % 100_000) } }),
);
await measure('members', 'by phone', (n) => api.getMemberByPhone({ params: { phone: phone(n) } }));
await measure('members', 'search', (n) => api.listCustomers({ query: { search: phone(n).slice(4) } }));
await measure('members', 'points log', (n) => api.listPointsLogs({ params: { id: 1 + (n % members) } }));
await measure('members', 'redeem', (n) => api.redeemPoints({ body: { member_id: 1 + (n % 10), points: 1 } }));
for (const [span, query] of [
  ['month', month],
  ['year', year],
] as const) {
  await measure(`analytics ${span}`, 'revenue-summary', () => api.getRevenueSummary({ query }));
  await measure(`analytics ${span}`, 'payment-methods', () => api.getPaymentMethodShares({ query }));
  await measure(`analytics ${span}`, 'menu-item-sales', () => api.getMenuItemSales({ query }));
  await measure(`analytics ${span}`, 'hourly-sales', () => api.getHourlySales({ query }));
  await measure(`analytics ${span}`, 'order-status', () => api.getOrderStatusCounts({ query }));
  await measure(`analytics ${span}`, 'daily-revenue', () =>
    api.getDailyRevenue({ query: { ...at, days: span === 'month' ? 31 : 366 } }),
  );
  await measure(`analytics ${span}`, 'top-orders', () => api.getTopOrders({ query }));
  await measure(`analytics ${span}`, 'prep-times', () => api.getPrepTimes({ query }));
  await measure(`analytics ${span}`, 'by-person', () => api.getPersonTotals({ query }));
}
await measure('print', 'jobs', () => api.listPrintJobs({ query: at }));
await measure('print', 'stats', () => api.getPrintStats({ query: at }));
await measure('print', 'printers', () => api.listPrinters({ query: at }));
await measure('attention', 'list', () => api.listAttention({ query: at }));

process.stdout.write(`\n${requests} requests each, one after another, over ${orders} orders\n`);
for (const { group, name, p50, p99 } of results)
  process.stdout.write(
    `${group.padEnd(16)}${name.padEnd(20)}p50 ${p50.toFixed(1).padStart(8)} ms  p99 ${p99.toFixed(1).padStart(8)} ms\n`,
  );
child.disconnect();
await once(child, 'exit');
if (kept === undefined) await rm(dataDir, { recursive: true });

async function measure(group: string, name: string, ask: (n: number) => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let n = 0; n < requests + 2; n++) {
    const begun = performance.now();
    await ask(n);
    // The first two open connections and fill caches.
    if (n >= 2) times.push(performance.now() - begun);
    // A slow one needs no more.
    if (times.length >= 5 && times.reduce((sum, time) => sum + time, 0) > 8000) break;
  }
  const sorted = times.toSorted((a, b) => a - b);
  const share = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
  results.push({ group, name, p50: share(0.5), p99: share(0.99) });
  process.stdout.write('.');
}
