import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beginPrintAttempt, foreseeRunningNumber } from '../src/operations/paper/begin-print-attempt.ts';
import { endPrintAttempt } from '../src/operations/paper/end-print-attempt.ts';
import { expirePrintJobs } from '../src/operations/paper/expire-print-jobs.ts';
import { takePrinter } from '../src/operations/printers/take-printer.ts';
import { tendQueues } from '../src/operations/paper/tend-queues.ts';
import { listPrintJobs } from '../src/storage/print-job-list.ts';
import { findNextPrintJob } from '../src/storage/print-jobs.ts';
import { openStorage } from '../src/storage/storage.ts';
import { numberArgument, percentiles, printFigures } from './figures.ts';
import { openStore, putPrinter } from '../test/helpers/kitchen.ts';
import { queueMany } from '../test/helpers/queue-many.ts';

// What a long queue costs: claiming a job (finding it and writing down the intent), ending it, and the looks at the whole queue.
// Run: node build/bench/print-queue.js [jobs] [--json]
const count = numberArgument(0, 10_000);
const folder = await mkdtemp(join(tmpdir(), 'restaurantctl-bench-'));
const storage = await openStorage({ filename: join(folder, 'restaurant.db') });
const storeId = await openStore(storage);
const printerIds: number[] = [];
for (const name of ['A', 'B', 'C']) printerIds.push(await putPrinter(storage, storeId, { name }));
if (count > 0) await queueMany(storage, { storeId, printerIds, count });
await queueMany(storage, { storeId, printerIds, count: 600 });

const finding: number[] = [];
const claiming: number[] = [];
const ending: number[] = [];
const measure = async <T>(times: number[], work: () => Promise<T>): Promise<T> => {
  const start = performance.now();
  const result = await work();
  times.push(performance.now() - start);
  return result;
};

for (const printerId of printerIds) {
  const taken = await storage.write((tx) =>
    takePrinter(tx, { printerId, owner: 'bench', isGone: () => false, duration: 3_600_000 }),
  );
  if (!taken) throw new Error('The printer is taken');
  for (let round = 0; round < 200; round++) {
    const job = await measure(finding, () => findNextPrintJob(storage.read, printerId));
    if (!job) throw new Error('The queue is empty');
    const attempt = { job, lease: taken.lease, processId: '0001', printContent: 'paper' };
    await measure(claiming, async () => {
      const runningNumber = await foreseeRunningNumber(storage.read, job, printerId);
      await storage.write((tx) => beginPrintAttempt(tx, { ...attempt, runningNumber }));
    });
    await measure(ending, () =>
      storage.write((tx) =>
        endPrintAttempt(tx, {
          jobId: job.id,
          outcome: { kind: 'completed', proof: 'process_id' },
          lease: taken.lease,
        }),
      ),
    );
  }
}
const looks: number[] = [];
const never = new AbortController().signal;
for (let round = 0; round < 20; round++)
  await measure(looks, async () => {
    await expirePrintJobs(storage, new Date());
    await tendQueues(storage, {
      now: new Date(),
      fallbackAfterMs: 60_000,
      watchedSince: new Date(0),
      owner: 'bench',
      isGone: () => false,
      leaseMs: 20_000,
      stopping: never,
    });
  });
const lists: number[] = [];
for (let round = 0; round < 20; round++)
  await measure(lists, () => listPrintJobs(storage.read, { storeIds: [storeId], skip: 0, limit: 20 }));
printFigures('print-queue', {
  'jobs queued': count,
  'find the next job, ms': percentiles(finding),
  'claim (intent on disk), ms': percentiles(claiming),
  'end (proof on disk), ms': percentiles(ending),
  'look after the queues, ms': percentiles(looks),
  'list the jobs, ms': percentiles(lists),
});
await storage.close();
await rm(folder, { recursive: true });
