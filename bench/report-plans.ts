// How SQLite finds what each report asks for: its plan, step by step, over a year of orders. A step that says SCAN reads a whole table.
// Usage: node build/bench/report-plans.js [orders]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DayRange } from '../src/domain/report-period.ts';
import { seedDemo } from '../src/operations/upkeep/seed-demo.ts';
import {
  findTopOrders,
  sumByDay,
  sumByDish,
  sumByMethod,
  sumByQuarterHour,
  sumByStatus,
  sumRevenue,
} from '../src/storage/analytics.ts';
import { openStorage, type Queryable } from '../src/storage/storage.ts';
import { fillHistory } from './fill-history.ts';

const orders = Number(process.argv[2] ?? 200_000);
const folder = await mkdtemp(join(tmpdir(), 'bench-plans-'));
const storage = await openStorage({ filename: join(folder, 'restaurant.db') });
await seedDemo(storage);
await fillHistory(storage, { orders, members: 100, seed: 1, until: new Date() });

const daysAgo = (count: number) => new Date(Date.now() - count * 86_400_000).toISOString().slice(0, 10);
const month: DayRange = { start: daysAgo(30), end: daysAgo(0) };
const scope = { storeId: 1, days: month };
const reports: Readonly<Record<string, (db: Queryable) => Promise<unknown>>> = {
  'revenue-summary': (db) => sumRevenue(db, scope),
  'payment-methods': (db) => sumByMethod(db, scope),
  'menu-item-sales': (db) => sumByDish(db, scope),
  'hourly-sales': (db) => sumByQuarterHour(db, scope),
  'order-status': (db) => sumByStatus(db, scope),
  'daily-revenue': (db) => sumByDay(db, scope),
  'top-orders': (db) => findTopOrders(db, scope, 10),
};

const { read } = storage;
let asked: { sql: string; bindings: string[] }[] = [];
read.on('query', (query: { sql: string; bindings: string[] }) => void asked.push(query));
for (const [name, report] of Object.entries(reports)) {
  asked = [];
  const begun = performance.now();
  await report(read);
  process.stdout.write(`${name}: ${(performance.now() - begun).toFixed(1)} ms over ${orders} orders\n`);
  for (const { sql, bindings } of asked.splice(0)) {
    const steps: { detail: string }[] = await read.raw(`explain query plan ${sql}`, bindings);
    for (const { detail } of steps) process.stdout.write(`  ${detail}\n`);
  }
}
await storage.close();
await rm(folder, { recursive: true });
