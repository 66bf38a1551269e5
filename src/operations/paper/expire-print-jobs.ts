import { findExpiredJobs } from '../../storage/print-jobs.ts';
import type { Storage } from '../../storage/storage.ts';
import { movePrintJob } from './move-print-job.ts';

const batchSize = 50;

/** Gives up jobs that came too late, a few in a transaction: a night's backlog must not hold up an order. */
export async function expirePrintJobs(storage: Storage, now: Date): Promise<void> {
  for (;;) {
    const expired = await findExpiredJobs(storage.read, { now, limit: batchSize });
    if (expired.length === 0) return;
    await storage.write(async (tx) => {
      // Looked up again: a worker may have begun one of them meanwhile.
      for (const { id } of await findExpiredJobs(tx.db, { now, limit: batchSize }))
        await movePrintJob(tx, { jobId: id, to: 'expired' });
    });
  }
}
