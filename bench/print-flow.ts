import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spoolTicket } from '../src/operations/paper/spool-ticket.ts';
import { createPictures } from '../src/drawing/pictures.ts';
import { createPrintClients } from '../src/printd/clients/print-clients.ts';
import { createPrintdMetrics } from '../src/printd/metrics.ts';
import { isProcessGone, nameThisProcess } from '../src/runtime/process-owner.ts';
import { defaultWorkerTimings } from '../src/printd/printer-worker.ts';
import { startVirtualPrinter } from '../src/virtual-printer/start-virtual-printer.ts';
import { startWorkerPool } from '../src/printd/worker-pool.ts';
import { startRelay } from '../src/relay/relay.ts';
import { systemClock } from '../src/runtime/clock.ts';
import { createLogger } from '../src/runtime/logger.ts';
import { openStorage } from '../src/storage/storage.ts';
import { numberArgument, percentiles, printFigures } from './figures.ts';
import { fireTicket, openStore, putPrinter } from '../test/helpers/kitchen.ts';

// From the kitchen's event to proven paper, through printers without a mechanism's delay, everything in one process.
// Run: node build/bench/print-flow.js [printers] [--json]
const printerCount = numberArgument(0, 1);
const folder = await mkdtemp(join(tmpdir(), 'restaurantctl-bench-'));
const wakes: (() => void)[] = [];
const storage = await openStorage({
  filename: join(folder, 'restaurant.db'),
  onEvents: () => wakes.forEach((wake) => wake()),
});
const storeId = await openStore(storage);
const stations = Array.from({ length: printerCount }, (_, index) => `station ${index}`);
const printers = await Promise.all(
  stations.map(() => startVirtualPrinter({ speed: 'instant', rollMm: 1_000_000_000 })),
);
for (const [index, { port }] of printers.entries())
  await putPrinter(storage, storeId, { port, stations: [stations[index] ?? ''], name: String(index) });

const logger = createLogger({ service: 'bench', level: 'warn' });
const pool = startWorkerPool({
  storage,
  clock: systemClock,
  logger,
  metrics: createPrintdMetrics(storage),
  pictures: createPictures(),
  owner: nameThisProcess(),
  isGone: isProcessGone,
  timings: defaultWorkerTimings,
  allowedPrinters: ['127.0.0.1'],
  virtualPort: () => Promise.reject(new Error('none')),
  clients: createPrintClients(),
});
const relay = startRelay({
  storage,
  clock: systemClock,
  name: 'spooler',
  wants: ({ ticketId }) => ticketId !== null,
  handle: spoolTicket,
  onFailure: ({ error }) => logger.error(error),
});
wakes.push(
  () => relay.wake(),
  () => pool.wake(),
);

const [first] = printers;
const arrivals: { readonly firstByte: number[]; readonly lastByte: number[] } = {
  firstByte: [],
  lastByte: [],
};
const proofs: number[] = [];
let firstAt = 0;
let lastAt = 0;
const off = first?.on(({ type }) => {
  if (type !== 'rx') return;
  lastAt = performance.now();
  firstAt ||= lastAt;
});
await printed(await fire(1));
for (let round = 0; round < 300; round++) {
  firstAt = 0;
  const started = performance.now();
  await printed(await fire(1));
  proofs.push(performance.now() - started);
  arrivals.firstByte.push(firstAt - started);
  arrivals.lastByte.push(lastAt - started);
}
off?.();

const count = 600;
const started = performance.now();
await printed(await fire(count), 20);
const seconds = (performance.now() - started) / 1_000;
printFigures('print-flow', {
  printers: printerCount,
  'event to first byte, ms': percentiles(arrivals.firstByte),
  'event to last byte, ms': percentiles(arrivals.lastByte),
  'event to proof on record, ms': percentiles(proofs),
  'proven tickets a second': Math.round(count / seconds),
});

await relay.stop();
await pool.stop();
await Promise.all(printers.map((printer) => printer.close()));
await storage.close();
await rm(folder, { recursive: true });

/** Fires tickets of ten dishes; returns how many jobs there are to be proven in all. */
async function fire(tickets: number): Promise<number> {
  const dishes = [
    '宫保鸡丁',
    '鱼香肉丝',
    '麻婆豆腐',
    '小笼包',
    '北京烤鸭',
    '糖醋里脊',
    '蛋炒饭',
    '酸辣汤',
    '水煮鱼',
    '回锅肉',
  ];
  await Promise.all(
    Array.from({ length: tickets }, (_, index) => {
      const station = stations[index % stations.length] ?? '';
      return fireTicket(
        storage,
        storeId,
        dishes.map((name) => ({ name, station })),
      );
    }),
  );
  const row = await storage.read('orders').count({ total: '*' }).first();
  return Number(row?.total);
}

/** @param pause between two looks, ms: they cost time, too */
async function printed(expected: number, pause = 0.5): Promise<void> {
  for (;;) {
    const row = await storage.read('print_job').where({ status: 'completed' }).count({ total: '*' }).first();
    if (Number(row?.total) >= expected) return;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
