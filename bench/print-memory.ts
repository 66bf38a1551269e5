import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStorage } from '../src/storage/storage.ts';
import { startVirtualPrinter } from '../src/virtual-printer/start-virtual-printer.ts';
import { openStore, putPrinter } from '../test/helpers/kitchen.ts';
import { queueMany } from '../test/helpers/queue-many.ts';
import { numberArgument, printFigures, round } from './figures.ts';

// What a printer service takes to get going behind a long queue: memory, and time until the first ticket is on paper. The
// service is a process of its own, the printers and their paper are not in it.
// Run: node build/bench/print-memory.js [jobs] [--json]
const count = numberArgument(0, 10_000);
const folder = await mkdtemp(join(tmpdir(), 'restaurantctl-bench-'));
const filename = join(folder, 'restaurant.db');
const storage = await openStorage({ filename });
const storeId = await openStore(storage);
const printers = await Promise.all(
  ['A', 'B', 'C'].map(() => startVirtualPrinter({ speed: 'instant', rollMm: 1_000_000_000 })),
);
const printerIds: number[] = [];
for (const [index, { port }] of printers.entries())
  printerIds.push(await putPrinter(storage, storeId, { port, name: String(index) }));
await queueMany(storage, { storeId, printerIds, count });
const firstCut = new Promise<number>((resolve) => {
  for (const printer of printers)
    printer.on(({ type }) => {
      if (type === 'cut') resolve(performance.now());
    });
});

const program = fileURLToPath(new URL('../test/fixtures/printd/mortal-worker.js', import.meta.url));
const started = performance.now();
const service = fork(program, [filename], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
const toPaper = (await firstCut) - started;
const memory: number[] = [];
let done = 0;
while (done < Math.min(count, 500)) {
  await new Promise((resolve) => setTimeout(resolve, 200));
  memory.push(await residentMiB(service.pid ?? 0));
  const row = await storage.read('print_job').where({ status: 'completed' }).count({ total: '*' }).first();
  done = Number(row?.total);
}
service.kill('SIGKILL');
printFigures('print-memory', {
  'jobs queued': count,
  'process start to first ticket on paper, ms': round(toPaper),
  'RSS while printing, MiB': { first: memory[0] ?? 0, most: Math.max(...memory) },
});
await Promise.all(printers.map((printer) => printer.close()));
await storage.close();
await rm(folder, { recursive: true });

/** Linux only. */
async function residentMiB(pid: number): Promise<number> {
  const { readFile } = await import('node:fs/promises');
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
